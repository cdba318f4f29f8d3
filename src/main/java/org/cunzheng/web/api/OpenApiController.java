package org.cunzheng.web.api;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeIn;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import java.io.InputStream;
import java.util.Objects;

/** The OpenAPI document, made of this package's code when it is compiled; open to anyone. */
@OpenAPIDefinition(
        info = @Info(title = "存证 Cunzheng", version = "1", description = """
                                Everything the pages do, as JSON. Sign in as the pages do (POST /sign-in, a form) and send \
                                the session cookie. A request that writes sends an Origin or Sec-Fetch-Site header of this \
                                very server, as browsers do, and an Idempotency-Key where to be sent twice could \
                                make two of it. Errors are problem documents \
                                (RFC 9457) in the language that Accept-Language asks for, Chinese or English.""", license = @License(name = "Apache-2.0")),
        security = @SecurityRequirement(name = "session"))
@SecurityScheme(
        name = "session",
        type = SecuritySchemeType.APIKEY,
        in = SecuritySchemeIn.COOKIE,
        paramName = "session",
        description = "The cookie that signing in sets")
@Controller("/api/openapi.yml")
@Secured(SecurityRule.IS_ANONYMOUS)
@Hidden
final class OpenApiController {
    private static final String DOCUMENT = "/META-INF/swagger/openapi.yml";
    private static final MediaType YAML = MediaType.of("application/yaml");

    @Get(produces = "application/yaml")
    HttpResponse<StreamedFile> document() {
        InputStream document = Objects.requireNonNull(OpenApiController.class.getResourceAsStream(DOCUMENT), DOCUMENT);
        return HttpResponse.ok(new StreamedFile(document, YAML));
    }
}
