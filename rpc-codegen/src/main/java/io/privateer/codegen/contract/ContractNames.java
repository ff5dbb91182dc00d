package io.privateer.codegen.contract;

import com.squareup.wire.schema.ProtoFile;
import com.squareup.wire.schema.ProtoType;
import com.squareup.wire.schema.Schema;
import io.privateer.codegen.model.JavaNames;
import io.privateer.codegen.model.JavaType;
import io.privateer.codegen.model.Names;
import io.privateer.codegen.model.ProtoName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** How names of a {@code .proto} become names in Java. */
final class ContractNames {
    /** The methods of {@code Object} without parameters: no component of a record may have their names. */
    private static final Set<String> NO_COMPONENTS =
            Set.of("clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

    private final Schema schema;
    private final ContractSources sources;

    ContractNames(Schema schema, ContractSources sources) {
        this.schema = schema;
        this.sources = sources;
    }

    /** Whether a module that this one depends on has generated the type already. */
    boolean isForeign(JavaType.Declared type, ProtoName name) {
        JavaType.Declared codec = JavaNames.codec(type.packageName(), name);
        return onClassPath(codec);
    }

    /** Whether the class path has a class of this name. */
    boolean onClassPath(JavaType.Declared type) {
        String folder = type.packageName().isEmpty() ? "" : type.packageName().replace('.', '/') + "/";
        String resource = folder + String.join("$", type.simpleNames()) + ".class";
        return sources.importRoots().stream().anyMatch(root -> ProtoJars.contains(root, resource));
    }

    /** The {@code java_package} of a file, else its package. */
    String javaPackage(ProtoFile file) {
        String named = file.javaPackage();
        String name = named != null ? named : file.getPackageName() == null ? "" : file.getPackageName();
        return name + sources.packageSuffix();
    }

    /** Nested types are nested in Java too. */
    JavaType.Declared javaType(ProtoType type) {
        List<String> names = new ArrayList<>();
        for (String name : path(type)) {
            // Java does not let a class have the name of one that encloses it.
            String plain = type(name);
            names.add(names.contains(plain) ? plain + "_" : plain);
        }
        return new JavaType.Declared(javaPackage(file(type)), names, List.of());
    }

    /** With the names of enclosing types in front, as everywhere in the model. */
    ProtoName protoName(ProtoType type) {
        return new ProtoName(packageOf(type), String.join("", path(type)));
    }

    ProtoFile file(ProtoType type) {
        ProtoFile file = schema.protoFile(type);
        if (file == null) {
            throw new IllegalArgumentException("no file defines " + type);
        }
        return file;
    }

    private String packageOf(ProtoType type) {
        String name = file(type).getPackageName();
        return name == null ? "" : name;
    }

    private List<String> path(ProtoType type) {
        String packageName = packageOf(type);
        String full = type.toString();
        return List.of((packageName.isEmpty() ? full : full.substring(packageName.length() + 1)).split("\\.", -1));
    }

    /** A class, which Java begins with a capital letter. */
    static String type(String name) {
        return escaped(Names.upperFirst(name));
    }

    /** {@code Check} to {@code check}. */
    static String method(String name) {
        String java = lowerFirst(joined(name));
        return NO_COMPONENTS.contains(java) ? java + "_" : escaped(java);
    }

    /** {@code lease_id} to {@code leaseId}. */
    static String component(String name) {
        return method(name);
    }

    /** {@code lease_id} to {@code leaseId}, as protoc makes it: other letters stay as they are. */
    static String json(String name) {
        return joined(name);
    }

    private static String joined(String name) {
        StringBuilder joined = new StringBuilder();
        boolean up = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '_') {
                up = true;
            } else {
                joined.append(up ? Character.toUpperCase(c) : c);
                up = false;
            }
        }
        return joined.toString();
    }

    private static String lowerFirst(String name) {
        return name.isEmpty() ? "_" : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    /** Words of the language get an underscore. */
    static String escaped(String name) {
        String plain = Character.isJavaIdentifierStart(name.charAt(0)) ? name : "_" + name;
        return SourceVersion.isKeyword(plain)
                        || SourceVersion.isKeyword(plain, SourceVersion.latest())
                        || plain.equals("record")
                ? plain + "_"
                : plain;
    }
}
