package io.privateer.rpc;

/**
 * What the calls of a client came to since it was built. Calls under way are not in it yet. Every call that ended is in one
 * of the last four numbers.
 *
 * @param calls calls that ended
 * @param attempts how often these were sent; a call that was never sent has none
 * @param retries attempts that were not their call's first
 * @param succeeded calls that have a result
 * @param notExecuted calls that failed and did not run
 * @param executed calls that failed and ran, those that ended with one of the service's own exceptions among them
 * @param unknown calls of which nobody could say whether they ran
 */
public record ClientStatistics(
        long calls, long attempts, long retries, long succeeded, long notExecuted, long executed, long unknown) {}
