/**
 * What the code generators read: services, their methods, and the messages that travel, as immutable records without any
 * type of a compiler. One reader fills it from Java sources; nothing behind it looks at an annotation again.
 */
@NullMarked
package io.privateer.codegen.model;

import org.jspecify.annotations.NullMarked;
