package io.privateer.examples.polyglot;

import io.privateer.rpc.testkit.Await;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Six customers, each a program in another language, place orders at a service in three languages, over a network that
 * loses a tenth of all messages and is cut for a second, while both workers are killed once; and the ledger is compared
 * with what each of them was told.
 */
public final class Polyglot {
    /** What ends sooner or not at all, also on a machine that is busy with other things. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final int FEWEST = 30;

    private final long start = System.nanoTime();
    private final Path folder;
    private final List<String> orders;
    private final Map<String, Tally> tallies = new LinkedHashMap<>();

    private Polyglot(Path folder, List<String> orders) {
        this.folder = folder;
        this.orders = orders;
    }

    /**
     * Exit status 0: every order once. 1: not so, and the summary tells which.
     *
     * @param args the folder of this example, and how many orders to place, all if it is missing
     */
    public static void main(String[] args) throws IOException {
        List<String> orders = table("orders.tsv");
        if (args.length > 1) {
            orders = first(args[1], orders);
        }
        boolean clean = new Polyglot(Path.of(args[0]).toAbsolutePath(), orders).run();
        System.exit(clean ? 0 : 1);
    }

    /** So many that there is something to do for all customers after each of the mishaps. */
    private static List<String> first(String count, List<String> orders) {
        if (!count.matches("[0-9]{1,6}")
                || Integer.parseInt(count) < FEWEST
                || Integer.parseInt(count) > orders.size()) {
            System.err.println("orders = " + count + ", must be from " + FEWEST + " to " + orders.size());
            System.exit(2);
        }
        return orders.subList(0, Integer.parseInt(count));
    }

    private boolean run() throws IOException {
        Path target = folder.resolve("target");
        Path ledger = target.resolve("ledger.tsv");
        Files.deleteIfExists(ledger);
        Path stock = target.resolve("classes/io/privateer/examples/polyglot/stock.tsv");
        try (OrderService service =
                new OrderService(folder, Commands.workers(folder, stock.toString(), ledger.toString()))) {
            tell("a front in Java, a worker in Python and one in Perl are up; customers in six languages place "
                    + orders.size() + " orders");
            List<Program> customers = startCustomers(service.address());
            boolean allWell;
            try {
                play(service, customers);
                allWell = awaitAll(customers);
            } finally {
                customers.forEach(Program::close);
            }
            // First, or a duplicate that is still under way would be missed.
            service.shutDown();
            LedgerCheck check = LedgerCheck.of(
                    orders.stream().map(Order::parse).toList(), tallies, LedgerLine.readAll(ledger), stock());
            Report report =
                    new Report(tallies, service.witness(), service.network(), LedgerLine.readAll(ledger), check);
            System.out.println();
            System.out.print(report.text());
            boolean clean = allWell && check.isClean();
            System.out.printf(
                    Locale.ROOT, "%s, in %.1f s.%n", clean ? "Every order once" : "NOT EVERY ORDER ONCE", seconds());
            return clean;
        }
    }

    private List<Program> startCustomers(String address) {
        Map<String, List<String>> commands = Commands.customers(folder);
        List<String> languages = List.copyOf(commands.keySet());
        Map<String, List<String>> shares = new LinkedHashMap<>();
        for (int i = 0; i < orders.size(); i++) {
            shares.computeIfAbsent(languages.get(i % languages.size()), none -> new ArrayList<>())
                    .add(orders.get(i));
        }
        List<Program> customers = new ArrayList<>();
        commands.forEach((language, command) -> {
            Tally tally = new Tally();
            tallies.put(language, tally);
            List<String> whole = new ArrayList<>(command);
            whole.add(address);
            customers.add(Program.start(
                    language,
                    folder,
                    whole,
                    shares.getOrDefault(language, List.of()),
                    line -> heard(language, tally, line)));
        });
        return customers;
    }

    private void heard(String language, Tally tally, String line) {
        if (!tally.take(line)) {
            tell(language + " says: " + line);
        } else if (line.startsWith("unknown")) {
            tell("DOUBT  " + language + ": " + line.substring(line.lastIndexOf('\t') + 1));
        } else if (line.startsWith("found")) {
            tell("FIND   " + language + ": " + line.substring(6) + " was taken: nothing more to do");
        } else if (line.startsWith("missing")) {
            tell("FIND   " + language + ": " + line.substring(8) + " was not taken: it is placed again");
        }
    }

    private void play(OrderService service, List<Program> customers) {
        awaitSettled(orders.size() / 5, customers);
        tell("CUT    the network between all customers and the front, for a second");
        service.cutNetwork(Duration.ofSeconds(1));
        awaitSettled(2 * orders.size() / 5, customers);
        String taken = service.killWorkerThat("python", "is in the ledger");
        tell("KILL   the worker in Python, which has just written " + taken + " into the ledger");
        awaitSettled(3 * orders.size() / 5, customers);
        String begun = service.killWorkerThat("perl", "authorises its payment");
        tell("KILL   the worker in Perl, which has just begun with " + begun);
    }

    private void awaitSettled(int settled, List<Program> customers) {
        Await.until(
                PATIENCE,
                () -> tallies.values().stream().mapToInt(Tally::settled).sum() >= settled
                        || customers.stream().noneMatch(Program::isRunning),
                () -> settled + " orders are settled");
    }

    private boolean awaitAll(List<Program> customers) {
        boolean allWell = true;
        for (Program customer : customers) {
            int status = customer.exitStatus(PATIENCE);
            if (status != 0) {
                tell(customer.name() + " ended with status " + status);
                allWell = false;
            }
        }
        return allWell;
    }

    private static Map<String, Integer> stock() throws IOException {
        return table("stock.tsv").stream()
                .map(line -> line.split("\t", -1))
                .collect(Collectors.toMap(fields -> fields[0], fields -> Integer.parseInt(fields[2])));
    }

    /** The lines below the headings. */
    private static List<String> table(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Polyglot.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .toList();
        }
    }

    private synchronized void tell(String line) {
        System.out.printf(Locale.ROOT, "%5.1f s  %s%n", seconds(), line);
    }

    private double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }
}
