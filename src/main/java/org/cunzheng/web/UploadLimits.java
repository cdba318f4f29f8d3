package org.cunzheng.web;

import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.HttpServerConfiguration;
import jakarta.inject.Singleton;

/** Lets through what the setting {@code cunzheng.largest-file} allows: no other limit has to be set with it. */
@Singleton
final class UploadLimits implements BeanCreatedEventListener<HttpServerConfiguration> {
    /** So that a file a little too large reaches the page that says so, instead of a connection that breaks. */
    private static final long SPARE = 10 << 20;

    private final long largestFile;

    /** @param largestFile in bytes */
    UploadLimits(@Value("${cunzheng.largest-file:209715200}") long largestFile) {
        this.largestFile = largestFile;
    }

    @Override
    public HttpServerConfiguration onCreated(BeanCreatedEvent<HttpServerConfiguration> event) {
        HttpServerConfiguration server = event.getBean();
        server.getMultipart().setMaxFileSize(largestFile + SPARE);
        // The rest of the form comes with the file.
        server.setMaxRequestSize(largestFile + 2 * SPARE);
        return server;
    }
}
