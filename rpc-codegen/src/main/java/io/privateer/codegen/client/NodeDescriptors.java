package io.privateer.codegen.client;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import io.privateer.codegen.model.EnumModel;
import io.privateer.codegen.model.MessageModel;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The two files that describe all {@code .proto} files, and where in them a message or an enum is. */
final class NodeDescriptors {
    private final List<FileDescriptorProto> files;
    /** The names of the constants, by the path of the described file. */
    private final Map<String, String> constants = new LinkedHashMap<>();

    NodeDescriptors(ClientModel model) {
        files = model.descriptors().getFileList();
        Set<String> taken = new HashSet<>();
        for (FileDescriptorProto file : files) {
            String name = "file_" + file.getName().replaceAll("\\.proto$", "").replaceAll("[^A-Za-z0-9]", "_");
            constants.put(file.getName(), NodeNames.free(taken, name));
        }
    }

    String module() {
        SourceText out = new SourceText("  ").line(NodeGenerator.HEADER).line();
        SortedSet<String> googles = new TreeSet<>(constants.keySet());
        googles.removeIf(path -> !Descriptors.isGoogles(path));
        out.line("import { fileDesc } from \"@bufbuild/protobuf/codegenv2\";");
        if (!googles.isEmpty()) {
            List<String> names = googles.stream().map(this::constant).toList();
            NodeExpression.list("{", NodeExpression.all(names), "}")
                    .write(out, "import ", " from \"@bufbuild/protobuf/wkt\";");
        }
        for (FileDescriptorProto file : files) {
            if (!Descriptors.isGoogles(file.getName())) {
                out.line().line("/** " + ClientText.blockLines(file.getName()).get(0) + " */");
                described(out, file);
            }
        }
        return out.toString();
    }

    private void described(SourceText out, FileDescriptorProto file) {
        List<String> imported =
                file.getDependencyList().stream().map(this::constant).toList();
        NodeExpression imports = NodeExpression.list("[", NodeExpression.all(imported), "]");
        String before = "export const " + constant(file.getName()) + " = ";
        List<String> pieces = ClientText.pieces(Base64.getEncoder().encodeToString(file.toByteArray()));
        if (pieces.size() == 1) {
            NodeExpression.list("fileDesc(", List.of(NodeExpression.of('"' + pieces.get(0) + '"'), imports), ")")
                    .write(out, before, ";");
            return;
        }
        out.open(before + "fileDesc(");
        for (int i = 0; i < pieces.size(); i++) {
            out.line((i == 0 ? "" : "  ") + '"' + pieces.get(i) + '"' + (i + 1 < pieces.size() ? " +" : ","));
        }
        imports.write(out, "", ",");
        out.close(");");
    }

    String declarations() {
        SourceText out = new SourceText("  ")
                .line(NodeGenerator.HEADER)
                .line()
                .line("import type { GenFile } from \"@bufbuild/protobuf/codegenv2\";")
                .line();
        constants.forEach((path, constant) -> {
            if (!Descriptors.isGoogles(path)) {
                out.line("export declare const " + constant + ": GenFile;");
            }
        });
        return out.toString();
    }

    /** The constant that describes a file. */
    String constant(String protoFile) {
        String name = constants.get(protoFile);
        if (name == null) {
            throw new IllegalArgumentException("no descriptor of " + protoFile);
        }
        return name;
    }

    /** Where a message is: the arguments that find it. */
    List<String> place(MessageModel message) {
        int index = file(message.protoFile()).getMessageTypeList().stream()
                .map(each -> each.getName())
                .toList()
                .indexOf(message.name().simpleName());
        return List.of(constant(message.protoFile()), String.valueOf(index));
    }

    /** Where an enum is: the arguments that find it; one from a {@code .proto} is the only one in a message around it. */
    List<String> place(EnumModel enumeration) {
        FileDescriptorProto file = file(enumeration.protoFile());
        String constant = constant(enumeration.protoFile());
        String name = enumeration.name().simpleName();
        for (int i = 0; i < file.getEnumTypeCount(); i++) {
            if (file.getEnumType(i).getName().equals(name)) {
                return List.of(constant, String.valueOf(i));
            }
        }
        for (int i = 0; i < file.getMessageTypeCount(); i++) {
            if (file.getMessageType(i).getEnumTypeList().stream()
                    .anyMatch(each -> each.getName().equals(name))) {
                return List.of(constant, String.valueOf(i), "0");
            }
        }
        throw new IllegalArgumentException("no descriptor of " + enumeration.name());
    }

    private FileDescriptorProto file(String protoFile) {
        return files.stream()
                .filter(file -> file.getName().equals(protoFile))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no descriptor of " + protoFile));
    }
}
