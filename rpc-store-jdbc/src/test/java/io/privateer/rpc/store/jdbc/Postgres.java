package io.privateer.rpc.store.jdbc;

import io.privateer.rpc.testkit.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL cluster of the tests' own, in a temporary folder and on a free port; can be killed and started again. */
public final class Postgres implements AutoCloseable {
    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder;
    private final int port;
    private final Thread atExit = new Thread(this::close, "postgres-guard");
    private Process process;

    private Postgres(Path folder, int port) throws IOException {
        this.folder = folder;
        this.port = port;
        this.process = launch();
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Starts one, and waits until it takes connections. */
    public static Postgres start() {
        try {
            Path folder = newFolder();
            await(as(List.of(
                    program("initdb"),
                    "-D",
                    folder.toString(),
                    "-U",
                    "privateer",
                    "-A",
                    "trust",
                    "-E",
                    "UTF8",
                    "--no-sync")));
            return start(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Postgres start(Path folder) throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Postgres postgres = new Postgres(folder, port);
        postgres.awaitUp();
        return postgres;
    }

    /** Starts a standby, which follows this one and can be read until it is promoted. */
    Postgres standby() throws IOException {
        Path parent = newFolder();
        // Into a folder that it makes itself: only then are its rights as PostgreSQL wants them.
        Path other = parent.resolve("standby");
        await(as(List.of(
                program("pg_basebackup"),
                "--pgdata=" + other,
                "--write-recovery-conf",
                "--checkpoint=fast",
                "--no-sync",
                "--dbname=host=127.0.0.1 user=privateer port=" + port)));
        return start(other);
    }

    /** Makes this standby a database of its own, as when the one that it follows is lost. */
    void promote() throws IOException {
        await(as(List.of(program("pg_ctl"), "promote", "--wait", "--pgdata=" + folder)));
    }

    /** Writes a schema and its rows out and reads them into another database of this cluster, which is made for it. */
    void dumpInto(String schema, String database) throws IOException {
        Path dump = folder.resolve(database + ".sql");
        String where = "host=127.0.0.1 user=privateer port=" + port + " dbname=";
        await(as(
                List.of(program("pg_dump"), "--schema=" + schema, "--file=" + dump, "--dbname=" + where + "postgres")));
        await(as(List.of(program("createdb"), "--host=127.0.0.1", "--username=privateer", "--port=" + port, database)));
        await(as(List.of(
                program("psql"),
                "--quiet",
                "--set=ON_ERROR_STOP=1",
                "--file=" + dump,
                "--dbname=" + where + database)));
    }

    private static Path newFolder() throws IOException {
        Path folder = Files.createTempDirectory("privateer-postgres");
        if (isRoot()) {
            await(new ProcessBuilder("chown", "postgres:", folder.toString()));
        }
        return folder;
    }

    private static String program(String name) throws IOException {
        try (Stream<Path> versions = Files.list(INSTALLED)) {
            Optional<Path> newest = versions.map(
                            version -> version.resolve("bin").resolve(name))
                    .filter(Files::isExecutable)
                    .max(Comparator.comparing(Path::toString));
            return newest.orElseThrow(() -> new IOException("no " + name + " below " + INSTALLED))
                    .toString();
        } catch (IOException e) {
            throw new IOException("PostgreSQL is not installed; scripts/setup does that", e);
        }
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    /** PostgreSQL refuses to run as root. */
    private static ProcessBuilder as(List<String> command) {
        List<String> whole = new ArrayList<>();
        if (isRoot()) {
            whole.addAll(
                    List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--pdeathsig=KILL"));
        }
        whole.addAll(command);
        return new ProcessBuilder(whole).directory(Path.of("/").toFile());
    }

    private static void await(ProcessBuilder builder) throws IOException {
        Path output = Files.createTempFile("privateer-postgres", ".log");
        try {
            Process process = builder.redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException(builder.command() + " has failed: " + Files.readString(output));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            Files.delete(output);
        }
    }

    private Process launch() throws IOException {
        return as(List.of(
                        program("postgres"),
                        "-D",
                        folder.toString(),
                        "-p",
                        String.valueOf(port),
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "unix_socket_directories=",
                        "-c",
                        "max_connections=200"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    private Path log() {
        return folder.resolveSibling(folder.getFileName() + ".log");
    }

    /** Where servers in other processes find it. */
    public String url() {
        return url("postgres");
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=privateer&connectTimeout=5";
    }

    public static DataSource source(String url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        return source;
    }

    public DataSource source() {
        return source(url());
    }

    private void awaitUp() {
        Await.until(
                PATIENCE,
                () -> {
                    try (Connection connection = source().getConnection()) {
                        return connection.isValid(5);
                    } catch (SQLException e) {
                        return false;
                    }
                },
                () -> "PostgreSQL is not up: " + logText());
    }

    private String logText() {
        try {
            return Files.readString(log());
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Kills all of it at once, as a power failure would, and starts it again. */
    void killAndRestart() throws IOException {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        Await.until(PATIENCE, () -> all.stream().noneMatch(ProcessHandle::isAlive), "PostgreSQL survives kill -9");
        Files.deleteIfExists(folder.resolve("postmaster.pid"));
        process = launch();
        awaitUp();
    }

    /** Ends all sessions and starts again, as an operator would. */
    void restart() throws IOException {
        end();
        process = launch();
        awaitUp();
    }

    private void end() throws IOException {
        // Fast shutdown: it does not wait for those who are connected.
        await(new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())));
        Await.until(PATIENCE, () -> !process.isAlive(), "PostgreSQL does not end");
    }

    @Override
    public void close() {
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).forEach(ProcessHandle::destroyForcibly);
        try {
            process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            Files.deleteIfExists(log());
            // A standby's is inside of a folder of its own.
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IOException | IllegalStateException e) {
            // In a temporary folder, and the machine is about to be tidied; or this runs at the end of the JVM.
            System.err.println("PostgreSQL's folder stays: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
