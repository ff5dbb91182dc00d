package io.privateer.rpc.dedup;

import io.privateer.rpc.call.StatusCode;

/**
 * Why a copy of a call is not taken. Nothing is recorded of it.
 *
 * @param retryAfterMs when to come back at the earliest; 0 for no advice
 */
public record Refusal(StatusCode code, String message, long retryAfterMs) {}
