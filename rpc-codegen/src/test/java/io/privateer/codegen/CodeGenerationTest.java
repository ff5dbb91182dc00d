package io.privateer.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CodeGenerationTest {
    private final Path folder;

    CodeGenerationTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void generatedCodeOfASmallShopCompilesWithoutAWarning() {
        Workspace shop = new Workspace(folder)
                .source("""
                        package shop;

                        import io.privateer.rpc.annotation.RpcMethod;
                        import io.privateer.rpc.annotation.RpcService;
                        import java.util.Optional;
                        import java.util.UUID;

                        /** Orders of a shop. */
                        @RpcService
                        public interface Orders {
                            /** Deduplicated: a retry never places a second order. */
                            Receipt place(Order order) throws OutOfStock;

                            @RpcMethod(idempotent = true, timeout = "200ms")
                            Optional<Order> find(UUID id);
                        }
                        """)
                .source("""
                        package shop;

                        import java.util.List;
                        import java.util.Map;
                        import java.util.UUID;

                        /**
                         * An order.
                         *
                         * @param id whose it is
                         */
                        public record Order(UUID id, List<Line> lines, Map<String, List<Integer>> notes, Status status) {
                            public record Line(String sku, int amount) {}

                            public enum Status {
                                OPEN,
                                PAID
                            }
                        }
                        """)
                .source("package shop;\n\npublic record Receipt(long number) {}\n")
                .source("""
                        package shop;

                        public class OutOfStock extends Exception {
                            private static final long serialVersionUID = 1;
                            private final String sku;

                            public OutOfStock(String sku) {
                                super("out of " + sku);
                                this.sku = sku;
                            }

                            public String sku() {
                                return sku;
                            }
                        }
                        """);
        GenerationResult result = shop.generate();
        assertEquals("", shop.text(result));
        shop.compile();
        System.out.println(shop.read("rpc.lock"));
        System.out.println(result);
        System.out.println(shop.read("proto/shop/shop.proto"));
        System.out.println(shop.generate());
    }
}
