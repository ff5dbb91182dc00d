/** A server, and a network that breaks on demand, for the tests of clients in other languages. */
@NullMarked
package io.privateer.clients.testserver;

import org.jspecify.annotations.NullMarked;
