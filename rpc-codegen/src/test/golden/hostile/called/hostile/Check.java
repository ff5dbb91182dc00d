package hostile;

import io.privateer.codegen.generate.Loopback;
import java.util.List;
import java.util.Optional;

/** Words of the language and of our own code come back as values. */
public final class Check implements Runnable {
    private static final class Echo implements Hostile {
        @java.lang.Override
        public Words words(Words words) {
            return words;
        }

        @java.lang.Override
        public int withOptions(String channel, int options, int e, int error, int request, int implementation) {
            return channel.length() + options + e + error + request + implementation;
        }

        @java.lang.Override
        public int of(int HostileMethods, int HostileOfRequest, int names) {
            return HostileMethods * 100 + HostileOfRequest * 10 + names;
        }

        @java.lang.Override
        public Override call(CallOptions callOptions, RpcException rpcException, Hostile.List list) {
            return new Override(callOptions.a() + " " + rpcException.b() + " " + list.items());
        }

        @java.lang.Override
        public void objects(int hashCode, int toString, int wait) throws Exception_ {
            throw new Exception_(hashCode + " " + toString + " " + wait);
        }
    }

    @java.lang.Override
    public void run() {
        for (boolean json : new boolean[] {false, true}) {
            Hostile hostile = new HostileStub(new Loopback(HostileBinding.of(new Echo()), json));
            Words leaf = words(List.of());
            Words words = words(List.of(leaf));
            equal(words, hostile.words(words));
            equal(21, hostile.withOptions("c", 2, 3, 4, 5, 6));
            equal(123, hostile.of(1, 2, 3));
            equal(
                    new Override("1 2 [x]"),
                    hostile.call(
                            new Hostile.CallOptions(1), new Hostile.RpcException(2), new Hostile.List(List.of("x"))));
            try {
                hostile.objects(1, 2, 3);
                throw new AssertionError();
            } catch (Hostile.Exception_ e) {
                equal("1 2 3", e.getMessage());
            }
        }
    }

    private static Words words(List<Words> nested) {
        return new Words(
                1, 2, "3", Optional.of("4"), "5", Words.COLOR.RED, Words.COLOR.COLOR, 8, 9, 10, 11, 12, 13, 14, 15, 16,
                17, 18, 19, nested, 21, 22, 23, 24, 25, new Field(27), new option(28));
    }

    private static void equal(Object expected, Object actual) {
        if (!expected.equals(actual)) {
            throw new AssertionError("expected " + expected + ", was " + actual);
        }
    }
}
