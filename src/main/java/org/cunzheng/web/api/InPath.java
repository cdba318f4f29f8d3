package org.cunzheng.web.api;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The case file that the address names, for the OpenAPI document: there it is an id. The Java parameter is not called as the
 * variable in the address is, for then the variable itself would be bound to it.
 */
@Parameter(
        name = "caseFileId",
        in = ParameterIn.PATH,
        required = true,
        description = "Id of a case file of yours; anybody else's is not found.",
        schema = @Schema(type = "string", format = "uuid"))
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
@interface InPath {}
