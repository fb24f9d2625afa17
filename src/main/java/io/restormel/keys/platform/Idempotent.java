package io.restormel.keys.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On the handler of a POST: a request with an {@code Idempotency-Key} that was carried out before is answered as then,
 * and not carried out again. Holds for each handler that answers 201 without being said.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {}
