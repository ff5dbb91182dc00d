/** The test kit for JUnit 5. */
@NullMarked
package io.privateer.rpc.testkit.junit;

import org.jspecify.annotations.NullMarked;
