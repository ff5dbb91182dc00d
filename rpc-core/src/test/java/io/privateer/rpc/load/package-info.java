/** Load for servers, made by one thread over one DEALER, so that what is measured is the server. */
@NullMarked
package io.privateer.rpc.load;

import org.jspecify.annotations.NullMarked;
