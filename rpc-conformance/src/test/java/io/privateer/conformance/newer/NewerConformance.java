package io.privateer.conformance.newer;

import io.privateer.rpc.annotation.RpcField;
import io.privateer.rpc.annotation.RpcMethod;
import io.privateer.rpc.annotation.RpcService;
import io.privateer.rpc.annotation.RpcUnknown;
import java.util.Optional;

/** A later release of the same service: some things more, some stricter, some broken on purpose. */
@RpcService(name = "io.privateer.conformance.Conformance")
public interface NewerConformance {
    /** Answers with fields, a constant and a variant that the older one does not have. */
    @RpcMethod(idempotent = true)
    NewerEverything echo(NewerEverything everything);

    /** Refuses what lies left of the origin. */
    StrictPoint move(StrictPoint from, StrictPoint by);

    /** Answers bytes where a message was, which cannot be read as one. */
    @RpcMethod(idempotent = true)
    byte[] lists();

    /** An error that is new. */
    void take(String article, int count) throws Damaged;

    /** The older one has numbers at the same places. */
    record NewerEverything(
            @RpcField(number = 10) Colour color,
            @RpcField(number = 12) Optional<Form> shape,
            @RpcField(number = 20) Optional<String> added) {}

    /** A colour more. */
    enum Colour {
        RED,
        GREEN,
        BLUE,
        @RpcUnknown
        OTHER
    }

    /** A form more. */
    sealed interface Form {
        record Circle(double radius) implements Form {}

        record Square(double side, String label) implements Form {}

        record Dot() implements Form {}

        record Triangle(double a, double b, double c) implements Form {}

        @RpcUnknown
        record Unknown() implements Form {}
    }

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
