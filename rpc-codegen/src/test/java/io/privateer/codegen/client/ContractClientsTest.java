package io.privateer.codegen.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.privateer.codegen.CodeGeneration;
import io.privateer.codegen.GenerationRequest;
import io.privateer.codegen.generate.Workshop;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Clients of a service that came as a {@code .proto}, whose methods take and give whole messages. Compared as whole files;
 * each language's own test compiles them. {@code -Dgolden.update} rewrites them.
 */
final class ContractClientsTest {
    private static final Path CONTRACTS = Path.of("src/test/contracts");

    @ParameterizedTest
    @EnumSource
    void clientsOfAContractAreAsExpected(ClientLanguage language, @TempDir Path folder) throws Exception {
        areAsExpected(CONTRACTS.resolve("health"), language, folder);
    }

    @ParameterizedTest
    @EnumSource
    void clientsOfAPackageWithoutMessagesAreAsExpected(ClientLanguage language, @TempDir Path folder) throws Exception {
        areAsExpected(CONTRACTS.resolve("keyvalue"), language, folder);
    }

    /** Google's own messages in every place where a field can hold one. */
    @ParameterizedTest
    @EnumSource
    void clientsWithGooglesMessagesAreAsExpected(ClientLanguage language, @TempDir Path folder) throws Exception {
        areAsExpected(CONTRACTS.resolve("knowntypes"), language, folder);
    }

    private static void areAsExpected(Path contract, ClientLanguage language, Path folder) throws Exception {
        GenerationRequest request = GenerationRequest.builder()
                .contractRoots(List.of(contract.resolve("input")))
                .javaOutput(folder.resolve("java"))
                .protoOutput(folder.resolve("proto"))
                .resourceOutput(folder.resolve("resources"))
                .stateFile(folder.resolve("state"))
                .clients(List.of(language))
                .clientOutput(folder.resolve("clients"))
                .build();
        assertEquals(List.of(), CodeGeneration.run(request).problems());

        Map<String, String> generated = Workshop.files(folder.resolve("clients").resolve(language.id()));
        assertFalse(generated.isEmpty());
        Path expected = contract.resolve("clients").resolve(language.id());
        if (System.getProperty("golden.update") != null) {
            Workshop.replace(expected, generated);
        }
        Map<String, String> wanted = Workshop.files(expected);
        assertEquals(wanted.keySet(), generated.keySet());
        wanted.forEach((file, content) -> assertEquals(content, generated.get(file), file));
    }
}
