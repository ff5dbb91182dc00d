package io.privateer.examples.quickstart;

import java.util.List;

/**
 * How a customer came to know what became of an order.
 *
 * @param troubles what failed on the way, in order; mostly nothing
 */
record Purchase(Order order, Settlement settlement, List<Trouble> troubles) {
    /** What a failed attempt to place an order left the customer with. */
    enum Trouble {
        /** It was certain that the order was not taken, and it was placed again. */
        NOT_EXECUTED,
        /** It was unknown whether the order was taken; it was. */
        UNKNOWN_AND_TAKEN,
        /** It was unknown whether the order was taken; it was not, and it was placed again. */
        UNKNOWN_AND_MISSING
    }

    Purchase {
        troubles = List.copyOf(troubles);
    }
}
