package io.privateer.examples.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.privateer.rpc.RpcClient;
import io.privateer.rpc.RpcServer;
import io.privateer.rpc.call.Outcome;
import io.privateer.rpc.call.RpcException;
import io.privateer.rpc.testkit.CallHistory;
import io.privateer.rpc.testkit.ExitWithParent;
import io.privateer.rpc.testkit.JavaProcess;
import io.privateer.rpc.testkit.KillSwitch;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A server in a process of its own, which is killed as only a process can be. */
class KilledProcessTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    /** The server's process: it prints what it sells, and its second customer is its last. */
    static final class Server {
        public static void main(String[] arguments) throws InterruptedException {
            ExitWithParent.watch();
            KillSwitch killSwitch = KillSwitch.ofThisProcess();
            killSwitch.afterExecutionBeforeReply(2);
            Hall hall = new Hall(10);
            BoxOffice printing = new BoxOffice() {
                @Override
                public Ticket buy(UUID order, String show) throws SoldOut {
                    Ticket ticket = hall.buy(order, show);
                    System.out.println("sold to " + order);
                    return ticket;
                }

                @Override
                public List<Ticket> find(UUID order) {
                    return hall.find(order);
                }
            };
            try (RpcServer server = RpcServer.builder()
                    .bind("tcp://127.0.0.1:0")
                    .intercept(killSwitch)
                    .serve(BoxOfficeBinding.of(printing))
                    .start()) {
                System.out.println("listens at " + server.endpoint());
                new CountDownLatch(1).await();
            }
        }
    }

    @Test
    void killBetweenSaleAndReplyIsToldAsUnknown() throws SoldOut {
        CallHistory history = new CallHistory();
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        try (JavaProcess process = JavaProcess.of(Server.class).start();
                RpcClient client = RpcClient.builder()
                        .endpoint(process.awaitLine("listens at (\\S+)", SOON).group(1))
                        .attemptTimeout(Duration.ofMillis(300))
                        .deadline(Duration.ofSeconds(2))
                        .intercept(history.callers())
                        .build()) {
            BoxOffice office = new BoxOfficeStub(client);
            office.buy(first, "Hamlet");
            RpcException failure = assertThrows(RpcException.class, () -> office.buy(second, "Hamlet"));
            assertEquals(Outcome.UNKNOWN, failure.outcome());
            assertEquals(137, process.exitCode(SOON));
            // Its ledger is what the process printed.
            history.check(call -> (int) process.lines().stream()
                    .filter(line -> line.startsWith("sold to ")
                            && call.request().toString().contains(line.substring(8)))
                    .count());
        }
    }
}
