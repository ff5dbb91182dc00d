/** What a user writes on an interface, its records and its enums. Read at build time only. */
@NullMarked
package io.privateer.rpc.annotation;

import org.jspecify.annotations.NullMarked;
