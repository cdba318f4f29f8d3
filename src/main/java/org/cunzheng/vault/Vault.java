package org.cunzheng.vault;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import org.cunzheng.integrity.Sha256;

/**
 * Originals in a folder outside the database, named by their digest. To put the same bytes in twice is harmless. What is put
 * in is on disk, flushed, before its digest is given.
 */
@Singleton
public class Vault {
    private static final int BUFFER = 64 * 1024;

    private final Path folder;
    private final long largestFile;

    Vault(@Value("${cunzheng.data:data}") String data, @Value("${cunzheng.largest-file:209715200}") long largestFile) {
        this.folder = Path.of(data).resolve("vault");
        this.largestFile = largestFile;
    }

    /**
     * Reads a stream to its end and keeps it; never the whole of it in memory.
     *
     * @throws TooLarge where it is longer than one file may be; nothing is kept then
     * @throws UncheckedIOException where it cannot be read or written
     */
    public Stored put(VaultScope scope, InputStream content) {
        try {
            Path home = Files.createDirectories(folder.resolve(scope.value().toString()));
            Path arriving = Files.createTempFile(home, "arriving-", ".part");
            try {
                Stored stored = copy(content, arriving);
                Path name = home.resolve(stored.digest().hex());
                if (!Files.exists(name)) {
                    Files.move(arriving, name, StandardCopyOption.ATOMIC_MOVE);
                    flush(home);
                }
                return stored;
            } finally {
                Files.deleteIfExists(arriving);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stored copy(InputStream content, Path file) throws IOException {
        Sha256.Calculator calculator = Sha256.calculator();
        long size = 0;
        byte[] buffer = new byte[BUFFER];
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
                size += count;
                if (size > largestFile) {
                    throw new TooLarge(largestFile);
                }
                calculator.update(buffer, 0, count);
                ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, count);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
            }
            out.force(true);
        }
        return new Stored(calculator.finish(), size);
    }

    /** Makes the new name itself survive a crash, where the system lets a folder be flushed. */
    private static void flush(Path home) throws IOException {
        if (home.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(home, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /** How many bytes are kept under a digest; empty where there are none. */
    public OptionalLong size(VaultScope scope, Sha256 digest) {
        try {
            return OptionalLong.of(
                    Files.size(folder.resolve(scope.value().toString()).resolve(digest.hex())));
        } catch (NoSuchFileException e) {
            return OptionalLong.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Opens an original; the stream throws {@link DamagedOriginal} at its end where the bytes are not those put in.
     *
     * @throws UncheckedIOException where there is none of that digest in the scope
     */
    public InputStream open(VaultScope scope, Sha256 digest) {
        try {
            return new CheckedStream(
                    Files.newInputStream(
                            folder.resolve(scope.value().toString()).resolve(digest.hex())),
                    digest);
        } catch (NoSuchFileException e) {
            throw new UncheckedIOException("no original " + digest, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
