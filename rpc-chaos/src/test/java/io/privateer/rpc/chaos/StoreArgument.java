package io.privateer.rpc.chaos;

import io.privateer.rpc.RpcServerBuilder;
import io.privateer.rpc.store.jdbc.FileReplyStore;
import io.privateer.rpc.store.jdbc.Postgres;
import io.privateer.rpc.store.jdbc.PostgresReplyStore;
import java.nio.file.Path;
import java.time.Duration;

/** One word on a server's command line that says which reply store it has. */
record StoreArgument(String word) {
    static final StoreArgument MEMORY = new StoreArgument("memory");

    private static final String FILE = "file=";
    private static final String POSTGRES = "postgres=";

    /** So that others take over within a call's deadline. */
    private static final Duration LEASE = Duration.ofSeconds(1);

    static StoreArgument file(Path file) {
        return new StoreArgument(FILE + file);
    }

    static StoreArgument postgres(String schema, String url) {
        return new StoreArgument(POSTGRES + schema + "@" + url);
    }

    boolean isTransactional() {
        return !equals(MEMORY);
    }

    /** A server's settings with this store. */
    RpcServerBuilder applied(RpcServerBuilder builder) {
        if (equals(MEMORY)) {
            return builder;
        } else if (word.startsWith(FILE)) {
            return builder.store(FileReplyStore.at(Path.of(word.substring(FILE.length()))));
        } else if (word.startsWith(POSTGRES)) {
            String[] parts = word.substring(POSTGRES.length()).split("@", 2);
            return builder.store(PostgresReplyStore.at(Postgres.source(parts[1]))
                    .schema(parts[0])
                    .lease(LEASE));
        }
        throw new IllegalArgumentException("no such store: " + word);
    }
}
