package org.cunzheng.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.ErrorDataDecoderException;
import jakarta.inject.Singleton;

/** A form whose encoding is broken is the sender's fault, not ours: 400. */
@Singleton
final class UnreadableForm implements ExceptionHandler<ErrorDataDecoderException, HttpResponse<?>> {
    @Override
    public HttpResponse<?> handle(
            @SuppressWarnings("rawtypes") HttpRequest request, ErrorDataDecoderException unreadable) {
        return HttpResponse.badRequest();
    }
}
