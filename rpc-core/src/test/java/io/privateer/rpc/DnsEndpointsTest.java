package io.privateer.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.rpc.zmq.Await;
import io.privateer.rpc.zmq.HostAddresses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A client whose servers are the addresses of a name, with two servers on one port of two loopback addresses. */
@Timeout(60)
final class DnsEndpointsTest {
    private static final Duration INTERVAL = Duration.ofMillis(100);

    /** What the name server says, and who asked it. */
    private static final class NameServer implements HostAddresses.Lookup {
        private final Set<String> askers = ConcurrentHashMap.newKeySet();
        private final AtomicInteger asked = new AtomicInteger();
        private volatile List<String> addresses = List.of();
        private volatile CountDownLatch answers = new CountDownLatch(0);

        @Override
        public InetAddress[] allByName(String host) throws UnknownHostException {
            askers.add(Thread.currentThread().getName());
            asked.incrementAndGet();
            try {
                answers.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            if (!host.equals("orders.test") || addresses.isEmpty()) {
                throw new UnknownHostException(host);
            }
            List<InetAddress> found = new ArrayList<>();
            for (String address : addresses) {
                found.addAll(List.of(InetAddress.getAllByName(address)));
            }
            return found.toArray(InetAddress[]::new);
        }
    }

    private final NameServer names = new NameServer();
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        names.answers.countDown();
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).close();
        }
    }

    private RpcServer server(String endpoint, String name) {
        RpcServer server = RpcServer.builder()
                .bind(endpoint)
                .insecure()
                .serve(TextService.binding(text -> name))
                .start();
        open.add(() -> server.close(Duration.ZERO));
        return server;
    }

    private RpcClient client(int port) {
        HostAddresses addresses = HostAddresses.of("tcp://orders.test:" + port, names);
        RpcClient client = RpcClient.builder()
                .name("dns-client")
                .endpoints(addresses::lookUp, INTERVAL)
                .deadline(Duration.ofSeconds(20))
                .build();
        open.add(client);
        return client;
    }

    /** Two servers on the same port; its number. */
    private int two() {
        String first = server("tcp://127.0.0.1:0", "first").endpoint();
        int port = Integer.parseInt(first.substring(first.lastIndexOf(':') + 1));
        server("tcp://127.0.0.2:" + port, "second");
        return port;
    }

    private static void await(BooleanSupplier condition) {
        Await.await(Duration.ofSeconds(30), condition);
    }

    private void awaitLookups(int more) {
        int from = names.asked.get();
        await(() -> names.asked.get() >= from + more);
    }

    @Test
    void callsGoToAllAddressesOfAName() {
        names.addresses = List.of("127.0.0.1", "127.0.0.2");
        RpcClient client = client(two());
        Set<String> servers = ConcurrentHashMap.newKeySet();
        await(() -> servers.add(TextService.find(client, "who?")) && servers.size() == 2);
        assertEquals(Set.of("first", "second"), servers);
    }

    @Test
    void theNameIsResolvedAgainAndAgain() {
        names.addresses = List.of("127.0.0.1");
        RpcClient client = client(two());
        assertEquals("first", TextService.find(client, "who?"));
        names.addresses = List.of("127.0.0.2");
        // The second of two lookups began after the change, and what the first one found has been taken.
        awaitLookups(3);
        await(() -> TextService.find(client, "who?").equals("second"));
        for (int i = 0; i < 20; i++) {
            assertEquals("second", TextService.find(client, "who?"));
        }
    }

    @Test
    void whileTheNameIsUnknownTheServersThatAreKnownStay() {
        names.addresses = List.of("127.0.0.1");
        RpcClient client = client(two());
        assertEquals("first", TextService.find(client, "who?"));
        names.addresses = List.of();
        awaitLookups(3);
        assertEquals("first", TextService.find(client, "who?"));
    }

    @Test
    void callsWaitForANameThatIsNotKnownYet() {
        RpcClient client = client(two());
        awaitLookups(2);
        names.addresses = List.of("127.0.0.1");
        assertEquals("first", TextService.find(client, "who?"));
    }

    @Test
    void aLookupThatHangsHoldsUpNobodyAndNoSocketsThreadEverLooksUp() {
        names.addresses = List.of("127.0.0.1");
        RpcClient client = client(two());
        assertEquals("first", TextService.find(client, "who?"));
        names.answers = new CountDownLatch(1);
        awaitLookups(1);
        long start = System.nanoTime();
        assertEquals("first", TextService.find(client, "who?"));
        assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(10));
        assertEquals(Set.of("dns-client-endpoints"), names.askers);
    }

    @Test
    void anEndpointThatCannotBeReadIsRefusedAtOnce() {
        assertEquals(
                "endpoint \"tcp://orders.test\": the port is missing",
                assertThrows(IllegalArgumentException.class, () -> EndpointSource.dns("tcp://orders.test"))
                        .getMessage());
    }

    @Test
    void thePlatformsResolverIsTheDefault() throws Exception {
        List<String> found = EndpointSource.dns("tcp://localhost:5555").endpoints();
        assertTrue(
                found.contains("tcp://127.0.0.1:5555") || found.contains("tcp://[0:0:0:0:0:0:0:1]:5555"),
                found::toString);
    }
}
