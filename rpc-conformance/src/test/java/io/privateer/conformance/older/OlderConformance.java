package io.privateer.conformance.older;

import io.privateer.rpc.annotation.RpcField;
import io.privateer.rpc.annotation.RpcMethod;
import io.privateer.rpc.annotation.RpcService;
import io.privateer.rpc.annotation.RpcUnknown;
import java.util.Optional;
import java.util.UUID;

/**
 * An earlier release of the same service: fewer methods, arguments, fields, constants and variants. Two services of one
 * module cannot have one name, so {@link OlderWorkshop} gives it the right one.
 */
@RpcService
public interface OlderConformance {
    /** Gives back what it understands. */
    @RpcMethod(idempotent = true)
    OlderEverything echo(OlderEverything everything);

    /** Has one argument only. */
    Optional<OlderPoint> find(UUID id);

    /** In points with a dimension that was renamed later. */
    TallPoint move(TallPoint from, TallPoint by);

    /** The newer one has numbers at the same places. */
    record OlderEverything(
            @RpcField(number = 10) Color color,
            @RpcField(number = 12) Optional<Form> shape) {}

    /** Fewer forms. */
    sealed interface Form {
        record Circle(double radius) implements Form {}

        @RpcUnknown
        record Unknown() implements Form {}
    }

    /** A dimension less. */
    record OlderPoint(int x) {}

    /** A dimension with the name that it had. */
    record TallPoint(int x, int height) {}
}
