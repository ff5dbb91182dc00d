/** The service as a later release might have it: what its servers answer is news to all clients under test. */
@NullMarked
package io.privateer.conformance.newer;

import org.jspecify.annotations.NullMarked;
