package io.privateer.codegen.read;

import io.privateer.codegen.model.ProtoName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects what is wrong, so that all of it is reported at once, each at its element. */
final class Problems {
    /** A message at its place. Equal ones are the same problem met twice, on two ways to one record. */
    record Entry(Site site, String message) {}

    private final Set<Entry> entries = new LinkedHashSet<>();
    private final Set<Entry> unresolved = new LinkedHashSet<>();
    private final Map<String, Site> places = new HashMap<>();

    void report(Site site, String message) {
        entries.add(new Entry(site, site.text() + ": " + message));
    }

    /** A message that says itself what it is about. */
    void reportWhole(Site site, String message) {
        entries.add(new Entry(site, message));
    }

    /** A type that no source defines yet; another processor may still write it. */
    void unresolved(Site site, String type) {
        unresolved.add(new Entry(
                site,
                site.text() + ": the type " + type
                        + " is not known. Import it, or put the jar that has it on the class path"));
    }

    /** Remembers where a part of the model was written, for problems that are found in the model later. */
    void place(String part, Site site) {
        places.putIfAbsent(part, site);
    }

    /** The place of the part, or of what encloses it. */
    java.util.Optional<Site> placeOf(String part) {
        for (String name = part; ; ) {
            Site site = places.get(name);
            if (site != null) {
                return java.util.Optional.of(site);
            }
            int end = Math.max(name.lastIndexOf('#'), name.lastIndexOf('/'));
            if (end < 0) {
                return java.util.Optional.empty();
            }
            name = name.substring(0, end);
        }
    }

    /** The key of a field, constant or variant in {@link #place}. */
    static String part(ProtoName message, String protoName) {
        return message.full() + "#" + protoName;
    }

    List<Entry> all() {
        return List.copyOf(entries);
    }

    List<Entry> stillUnresolved() {
        return new ArrayList<>(unresolved);
    }
}
