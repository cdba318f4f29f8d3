package org.cunzheng.packet.assembly;

import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.cunzheng.disk.PassingFolder;

/**
 * Where parts of a PDF lie while it is drawn, in plain: below the data folder, and not where this machine keeps everybody's
 * passing files. What a crash left there is deleted at the start.
 */
@Singleton
public final class ScratchFolder implements ApplicationEventListener<StartupEvent> {
    private final Path folder;

    ScratchFolder(@Value("${cunzheng.data:data}") String data) {
        this.folder = Path.of(data).resolve("scratch").toAbsolutePath();
    }

    @Override
    public void onApplicationEvent(StartupEvent event) {
        try {
            PassingFolder.empty(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder, readable by its owner only. */
    public Path path() throws IOException {
        return PassingFolder.made(folder);
    }
}
