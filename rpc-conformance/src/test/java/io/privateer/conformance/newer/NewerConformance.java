package io.privateer.conformance.newer;

import io.privateer.rpc.annotation.RpcDefault;
import io.privateer.rpc.annotation.RpcField;
import io.privateer.rpc.annotation.RpcMethod;
import io.privateer.rpc.annotation.RpcService;
import io.privateer.rpc.annotation.RpcUnknown;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A later release of the same service: some things more, some stricter, some broken on purpose. */
@RpcService(name = "io.privateer.conformance.Conformance")
public interface NewerConformance {
    /** Answers with fields, a constant and a variant that the older one does not have. */
    @RpcMethod(idempotent = true)
    NewerEverything echo(NewerEverything everything);

    /** Has arguments more, and answers with more. */
    Optional<NewerPoint> find(UUID id, Optional<String> hint, int limit, @RpcDefault("5") int more, Set<String> tags);

    /** Refuses what lies left of the origin. */
    StrictPoint move(StrictPoint from, StrictPoint by);

    /** Answers bytes where a message was, which cannot be read as one. */
    @RpcMethod(idempotent = true)
    byte[] lists();

    /** An error that is new. */
    void take(String article, int count) throws Damaged;

    /** The older one has numbers at the same places. */
    record NewerEverything(
            @RpcField(number = 10) Color color,
            @RpcField(number = 12) Optional<Form> shape,
            @RpcField(number = 20) Optional<String> added) {}

    /** A form more. */
    sealed interface Form {
        record Circle(double radius) implements Form {}

        record Square(double side, String label) implements Form {}

        record Dot() implements Form {}

        record Triangle(double a, double b, double c) implements Form {}

        @RpcUnknown
        record Unknown() implements Form {}
    }

    /** With another dimension. */
    record NewerPoint(int x, int y, Optional<Integer> z) {}

    /** Stricter than it was. */
    record StrictPoint(int x, int y) {
        public StrictPoint {
            if (x < 0) {
                throw new IllegalArgumentException("x = " + x + " is left of the origin");
            }
        }
    }

    /** Came with this release. */
    final class Damaged extends Exception {
        private static final long serialVersionUID = 1;

        public Damaged(String message) {
            super(message);
        }
    }
}
