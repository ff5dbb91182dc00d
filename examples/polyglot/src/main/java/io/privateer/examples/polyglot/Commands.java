package io.privateer.examples.polyglot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the programs of this example are started, once {@code run} has built them. */
final class Commands {
    private Commands() {}

    /** Workers by their language; the front and where to listen come behind. */
    static Map<String, List<String>> workers(Path folder, String stock, String ledger) {
        Map<String, List<String>> commands = new LinkedHashMap<>();
        commands.put("python", List.of(python(folder), "workers/worker.py", stock, ledger));
        commands.put("perl", perl(folder, "workers/worker.pl", stock, ledger));
        return commands;
    }

    /** Customers by their language; where the service is comes behind. */
    static Map<String, List<String>> customers(Path folder) {
        Map<String, List<String>> commands = new LinkedHashMap<>();
        commands.put(
                "java",
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        JavaCustomer.class.getName()));
        commands.put("python", List.of(python(folder), "customers/customer.py"));
        commands.put("node", List.of("node", "target/node/customer.js"));
        commands.put("perl", perl(folder, "customers/customer.pl"));
        commands.put("cpp", List.of("target/cpp/customer"));
        commands.put("go", List.of("target/go/customer"));
        return commands;
    }

    private static String python(Path folder) {
        return folder.resolve("target/venv/bin/python").toString();
    }

    private static List<String> perl(Path folder, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                "perl",
                "-I" + folder.resolve("../../clients/perl/lib"),
                "-I" + folder.resolve("target/generated-clients/perl/lib")));
        command.addAll(List.of(arguments));
        return command;
    }
}
