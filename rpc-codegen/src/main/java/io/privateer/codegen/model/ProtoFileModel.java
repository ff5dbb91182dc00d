package io.privateer.codegen.model;

import java.util.List;

/**
 * One {@code .proto} to generate: what one module has in one Java package.
 *
 * @param path the import path, with slashes
 * @param packageName the Java package, which is the package in the file too
 * @param imports the paths of files that its messages name, sorted; Google's own included
 */
public record ProtoFileModel(
        String path,
        String packageName,
        List<String> imports,
        List<MessageModel> messages,
        List<EnumModel> enums,
        List<ServiceModel> services) {
    public ProtoFileModel {
        imports = List.copyOf(imports);
        messages = List.copyOf(messages);
        enums = List.copyOf(enums);
        services = List.copyOf(services);
    }
}
