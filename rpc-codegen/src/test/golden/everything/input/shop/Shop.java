package shop;

import io.privateer.rpc.annotation.RpcMethod;
import io.privateer.rpc.annotation.RpcService;
import io.privateer.rpc.call.Priority;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * All that can be asked of the shop.
 *
 * <p>A second paragraph with a backslash \ and an end of a comment, &#42;/.
 */
@RpcService
public interface Shop {
    /** Gives back what it gets. */
    @RpcMethod(idempotent = true, timeout = "200ms")
    Everything echo(Everything everything);

    /** Takes some off the shelf. */
    @RpcMethod(transactional = true)
    int take(String article, int count) throws OutOfStock, SoldForever;

    @RpcMethod(nonBlocking = true, priority = Priority.CRITICAL)
    void ping();

    Optional<Everything.Point> find(UUID id, Optional<String> hint);

    Page<Everything.Point> points(int from);

    Page<List<String>> names();

    long sum(int... numbers);
}
