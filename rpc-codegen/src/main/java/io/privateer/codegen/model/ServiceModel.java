package io.privateer.codegen.model;

import java.util.List;

/**
 * One annotated interface.
 *
 * @param javaType the interface
 * @param name the interface's name, with its enclosing types' names in front if it is nested; the stem of all generated
 *     names
 * @param wireName full name on the wire, the part of each path before the slash
 * @param publicAccess whether other packages may name the interface
 * @param methods in the order of their names on the wire
 * @param protoFile the {@code .proto} of its package
 */
public record ServiceModel(
        JavaType.Declared javaType,
        String name,
        String wireName,
        boolean publicAccess,
        List<MethodModel> methods,
        String protoFile,
        String origin,
        String doc) {
    public ServiceModel {
        methods = List.copyOf(methods);
    }

    /** The Java package of the interface and of all that is generated for it. */
    public String packageName() {
        return javaType.packageName();
    }
}
