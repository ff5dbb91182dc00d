package io.privateer.codegen.client;

import io.privateer.codegen.client.ClientModel.ClientPackage;
import io.privateer.codegen.model.ModuleId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

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
        NodeDescriptors descriptors = new NodeDescriptors(model);
        files.add("package.json", packageJson(model));
        files.add("descriptors.js", descriptors.module());
        files.add("descriptors.d.ts", descriptors.declarations());
        for (ClientPackage each : model.packages()) {
            NodeMessages messages = new NodeMessages(model, each, names, descriptors);
            NodeServices services = new NodeServices(model, each, names);
            String folder = NodeNames.folder(each.name());
            files.add(folder + "/messages.js", messages.module());
            files.add(folder + "/messages.d.ts", messages.declarations());
            files.add(folder + "/index.js", services.module());
            files.add(folder + "/index.d.ts", services.declarations());
        }
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
