package io.privateer.conformance;

import io.privateer.rpc.annotation.RpcDefault;
import io.privateer.rpc.annotation.RpcMethod;
import io.privateer.rpc.annotation.RpcService;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * All that the mapping from Java to the wire has, and all that can become of a call.
 *
 * <p>What its methods <em>do</em> is said by the tests that serve it.
 */
@RpcService
public interface Conformance extends Behaviour {
    /**
     * Gives back what it gets.
     *
     * @param everything any value
     * @return the same value
     */
    @RpcMethod(idempotent = true)
    Everything echo(Everything everything);

    /**
     * Arguments of their own, and a result that may be missing.
     *
     * @param hint without one there is no result
     * @param limit what an older caller does not send
     * @return a point made of the limit and the number of characters in the hint
     */
    Optional<Everything.Point> find(UUID id, Optional<String> hint, @RpcDefault("7") int limit);

    /** A generic record of records. */
    @RpcMethod(idempotent = true)
    Page<Everything.Point> points(Page<Everything.Point> page);

    /** A generic record of lists. */
    @RpcMethod(idempotent = true)
    Page<List<String>> lists(Page<List<String>> page);

    /** Any number of arguments; their sum. */
    @RpcMethod(idempotent = true)
    long sum(int... numbers);

    /** A name of its own on the wire, and a collection as the result itself. */
    @RpcMethod(name = "CountWords", idempotent = true)
    Map<String, Integer> count(List<String> words);

    /**
     * So many bytes, each of them its own index modulo 256.
     *
     * @param content anything, to make the request large
     * @param size of the result
     */
    @RpcMethod(idempotent = true)
    byte[] blob(byte[] content, int size);

    /** Two records as arguments. Deduplicated. */
    Everything.Point move(Everything.Point from, Everything.Point by);

    /** Neither argument nor result. */
    @RpcMethod(idempotent = true, nonBlocking = true)
    void nothing();

    /** The metadata that came with the call. */
    @RpcMethod(idempotent = true)
    Map<String, String> metadata();
}
