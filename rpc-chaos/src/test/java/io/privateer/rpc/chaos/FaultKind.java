package io.privateer.rpc.chaos;

import io.privateer.rpc.testkit.Direction;
import io.privateer.rpc.testkit.FaultPlan;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** What the chaos does to one process, its network, or all servers in turn. */
enum FaultKind {
    KILL {
        @Override
        void strike(Strike strike, Node node, List<Node> servers) {
            node.killAndReplace();
        }
    },
    STOP {
        @Override
        void strike(Strike strike, Node node, List<Node> servers) {
            node.process().stop();
            strike.lasts();
            node.process().cont();
        }
    },
    CUT {
        @Override
        void strike(Strike strike, Node node, List<Node> servers) {
            node.proxy().cut(strike.length());
            strike.lasts();
        }
    },
    CUT_TO_SERVER {
        @Override
        void strike(Strike strike, Node node, List<Node> servers) {
            node.proxy().cutOneWay(Direction.TO_SERVER, strike.length());
            strike.lasts();
        }
    },
    CUT_TO_CLIENT {
        @Override
        void strike(Strike strike, Node node, List<Node> servers) {
            node.proxy().cutOneWay(Direction.TO_CLIENT, strike.length());
            strike.lasts();
        }
    },
    DROP {
        @Override
        void strike(Strike strike, Node node, List<Node> servers) {
            strike.follow(node, strike.plan().drop(0.2));
        }
    },
    DUPLICATE {
        @Override
        void strike(Strike strike, Node node, List<Node> servers) {
            strike.follow(node, strike.plan().duplicate(0.4));
        }
    },
    DELAY {
        @Override
        void strike(Strike strike, Node node, List<Node> servers) {
            strike.follow(node, strike.plan().delay(0.3, Duration.ofMillis(250)));
        }
    },
    REORDER {
        @Override
        void strike(Strike strike, Node node, List<Node> servers) {
            strike.follow(node, strike.plan().reorder(0.4));
        }
    },
    RESTART {
        @Override
        void strike(Strike strike, Node node, List<Node> servers) {
            node.restart();
        }
    },
    ROLLING_RESTART {
        @Override
        void strike(Strike strike, Node node, List<Node> servers) {
            servers.forEach(Node::restart);
        }
    };

    /**
     * One fault of a schedule.
     *
     * @param target which process, counted modulo their number
     * @param millis how long it lasts, where it lasts
     * @param pauseMillis how long all is well afterwards
     * @param seed decides about single messages
     */
    record Strike(FaultKind kind, int target, int millis, int pauseMillis, long seed) {
        void on(List<Node> nodes, List<Node> servers) {
            kind.strike(this, nodes.get(target % nodes.size()), servers);
        }

        /** For people who compare two schedules. */
        String describe(String name) {
            return kind + " " + name + " " + millis + " ms, then " + pauseMillis + " ms";
        }

        Duration length() {
            return Duration.ofMillis(millis);
        }

        void lasts() {
            pass(millis);
        }

        void pause() {
            pass(pauseMillis);
        }

        FaultPlan.Builder plan() {
            return FaultPlan.builder().seed(seed);
        }

        void follow(Node node, FaultPlan.Builder plan) {
            node.proxy().follow(plan.build());
            lasts();
            node.proxy().heal();
        }

        private static void pass(int millis) {
            long end = System.nanoTime() + millis * 1_000_000L;
            for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
        }
    }

    abstract void strike(Strike strike, Node node, List<Node> servers);
}
