package io.privateer.examples.testing;

import io.privateer.rpc.call.Outcome;
import io.privateer.rpc.call.RpcException;
import java.util.List;
import java.util.UUID;

/** A program that buys tickets, and looks before it buys again. */
public final class Customer {
    private final BoxOffice office;

    public Customer(BoxOffice office) {
        this.office = office;
    }

    /**
     * Buys one ticket for this order, through whatever happens on the way.
     *
     * @throws RpcException if the box office cannot be reached for long
     */
    public Ticket buy(UUID order, String show) throws SoldOut {
        while (true) {
            try {
                return office.buy(order, show);
            } catch (RpcException failure) {
                if (failure.outcome() != Outcome.UNKNOWN) {
                    throw failure;
                }
                // The box office died with the order in hand: nobody but its books can tell.
                List<Ticket> mine = office.find(order);
                if (!mine.isEmpty()) {
                    return mine.get(0);
                }
            }
        }
    }
}
