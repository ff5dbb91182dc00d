package io.privateer.rpc.chaos;

import io.privateer.rpc.store.jdbc.Postgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A kind of reply store that is put to the test, with the effects of transactional handlers beside it. */
sealed interface TestedStore extends AutoCloseable {
    List<String> NAMES = List.of("memory", "file", "postgres");

    /** Those of this run: {@code -Dchaos.stores=a,b}, else all. */
    static List<String> namesOfThisRun() {
        return List.of(
                System.getProperty("chaos.stores", String.join(",", NAMES)).split(",", -1));
    }

    /** Starts what it needs, with its files in the folder. */
    static TestedStore of(String name, Path folder) throws SQLException {
        return switch (name) {
            case "memory" -> new InMemory();
            case "file" -> new InFiles(folder, new TreeSet<>());
            case "postgres" -> InPostgres.start();
            default -> throw new IllegalArgumentException("no such store: " + name + ", there are " + NAMES);
        };
    }

    /** What the server of this name is told of its store. Those of one service share it, if it can be shared. */
    StoreArgument argument(String service, String server) throws SQLException;

    /** What transactional handlers did, as lines of a ledger. */
    List<String> effects() throws SQLException;

    boolean isTransactional();

    @Override
    void close();

    /** Forgets when its server dies. */
    record InMemory() implements TestedStore {
        @Override
        public StoreArgument argument(String service, String server) {
            return StoreArgument.MEMORY;
        }

        @Override
        public List<String> effects() {
            return List.of();
        }

        @Override
        public boolean isTransactional() {
            return false;
        }

        @Override
        public void close() {}
    }

    /** A file for each server, which its successors find. */
    record InFiles(Path folder, Set<Path> files) implements TestedStore {
        private static Connection connect(Path file) throws SQLException {
            return DriverManager.getConnection("jdbc:sqlite:" + file);
        }

        @Override
        public StoreArgument argument(String service, String server) throws SQLException {
            Path file = folder.resolve(server + ".db");
            try (Connection connection = connect(file)) {
                Payments.create(connection);
            }
            files.add(file);
            return StoreArgument.file(file);
        }

        @Override
        public List<String> effects() throws SQLException {
            List<String> lines = new ArrayList<>();
            for (Path file : files) {
                try (Connection connection = connect(file)) {
                    lines.addAll(Payments.effects(connection));
                }
            }
            return lines;
        }

        @Override
        public boolean isTransactional() {
            return true;
        }

        @Override
        public void close() {}
    }

    /** One database, with a schema for each service. */
    record InPostgres(Postgres postgres) implements TestedStore {
        static InPostgres start() throws SQLException {
            Postgres postgres = Postgres.start();
            try (Connection connection = postgres.source().getConnection()) {
                Payments.create(connection);
            } catch (SQLException | RuntimeException e) {
                postgres.close();
                throw e;
            }
            return new InPostgres(postgres);
        }

        @Override
        public StoreArgument argument(String service, String server) {
            return StoreArgument.postgres(service, postgres.url());
        }

        @Override
        public List<String> effects() throws SQLException {
            try (Connection connection = postgres.source().getConnection()) {
                return Payments.effects(connection);
            }
        }

        @Override
        public boolean isTransactional() {
            return true;
        }

        @Override
        public void close() {
            postgres.close();
        }
    }
}
