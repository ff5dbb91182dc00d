/** What the runtime promises, proved with real sockets and real processes. */
@NullMarked
package io.privateer.rpc.testkit.proof;

import org.jspecify.annotations.NullMarked;
