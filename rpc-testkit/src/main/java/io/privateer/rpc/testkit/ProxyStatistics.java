package io.privateer.rpc.testkit;

/**
 * What went through a {@link FaultProxy} since it started. A snapshot: both directions at one moment.
 *
 * @param connections connections that were accepted and taken on
 * @param refused connections that were reset at once because of a {@link FaultProxy#cut}, or for want of a target
 */
public record ProxyStatistics(Counts toServer, Counts toClient, long connections, long refused) {
    /**
     * Whole messages of one direction. What was received, plus the copies made, was forwarded, dropped or lost, or is
     * still with the proxy.
     *
     * @param received messages that came in
     * @param forwarded messages, copies included, whose last byte was handed to the receiver's connection
     * @param dropped messages that {@link Fault.Drop} took
     * @param duplicated copies that {@link Fault.Duplicate} added
     * @param delayed messages that met {@link Fault.Delay}
     * @param reordered messages that another one overtook
     * @param corrupted messages with an inverted byte
     * @param lost messages that ended with their connection
     */
    public record Counts(
            long received,
            long forwarded,
            long dropped,
            long duplicated,
            long delayed,
            long reordered,
            long corrupted,
            long lost) {}

    /** The counts of one direction. */
    public Counts of(Direction direction) {
        return switch (direction) {
            case TO_SERVER -> toServer;
            case TO_CLIENT -> toClient;
        };
    }
}
