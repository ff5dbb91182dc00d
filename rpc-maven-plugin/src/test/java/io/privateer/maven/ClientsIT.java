package io.privateer.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The setting {@code clients} of {@code generate}. */
class ClientsIT {
    private static final List<String> ALL = List.of(
            "cpp/CMakeLists.txt",
            "cpp/shop_client.cpp",
            "cpp/shop_client.hpp",
            "go/go.mod",
            "go/shop/shop.go",
            "node/descriptors.d.ts",
            "node/descriptors.js",
            "node/package.json",
            "node/shop/index.d.ts",
            "node/shop/index.js",
            "node/shop/messages.d.ts",
            "node/shop/messages.js",
            "perl/lib/Shop.pm",
            "python/shop.py");

    @RegisterExtension
    final Projects projects = new Projects();

    private static void languages(Project shop, String... languages) throws Exception {
        StringBuilder clients = new StringBuilder("<configuration><clients>");
        for (String language : languages) {
            clients.append("<client>").append(language).append("</client>");
        }
        shop.replace(
                "pom.xml",
                "<artifactId>rpc-maven-plugin</artifactId>",
                "<artifactId>rpc-maven-plugin</artifactId>" + clients + "</clients></configuration>");
    }

    @Test
    void clientsAreWrittenBesideWhatIsPackaged() throws Exception {
        Project shop = projects.copyOf("shop").withLoopback("src/main/java");
        languages(shop, "python", "node", "perl", "cpp", "go");

        shop.mvn("package").succeeded().doesNotSay("[WARNING]");

        assertEquals(
                ALL,
                List.copyOf(shop.times("target/generated-clients").keySet()).stream()
                        .map(file -> file.replaceFirst("^target/generated-clients/", ""))
                        .toList());
        try (JarFile jar = new JarFile(shop.file("target/shop-1.0.jar").toFile())) {
            assertTrue(jar.stream().noneMatch(entry -> entry.getName().matches(".*\\.(py|js|pm|go|cpp|hpp)")));
        }
    }

    @Test
    void aLanguageThatNobodyWantsAnyMoreIsDeleted() throws Exception {
        Project shop = projects.copyOf("shop");
        languages(shop, "python", "perl");
        shop.mvn("generate-sources").succeeded();
        assertTrue(shop.has("target/generated-clients/python/shop.py"));

        shop.replace("pom.xml", "<client>python</client>", "");
        shop.mvn("generate-sources").succeeded();

        assertFalse(shop.has("target/generated-clients/python"));
        assertTrue(shop.has("target/generated-clients/perl/lib/Shop.pm"));
    }

    @Test
    void thePropertiesSayTheSame() throws Exception {
        Project shop = projects.copyOf("shop");

        shop.mvn("generate-sources", "-Dprivateer.clients=go,python", "-Dprivateer.clientOutput=elsewhere")
                .succeeded();

        assertTrue(shop.has("elsewhere/go/shop/shop.go"));
        assertTrue(shop.has("elsewhere/python/shop.py"));
        assertFalse(shop.has("target/generated-clients"));
    }

    @Test
    void aLanguageThatThereIsNotIsRefusedByName() throws Exception {
        Project shop = projects.copyOf("shop");
        languages(shop, "cobol");

        assertEquals("clients has \"cobol\": there are python, node, perl, cpp, go", shop.refusal("generate-sources"));
        assertFalse(shop.has("target/generated-sources"));
    }
}
