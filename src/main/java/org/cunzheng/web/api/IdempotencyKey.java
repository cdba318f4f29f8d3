package org.cunzheng.web.api;

import io.micronaut.core.bind.annotation.Bindable;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The UUID in the header {@value #HEADER}, which makes a request sent twice one act; a request without it is refused. */
@Bindable
@Parameter(
        name = IdempotencyKey.HEADER,
        in = ParameterIn.HEADER,
        required = true,
        description = "Names the act: sent again with the same key, it is done once. A fresh UUID for each act.")
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
@interface IdempotencyKey {
    String HEADER = "Idempotency-Key";
}
