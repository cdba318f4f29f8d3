package org.cunzheng.packet.assembly;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.cunzheng.disk.PassingFolder;

/**
 * Where parts of a PDF lie while it is drawn, in plain: below the data folder, and not where this machine keeps everybody's
 * passing files.
 */
@Singleton
public final class ScratchFolder {
    private final Path folder;

    ScratchFolder(@Value("${cunzheng.data:data}") String data) {
        this.folder = Path.of(data).resolve("scratch").toAbsolutePath();
    }

    /** Deletes what a crash left there; for whoever holds the data folder, before anything is drawn. */
    public void empty() {
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
