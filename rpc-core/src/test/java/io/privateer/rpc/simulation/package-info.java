/**
 * Retry, admission and pool driven against each other under a virtual clock: a network that drops, duplicates, delays and
 * reorders, servers that crash and start again, workers that die or stand still. A seed names a schedule.
 */
@NullMarked
package io.privateer.rpc.simulation;

import org.jspecify.annotations.NullMarked;
