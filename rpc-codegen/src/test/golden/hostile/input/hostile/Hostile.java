package hostile;

import io.privateer.rpc.annotation.RpcService;

/** A service with names that generated code likes to use. */
@RpcService
public interface Hostile {
    Words words(Words words);

    int withOptions(String channel, int options, int e, int error, int request, int implementation);

    int of(int HostileMethods, int HostileOfRequest, int names);

    Override call(CallOptions callOptions, RpcException rpcException, List list);

    /**
     * A parameter called like a method of each object. &#42;/ and \\u002a/ and /* and $L and $T and {@code %s} and
     * é\
     *
     * <p>{@literal @deprecated} is no tag here.
     *
     * @param hashCode \\u002a/
     */
    void objects(int hashCode, int toString, int wait) throws Exception_;

    /** Nested types hide imported ones inside every class that implements this. */
    record CallOptions(int a) {}

    record RpcException(int b) {}

    record List(java.util.List<String> items) {}

    /** Checked, nested, with a name of its own. */
    final class Exception_ extends java.lang.Exception {
        private static final long serialVersionUID = 1;

        public Exception_(String message) {
            super(message);
        }
    }
}
