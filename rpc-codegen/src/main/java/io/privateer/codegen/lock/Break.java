package io.privateer.codegen.lock;

/**
 * A change that harms programs which are already out.
 *
 * @param part what changes, as {@code shop.Order#total} or {@code shop.Orders/Place}: the key of its place in the sources
 * @param change the change in one line, by which it is accepted
 * @param was the state in the lock
 * @param is the state in the sources
 * @param harm who breaks, and how
 * @param instead how to change nothing
 */
record Break(String part, String change, String was, String is, String harm, String instead) {
    /** The refusal: what was, what is, who breaks, how to accept. */
    String refusal() {
        return "breaking change: " + change
                + "\n  was:    " + was
                + "\n  is:     " + is
                + "\n  breaks: " + harm
                + "\n  keep:   " + instead
                + "\n  accept: add this to \"accepted\" in rpc.lock, with your reason:"
                + "\n          " + LockWriter.acceptance(change, "…");
    }
}
