/** What is due when. A leaf. */
@NullMarked
package io.privateer.rpc.timer;

import org.jspecify.annotations.NullMarked;
