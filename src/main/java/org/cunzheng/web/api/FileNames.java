package org.cunzheng.web.api;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.bind.binders.AnnotatedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.cunzheng.web.Attachment;

/** Reads {@link FileName}. */
@Singleton
final class FileNames implements AnnotatedRequestArgumentBinder<FileName, String> {
    @Override
    public Class<FileName> getAnnotationType() {
        return FileName.class;
    }

    @Override
    public BindingResult<String> bind(ArgumentConversionContext<String> context, HttpRequest<?> source) {
        String name = Attachment.name(decoded(source.getHeaders().get(FileName.HEADER, String.class, "")));
        return () -> Optional.of(name);
    }

    private static String decoded(String header) {
        try {
            // A plus is a plus: this is no form.
            return URLDecoder.decode(header.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException brokenEncoding) {
            throw Refused.because(HttpStatus.BAD_REQUEST, "api.fileName");
        }
    }
}
