/** What generated code is made of and what a stub calls through: method descriptors and bindings. */
@NullMarked
package io.privateer.rpc.service;

import org.jspecify.annotations.NullMarked;
