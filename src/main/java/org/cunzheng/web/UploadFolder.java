package org.cunzheng.web;

import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.HttpServerConfiguration;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.cunzheng.disk.PassingFolder;

/**
 * Where the files of a form lie while it arrives: below the data folder, which is its owner's only, and not where this
 * machine keeps everybody's passing files. Whatever a crash left there is deleted before the server listens.
 */
@Singleton
final class UploadFolder implements BeanCreatedEventListener<HttpServerConfiguration> {
    private final Path folder;

    UploadFolder(@Value("${cunzheng.data:data}") String data) {
        this.folder = Path.of(data).resolve("uploads").toAbsolutePath();
    }

    @Override
    public HttpServerConfiguration onCreated(BeanCreatedEvent<HttpServerConfiguration> event) {
        HttpServerConfiguration server = event.getBean();
        try {
            PassingFolder.empty(PassingFolder.made(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.getMultipart().setLocation(folder.toFile());
        return server;
    }
}
