/** Plots as SVG, for reports that are committed: the same numbers are the same bytes. */
@NullMarked
package io.privateer.rpc.plot;

import org.jspecify.annotations.NullMarked;
