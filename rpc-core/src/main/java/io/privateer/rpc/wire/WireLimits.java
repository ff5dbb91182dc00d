package io.privateer.rpc.wire;

/**
 * What an envelope may hold at most. Both sides check: a frame over a limit is malformed for its reader and is not
 * written. All sizes of text count bytes in UTF-8. The size of a frame as a whole is the transport's to limit.
 */
public final class WireLimits {
    /** Pairs of metadata. Tracing and a few of the user's own need a dozen; data belongs into the body. */
    public static final int METADATA_PAIRS = 64;

    /** All keys and values of the metadata together: what HTTP servers allow for headers, for the same reason. */
    public static final int METADATA_BYTES = 8 * 1024;

    /**
     * Finished ranges of a request. A client has one range for each gap, that is for each call still open beside newer
     * finished ones, and may leave out the newest ranges: they only free memory earlier.
     */
    public static final int DONE_RANGES = 256;

    /** A method's path. Long enough for any package name, short enough to be a key in logs and metrics. */
    public static final int METHOD_BYTES = 512;

    /** The name of a typed error, a path like a method's. */
    public static final int ERROR_NAME_BYTES = 512;

    /** A reply's message. It is for people: a longer one is cut, on writing and on reading, and never refused. */
    public static final int MESSAGE_BYTES = 4 * 1024;

    /** Capabilities that a server tells. */
    public static final int CAPABILITIES = 64;

    /** One capability: a word. */
    public static final int CAPABILITY_BYTES = 64;

    /** Methods that a server tells or a worker registers. */
    public static final int METHODS = 4096;

    /** A worker's endpoint: a host name has at most 253 bytes. */
    public static final int ENDPOINT_BYTES = 512;

    /** The largest {@code uint32}, and so the longest duration of a request: 49 days in milliseconds. */
    public static final long UINT32_MAX = 0xFFFF_FFFFL;

    /** How deep a body in JSON may nest: a message of the deepest kind, 100, takes up to five levels for each. */
    public static final int JSON_DEPTH = 500;

    /** Characters of one number in JSON. Longer ones are slow to convert and nothing that a number type holds. */
    public static final int JSON_NUMBER_CHARS = 1000;

    /** Characters of one name in a JSON object, which is also the longest key of a map. */
    public static final int JSON_NAME_CHARS = 50_000;

    private WireLimits() {}
}
