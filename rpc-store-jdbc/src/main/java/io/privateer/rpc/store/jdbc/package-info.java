/** Reply stores over JDBC: a local file (SQLite) and PostgreSQL; and the transaction that a handler shares with its record. */
@NullMarked
package io.privateer.rpc.store.jdbc;

import org.jspecify.annotations.NullMarked;
