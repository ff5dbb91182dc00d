/** An order desk whose workers are Python and Perl and whose customers speak six languages, over a network that loses. */
@NullMarked
package io.privateer.examples.polyglot;

import org.jspecify.annotations.NullMarked;
