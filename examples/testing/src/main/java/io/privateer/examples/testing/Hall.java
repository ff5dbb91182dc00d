package io.privateer.examples.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The box office of one hall, with its ledger in memory. Thread-safe. */
public final class Hall implements BoxOffice {
    private final int seats;
    private final List<Ticket> sold = new ArrayList<>();

    public Hall(int seats) {
        this.seats = seats;
    }

    @Override
    public synchronized Ticket buy(UUID order, String show) throws SoldOut {
        if (sold.size() == seats) {
            throw new SoldOut("all " + seats + " seats are sold");
        }
        Ticket ticket = new Ticket(order, show, sold.size() + 1);
        sold.add(ticket);
        return ticket;
    }

    @Override
    public synchronized List<Ticket> find(UUID order) {
        return sold.stream().filter(ticket -> ticket.order().equals(order)).toList();
    }

    /** All that was sold. A copy. */
    public synchronized List<Ticket> sold() {
        return List.copyOf(sold);
    }
}
