/** An order service of a ship chandler, placed orders on while its workers die and its network is cut. */
@NullMarked
package io.privateer.examples.quickstart;

import org.jspecify.annotations.NullMarked;
