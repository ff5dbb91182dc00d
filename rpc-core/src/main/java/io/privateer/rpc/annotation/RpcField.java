package io.privateer.rpc.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The number and history of a record component, a method parameter, an enum constant or a sealed type's variant. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.PARAMETER, ElementType.FIELD, ElementType.TYPE})
public @interface RpcField {
    /**
     * The number on the wire, 1 to 536,870,911 without 19,000 to 19,999. Default 0: taken from {@code rpc.lock}, or the
     * next free one. A number that contradicts the lock is a breaking change and is refused.
     */
    int number() default 0;

    /** The name before a rename: the number stays, and in JSON both names are read. Default: not renamed. */
    String was() default "";
}
