package io.privateer.rpc.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an interface as a service: the build generates its stub, its binding, the codecs of its records and its
 * {@code .proto}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface RpcService {
    /**
     * The service's full name on the wire, {@code package.Service} in ASCII. Default: the interface's package and name.
     * It is part of every method's path, so an interface that moves keeps its callers only if the old name is given
     * here.
     */
    String name() default "";
}
