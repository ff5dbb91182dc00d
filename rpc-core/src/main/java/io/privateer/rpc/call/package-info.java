/** The vocabulary of a call: codes, outcomes, options, the context, interceptors. A leaf: it imports nothing of ours. */
@NullMarked
package io.privateer.rpc.call;

import org.jspecify.annotations.NullMarked;
