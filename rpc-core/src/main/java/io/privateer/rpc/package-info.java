/** What users see: the client, the server and their builders. */
@NullMarked
package io.privateer.rpc;

import org.jspecify.annotations.NullMarked;
