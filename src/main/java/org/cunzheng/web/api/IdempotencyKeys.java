package org.cunzheng.web.api;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.bind.binders.AnnotatedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads {@link IdempotencyKey}. */
@Singleton
final class IdempotencyKeys implements AnnotatedRequestArgumentBinder<IdempotencyKey, UUID> {
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    @Override
    public Class<IdempotencyKey> getAnnotationType() {
        return IdempotencyKey.class;
    }

    @Override
    public BindingResult<UUID> bind(ArgumentConversionContext<UUID> context, HttpRequest<?> source) {
        String key = source.getHeaders().get(IdempotencyKey.HEADER, String.class, "");
        if (!UUID_FORM.matcher(key).matches()) {
            throw Refused.because(HttpStatus.BAD_REQUEST, "api.key.missing");
        }
        return () -> Optional.of(UUID.fromString(key));
    }
}
