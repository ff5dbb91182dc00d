package io.privateer.benchmarks.process;

import io.privateer.benchmarks.contender.Contender;
import io.privateer.benchmarks.contender.Contenders;
import io.privateer.benchmarks.load.Cost;

/** The server process of a pair: contender and number of workers as arguments. */
final class ServerMain {
    private ServerMain() {}

    public static void main(String[] arguments) throws Exception {
        Contender contender = Contenders.named(arguments[0]);
        try (Contender.Server server = contender.serve(Integer.parseInt(arguments[1]))) {
            Lines.serve(server.endpoint(), command -> switch (command.kind()) {
                case COST -> Cost.now();
                case MEMORY -> Memory.now();
                case RUN, CONNECT -> throw new IllegalArgumentException("a client's command: " + command);
            });
        }
        // Contenders' threads need not be daemons.
        System.exit(0);
    }
}
