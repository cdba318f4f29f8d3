package org.cunzheng.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;

/** Serves the assets; a browser keeps for a year what it asked for by version. */
@Controller("/assets")
@Secured(SecurityRule.IS_ANONYMOUS)
@Hidden
final class AssetController {
    private final Assets assets;

    AssetController(Assets assets) {
        this.assets = assets;
    }

    @Get("/{name}")
    HttpResponse<?> asset(String name, @QueryValue(defaultValue = "") String v) {
        return assets.find(name)
                .<HttpResponse<?>>map(asset -> HttpResponse.ok(asset.bytes())
                        .contentType(MediaType.forFilename(name))
                        .header(
                                HttpHeaders.CACHE_CONTROL,
                                v.equals(asset.version()) ? "public, max-age=31536000, immutable" : "no-cache"))
                .orElseGet(HttpResponse::notFound);
    }
}
