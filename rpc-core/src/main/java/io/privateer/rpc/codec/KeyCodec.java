package io.privateer.rpc.codec;

/** The codec of a value that may be a map's key. JSON writes each as a name. */
public interface KeyCodec<K> extends ValueCodec<K> {
    /** The key as a name in JSON. */
    String toName(K key);

    /**
     * The key of a name in JSON.
     *
     * @throws IllegalArgumentException if it is none
     */
    K fromName(String name);
}
