/**
 * What programs built on Privateer are tested with: a proxy that breaks the network on purpose, processes that can be
 * killed and stopped, and bounded waiting. Needs no test framework.
 */
@NullMarked
package io.privateer.rpc.testkit;

import org.jspecify.annotations.NullMarked;
