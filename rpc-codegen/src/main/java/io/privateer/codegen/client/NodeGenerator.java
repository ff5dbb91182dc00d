package io.privateer.codegen.client;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import io.privateer.codegen.client.ClientModel.ClientPackage;
import io.privateer.codegen.model.ModuleId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The client for Node: an npm package of plain modules with TypeScript declarations, over {@code @bufbuild/protobuf}. Each
 * Java package has a folder, with the messages in one module and the services, which use them, in another: so no two modules
 * wait for each other, whatever packages do.
 */
final class NodeGenerator implements ClientGenerator {
    static final String HEADER =
            "// Generated from Java by Privateer. Changes here are lost: change the Java source and build.";

    @Override
    public void generate(ClientModel model, ClientFiles files) {
        Map<String, NodeNames> names = new LinkedHashMap<>();
        model.packages().forEach(each -> names.put(each.name(), new NodeNames(each)));
        Map<String, String> descriptors = descriptors(model);
        files.add("package.json", packageJson(model));
        files.add("descriptors.js", descriptorsModule(model, descriptors));
        files.add("descriptors.d.ts", descriptorsTypes(descriptors));
        for (ClientPackage each : model.packages()) {
            NodeModule module = new NodeModule(model, each, names, descriptors);
            String folder = NodeNames.folder(each.name());
            files.add(folder + "/messages.js", module.messages());
            files.add(folder + "/messages.d.ts", module.messageTypes());
            files.add(folder + "/index.js", module.services());
            files.add(folder + "/index.d.ts", module.serviceTypes());
        }
    }

    /** The names of the constants for each described file, by its path. */
    private static Map<String, String> descriptors(ClientModel model) {
        Map<String, String> constants = new LinkedHashMap<>();
        for (FileDescriptorProto file : model.descriptors().getFileList()) {
            String stem = "file_" + file.getName().replaceAll("\\.proto$", "").replaceAll("[^A-Za-z0-9]", "_");
            while (constants.containsValue(stem)) {
                stem += "_";
            }
            constants.put(file.getName(), stem);
        }
        return constants;
    }

    private static String descriptorsModule(ClientModel model, Map<String, String> constants) {
        SourceText out = new SourceText("  ").line(HEADER).line();
        SortedSet<String> googles = new TreeSet<>(constants.keySet());
        googles.removeIf(path -> !isGoogles(path));
        out.line("import { fileDesc } from \"@bufbuild/protobuf/codegenv2\";");
        if (!googles.isEmpty()) {
            out.line("import { " + googles.stream().map(constants::get).collect(Collectors.joining(", "))
                    + " } from \"@bufbuild/protobuf/wkt\";");
        }
        for (FileDescriptorProto file : model.descriptors().getFileList()) {
            if (isGoogles(file.getName())) {
                continue;
            }
            out.line().line("/** " + ClientText.blockLines(file.getName()).get(0) + " */");
            out.open("export const " + constants.get(file.getName()) + " = fileDesc(");
            List<String> parts = chunks(Base64.getEncoder().encodeToString(file.toByteArray()));
            for (int i = 0; i < parts.size(); i++) {
                out.line((i == 0 ? "" : "  ") + '"' + parts.get(i) + '"' + (i + 1 < parts.size() ? " +" : ","));
            }
            out.line("["
                    + file.getDependencyList().stream().map(constants::get).collect(Collectors.joining(", "))
                    + "],");
            out.close(");");
        }
        return out.toString();
    }

    private static String descriptorsTypes(Map<String, String> constants) {
        SourceText out = new SourceText("  ")
                .line(HEADER)
                .line()
                .line("import type { GenFile } from \"@bufbuild/protobuf/codegenv2\";")
                .line();
        constants.forEach((path, constant) -> {
            if (!isGoogles(path)) {
                out.line("export declare const " + constant + ": GenFile;");
            }
        });
        return out.toString();
    }

    private static boolean isGoogles(String path) {
        return path.startsWith("google/protobuf/");
    }

    private static List<String> chunks(String text) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < text.length(); i += 100) {
            parts.add(text.substring(i, Math.min(text.length(), i + 100)));
        }
        return parts.isEmpty() ? List.of("") : parts;
    }

    private static String packageJson(ClientModel model) {
        String artifact = model.module().id().map(ModuleId::artifactId).orElse("privateer");
        String name =
                artifact.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "-").replaceAll("^-+", "");
        SourceText out = new SourceText("  ");
        out.open("{")
                .line("\"name\": \"" + name + "-client\",")
                .line("\"version\": \"0.0.0\",")
                .line("\"private\": true,")
                .line("\"type\": \"module\",")
                .open("\"exports\": {");
        for (int i = 0; i < model.packages().size(); i++) {
            String folder = NodeNames.folder(model.packages().get(i).name());
            out.open("\"./" + folder + "\": {")
                    .line("\"types\": \"./" + folder + "/index.d.ts\",")
                    .line("\"default\": \"./" + folder + "/index.js\"")
                    .close(i + 1 < model.packages().size() ? "}," : "}");
        }
        out.close("},")
                .open("\"dependencies\": {")
                .line("\"@bufbuild/protobuf\": \"^2.17.0\",")
                .line("\"privateer-rpc\": \"^0.1.0\"")
                .close("}")
                .close("}");
        return out.toString();
    }
}
