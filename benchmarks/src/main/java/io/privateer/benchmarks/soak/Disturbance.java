package io.privateer.benchmarks.soak;

import io.privateer.benchmarks.process.Child;
import io.privateer.rpc.testkit.Direction;
import io.privateer.rpc.testkit.FaultPlan;
import io.privateer.rpc.testkit.FaultProxy;
import java.time.Duration;

/** What goes wrong, for about a second each. None of it may lose a call. */
enum Disturbance {
    CUT {
        @Override
        void strike(FaultProxy proxy, Child server, long seed) {
            proxy.cut(LENGTH);
        }
    },
    BLACK_HOLE {
        @Override
        void strike(FaultProxy proxy, Child server, long seed) {
            proxy.blackHole(LENGTH);
        }
    },
    NO_REQUESTS {
        @Override
        void strike(FaultProxy proxy, Child server, long seed) {
            proxy.cutOneWay(Direction.TO_SERVER, LENGTH);
        }
    },
    NO_REPLIES {
        @Override
        void strike(FaultProxy proxy, Child server, long seed) {
            proxy.cutOneWay(Direction.TO_CLIENT, LENGTH);
        }
    },
    LOSS {
        @Override
        void strike(FaultProxy proxy, Child server, long seed) throws Exception {
            follow(proxy, FaultPlan.builder().seed(seed).drop(0.1).build());
        }
    },
    DUPLICATES {
        @Override
        void strike(FaultProxy proxy, Child server, long seed) throws Exception {
            follow(proxy, FaultPlan.builder().seed(seed).duplicate(0.2).build());
        }
    },
    DISORDER {
        @Override
        void strike(FaultProxy proxy, Child server, long seed) throws Exception {
            follow(
                    proxy,
                    FaultPlan.builder()
                            .seed(seed)
                            .reorder(0.2)
                            .delay(0.1, Duration.ofMillis(100))
                            .build());
        }
    },
    STANDSTILL {
        @Override
        void strike(FaultProxy proxy, Child server, long seed) throws Exception {
            server.signal("STOP");
            Thread.sleep(LENGTH.toMillis());
            server.signal("CONT");
        }
    };

    static final Duration LENGTH = Duration.ofSeconds(1);

    /**
     * Makes it happen; it ends by itself.
     *
     * @param seed decides which messages are met
     */
    abstract void strike(FaultProxy proxy, Child server, long seed) throws Exception;

    private static void follow(FaultProxy proxy, FaultPlan plan) throws Exception {
        proxy.follow(plan);
        Thread.sleep(LENGTH.toMillis());
        proxy.heal();
    }
}
