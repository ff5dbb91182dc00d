/** The service as an earlier release had it: what clients under test send is news to its servers. */
@NullMarked
package io.privateer.conformance.older;

import org.jspecify.annotations.NullMarked;
