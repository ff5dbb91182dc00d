package io.privateer.codegen.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Message;
import io.privateer.codegen.Workspace;
import io.privateer.codegen.generate.GeneratedFile;
import io.privateer.codegen.generate.Generators;
import io.privateer.codegen.generate.Workshop;
import io.privateer.codegen.model.ModuleModel;
import io.privateer.codegen.read.Models;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Protoc is the judge of what the model's descriptors have to be. */
final class DescriptorsTest {
    private static ModuleModel model(String golden, Path folder) throws Exception {
        Workspace workspace = new Workspace(folder);
        Workshop.files(Workshop.GOLDEN.resolve(golden).resolve("input"))
                .forEach((path, text) -> workspace.file("src/" + path, text));
        return Models.of(workspace, List.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"everything", "evolved", "hostile", "orders", "packages"})
    void describesWhatProtocDescribes(String golden, @TempDir Path sources, @TempDir Path folder) throws Exception {
        ModuleModel model = model(golden, sources);
        Workshop workshop = new Workshop(folder);
        for (var generator : Generators.all()) {
            for (GeneratedFile file : generator.generate(model)) {
                if (file.kind() == GeneratedFile.Kind.PROTO) {
                    Path path = workshop.proto().resolve(file.path());
                    Files.createDirectories(path.getParent());
                    Files.writeString(path, file.content());
                }
            }
        }
        Map<String, FileDescriptorProto> protocs = new TreeMap<>();
        workshop.protocDescriptors().getFileList().forEach(file -> protocs.put(file.getName(), plain(file)));

        Map<String, FileDescriptorProto> ours = new TreeMap<>();
        new Descriptors(model)
                .files().getFileList().stream()
                        .filter(file -> !file.getName().startsWith("google/"))
                        .forEach(file -> ours.put(file.getName(), withoutFormerNames(file)));
        assertEquals(protocs, ours);
    }

    @Test
    void whatWasRenamedHasItsFormerNameAsAnOption(@TempDir Path sources) throws Exception {
        assertEquals(
                List.of(
                        "book: ledger",
                        "by_account: accounts",
                        "cents: amountCents",
                        "company: firm",
                        "name: title",
                        "LEDGER_STATE_CLOSED: LEDGER_STATE_DONE"),
                new Descriptors(model("evolved", sources))
                        .files().getFileList().stream()
                                .flatMap(DescriptorsTest::formerNames)
                                .toList());
    }

    private static Stream<String> formerNames(FileDescriptorProto file) {
        return Stream.concat(
                file.getMessageTypeList().stream()
                        .flatMap(message -> message.getFieldList().stream())
                        .flatMap(field -> formerName(field.getName(), field.getOptions())),
                file.getEnumTypeList().stream()
                        .flatMap(enumeration -> enumeration.getValueList().stream())
                        .flatMap(value -> formerName(value.getName(), value.getOptions())));
    }

    private static Stream<String> formerName(String name, Message options) {
        return options.getUnknownFields().getField(Descriptors.FORMER_NAME).getLengthDelimitedList().stream()
                .map(former -> name + ": " + former.toStringUtf8());
    }

    @Test
    void eachFileComesAfterItsImports(@TempDir Path sources) throws Exception {
        Map<String, FileDescriptor> built = new TreeMap<>();
        for (FileDescriptorProto file :
                new Descriptors(model("packages", sources)).files().getFileList()) {
            FileDescriptor[] imports =
                    file.getDependencyList().stream().map(built::get).toArray(FileDescriptor[]::new);
            built.put(file.getName(), FileDescriptor.buildFrom(file, imports));
        }
        assertTrue(built.size() > 1, built.keySet().toString());
    }

    /** Less what protoc knows nothing of. */
    private static FileDescriptorProto withoutFormerNames(FileDescriptorProto file) {
        FileDescriptorProto.Builder without = file.toBuilder();
        without.getMessageTypeBuilderList().stream()
                .flatMap(message -> message.getFieldBuilderList().stream())
                .filter(FieldDescriptorProto.Builder::hasOptions)
                .forEach(FieldDescriptorProto.Builder::clearOptions);
        without.getEnumTypeBuilderList().stream()
                .flatMap(enumeration -> enumeration.getValueBuilderList().stream())
                .filter(EnumValueDescriptorProto.Builder::hasOptions)
                .forEach(EnumValueDescriptorProto.Builder::clearOptions);
        return without.build();
    }

    /** Less what only matters to who compiles the file. */
    private static FileDescriptorProto plain(FileDescriptorProto file) {
        FileDescriptorProto.Builder plain = file.toBuilder()
                .clearOptions()
                .clearService()
                .clearMessageType()
                .clearEnumType();
        for (DescriptorProto message : file.getMessageTypeList()) {
            plain.addMessageType(message.toBuilder().clearReservedName().clearReservedRange());
        }
        for (EnumDescriptorProto enumeration : file.getEnumTypeList()) {
            plain.addEnumType(enumeration.toBuilder().clearReservedName().clearReservedRange());
        }
        return plain.build();
    }
}
