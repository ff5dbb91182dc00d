@NullMarked
package io.privateer.rpc.server;

import org.jspecify.annotations.NullMarked;
