/** More calls than can be served: a simulation whose report is committed, and a run over real sockets. */
@NullMarked
package io.privateer.rpc.overload;

import org.jspecify.annotations.NullMarked;
