package io.privateer.rpc.simulation;

import io.privateer.rpc.wire.Reply;
import io.privateer.rpc.wire.Request;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Messages between clients and fronts. It never forgets a message: a copy may arrive late, twice, out of order, also after
 * its connection was closed.
 */
final class Network {
    /** The way back for one request. */
    interface Back {
        void reply(Reply reply);
    }

    /** Takes what arrives at an address. */
    interface Server {
        void arrived(Request request, Back back);
    }

    private final World world;
    private final Weather weather;
    private final Map<String, Server> servers = new HashMap<>();

    private final Map<String, Integer> breaks = new HashMap<>();

    Network(World world, Weather weather) {
        this.world = world;
        this.weather = weather;
    }

    void listen(String address, @Nullable Server server) {
        if (server == null) {
            servers.remove(address);
            // A broken connection is noticed soon, not at once.
            world.after(world.between(0, 100), () -> breaks.merge(address, 1, Integer::sum));
        } else {
            servers.put(address, server);
        }
    }

    /** How often connections to this address have broken. */
    int breaks(String address) {
        return breaks.getOrDefault(address, 0);
    }

    /** Sends to whoever listens at the address when it arrives, and gives the reply to {@code received}. */
    void send(String address, Request request, Consumer<Reply> received) {
        deliver(() -> {
            Server server = servers.get(address);
            if (server != null) {
                server.arrived(request, reply -> deliver(() -> received.accept(reply)));
            }
        });
    }

    void deliver(Runnable arrival) {
        if (!world.chance(weather.faults().drop())) {
            world.after(delay(), arrival);
        }
        if (world.chance(weather.faults().duplicate())) {
            world.after(delay(), arrival);
        }
    }

    private long delay() {
        return world.chance(weather.faults().late()) ? world.between(0, 10_000) : world.between(0, 30);
    }
}
