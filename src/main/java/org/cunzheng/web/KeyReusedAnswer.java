package org.cunzheng.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.cunzheng.custody.KeyReused;

/** A form or a request that comes a second time with something else to seal is told that nothing was saved: 409. */
@Singleton
final class KeyReusedAnswer implements ExceptionHandler<KeyReused, HttpResponse<?>> {
    @Override
    public HttpResponse<?> handle(@SuppressWarnings("rawtypes") HttpRequest request, KeyReused reused) {
        return HttpResponse.status(HttpStatus.CONFLICT);
    }
}
