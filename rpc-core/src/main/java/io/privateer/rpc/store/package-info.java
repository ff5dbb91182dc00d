/**
 * What a reply store is, for whoever brings one: operations in, answers out, transactions for handlers. A leaf, but for the
 * vocabulary of a call.
 */
@NullMarked
package io.privateer.rpc.store;

import org.jspecify.annotations.NullMarked;
