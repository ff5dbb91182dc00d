package io.privateer.codegen.model;

/** A module's name in Maven's words. */
public record ModuleId(String groupId, String artifactId) {
    /** Where its lock lies in its jar. */
    public String lockResource() {
        return "META-INF/privateer/" + groupId + "/" + artifactId + "/rpc.lock";
    }
}
