package io.privateer.rpc.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes this module the owner of a record, enum or sealed interface: its codec, its {@code .proto} and its numbers are
 * generated here, also if no service of this module uses it, and modules that depend on this one use them.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface RpcMessage {}
