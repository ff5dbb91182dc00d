package io.privateer.rpc;

/**
 * A server's load at one moment.
 *
 * @param queued calls that wait for a worker
 * @param executing calls that are with a worker
 * @param workers workers that are there, busy or not, in this process and in others
 * @param records calls that are remembered
 * @param draining whether it refuses new calls
 */
public record ServerHealth(int queued, int executing, int workers, int records, boolean draining) {}
