/** The reply store and its admission rule: a pure state machine too. */
@NullMarked
package io.privateer.rpc.dedup;

import org.jspecify.annotations.NullMarked;
