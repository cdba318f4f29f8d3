package org.cunzheng.packet.assembly;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of a packet as whoever downloads them has them. */
final class Opened {
    private Opened() {}

    static byte[] bytes(KeptFile kept) {
        try (InputStream in = kept.stream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A copy of it for those that read files only. */
    static Path file(KeptFile kept) {
        try {
            Path file = Files.createTempFile("opened-", KeptFile.plainName(kept.path()));
            file.toFile().deleteOnExit();
            return Files.write(file, bytes(kept));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
