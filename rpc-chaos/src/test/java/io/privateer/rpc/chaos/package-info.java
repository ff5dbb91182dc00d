/** A deployment of processes, a schedule of faults from a seed, and a checker that believes nobody. */
@NullMarked
package io.privateer.rpc.chaos;

import org.jspecify.annotations.NullMarked;
