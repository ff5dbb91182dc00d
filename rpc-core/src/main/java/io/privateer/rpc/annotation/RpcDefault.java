package io.privateer.rpc.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The value of a component or parameter that the sender did not send, so that one can be added without breaking older
 * senders. Allowed on scalars, strings and enums; an enum's default is the name of a constant.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.PARAMETER})
public @interface RpcDefault {
    /** The value as one would write it in Java, without quotes: {@code "3"}, {@code "true"}, {@code "EUR"}. */
    String value();
}
