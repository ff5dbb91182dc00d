package io.privateer.benchmarks.contender;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.privateer.benchmarks.contract.Order;
import io.privateer.benchmarks.contract.Receipt;
import io.privateer.benchmarks.contract.Sums;
import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.server.handlers.PathHandler;
import io.undertow.util.Headers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

/** JSON over HTTP/1.1: Undertow and Jackson on one side, the JDK's HttpClient and Jackson on the other. */
final class RestContender implements Contender {
    /** The body of an echo; Jackson writes bytes as base64. */
    record Payload(byte[] bytes) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String name() {
        return "rest";
    }

    @Override
    public Set<Mode> modes() {
        return EnumSet.allOf(Mode.class);
    }

    @Override
    public Set<Workload> workloads() {
        return EnumSet.allOf(Workload.class);
    }

    @Override
    public Server serve(int workers) {
        Sums sums = new Sums();
        HttpHandler routes = new PathHandler()
                .addExactPath("/echo", exchange -> answer(exchange, read(exchange, Payload.class)))
                .addExactPath("/place", exchange -> answer(exchange, sums.place(read(exchange, Order.class))));
        Undertow server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setWorkerThreads(workers)
                .setHandler(new BlockingHandler(routes))
                .build();
        server.start();
        int port = ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
        return new Server() {
            @Override
            public String endpoint() {
                return "http://127.0.0.1:" + port;
            }

            @Override
            public void close() {
                server.stop();
            }
        };
    }

    private static <T> T read(HttpServerExchange exchange, Class<T> type) throws IOException {
        return JSON.readValue(exchange.getInputStream(), type);
    }

    private static void answer(HttpServerExchange exchange, Object value) throws IOException {
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
        exchange.getResponseSender().send(ByteBuffer.wrap(JSON.writeValueAsBytes(value)));
    }

    @Override
    public Client connect(String endpoint) {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return new Client() {
            @Override
            public BlockingCall blocking(Workload workload, int bytes) {
                Exchange exchange = new Exchange(endpoint, workload, bytes);
                return () -> exchange.check(http.send(exchange.request(), HttpResponse.BodyHandlers.ofByteArray()));
            }

            @Override
            public Flight flight(Workload workload, int bytes) {
                Exchange exchange = new Exchange(endpoint, workload, bytes);
                return new FutureFlight(
                        () -> http.sendAsync(exchange.request(), HttpResponse.BodyHandlers.ofByteArray())
                                .thenAccept(exchange::check));
            }

            @Override
            public void close() {}
        };
    }

    /** One kind of request and what its answer must say. */
    private static final class Exchange {
        private final URI uri;
        private final Object argument;
        private final Consumer<byte[]> check;

        Exchange(String endpoint, Workload workload, int bytes) {
            if (workload == Workload.ECHO) {
                byte[] payload = Workload.payload(bytes);
                this.uri = URI.create(endpoint + "/echo");
                this.argument = new Payload(payload);
                this.check =
                        body -> Check.echo(payload, parse(body, Payload.class).bytes());
            } else {
                Order order = Workload.order(bytes);
                long total = Workload.totalCents(order);
                this.uri = URI.create(endpoint + "/place");
                this.argument = order;
                this.check =
                        body -> Check.total(total, parse(body, Receipt.class).totalCents());
            }
        }

        HttpRequest request() throws IOException {
            return HttpRequest.newBuilder(uri)
                    .timeout(Duration.ofSeconds(10))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(argument)))
                    .build();
        }

        void check(HttpResponse<byte[]> response) {
            if (response.statusCode() != 200) {
                throw new IllegalStateException("HTTP " + response.statusCode());
            }
            check.accept(response.body());
        }

        private static <T> T parse(byte[] body, Class<T> type) {
            try {
                return JSON.readValue(body, type);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
