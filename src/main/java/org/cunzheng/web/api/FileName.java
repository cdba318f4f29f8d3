package org.cunzheng.web.api;

import io.micronaut.core.bind.annotation.Bindable;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The name in the header {@value #HEADER}; empty where none is given. Names speak of people: they stay out of addresses. */
@Bindable
@Parameter(
        name = FileName.HEADER,
        in = ParameterIn.HEADER,
        description = "As the file is called, in UTF-8, percent-encoded; only its last part is kept.")
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
@interface FileName {
    String HEADER = "File-Name";
}
