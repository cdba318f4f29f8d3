package org.cunzheng.vault;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.cunzheng.integrity.Sha256;

/**
 * Originals in a folder outside the database, encrypted under the key of their scope, which also makes their names. To put the
 * same bytes in twice is harmless, and heals what was damaged. What is put in is on disk, flushed, before its digest is given.
 *
 * <p>Where a file still lies in plain, as its digest names it, the first access encrypts it.
 */
@Singleton
public class Vault {
    private final ScopeKeys keys;
    private final long largestFile;

    Vault(ScopeKeys keys, @Value("${cunzheng.largest-file:209715200}") long largestFile) {
        this.keys = keys;
        this.largestFile = largestFile;
    }

    /**
     * Finds the master key, or makes it for a vault that is new; best before anything is taken in.
     *
     * @throws RuntimeException with a {@link VaultKeyProblem} among its causes where that cannot be
     */
    public void unlock() {
        keys.unlock();
    }

    /**
     * Reads a stream to its end and keeps it; never the whole of it in memory, and nothing of it on disk in plain.
     *
     * @throws TooLarge where it is longer than one file may be; nothing is kept then
     * @throws IllegalStateException where the scope's key is damaged or missing, or was destroyed meanwhile
     * @throws UncheckedIOException where it cannot be read or written
     */
    public Stored put(VaultScope scope, InputStream content) {
        return put(scope, content, largestFile);
    }

    private Stored put(VaultScope scope, InputStream content, long limit) {
        try {
            ScopeKey key = keys.findOrMake(scope);
            Path home = keys.home(scope);
            Path arriving = DurableFiles.arriving(home);
            try {
                Stored stored = SealedFile.write(arriving, key, content, limit);
                Path object = object(scope, key, stored.digest());
                Files.move(arriving, object, StandardCopyOption.ATOMIC_MOVE);
                DurableFiles.flush(home);
                if (!keys.find(scope).equals(Optional.of(key))) {
                    // Destroyed while it was written: whoever destroys looks for objects after the key is gone.
                    Files.deleteIfExists(object);
                    throw new IllegalStateException("the key of scope " + scope.value() + " was destroyed meanwhile");
                }
                if (Files.deleteIfExists(plain(scope, stored.digest()))) {
                    DurableFiles.flush(home);
                }
                return stored;
            } finally {
                Files.deleteIfExists(arriving);
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "the key of scope " + scope.value() + " is damaged or missing: restore it from a backup", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * How many bytes were put in under a digest; empty where there are none.
     *
     * @throws DamagedOriginal where it can be seen without reading the whole that they are not there any more
     */
    public OptionalLong size(VaultScope scope, Sha256 digest) {
        try {
            encryptPlain(scope, digest);
            ScopeKey key = key(scope, digest);
            return OptionalLong.of(SealedFile.size(object(scope, key, digest), key, digest));
        } catch (NoSuchFileException e) {
            return OptionalLong.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Opens an original; the stream throws {@link DamagedOriginal}, at its end at the latest, where the bytes are not those put
     * in.
     *
     * @throws DamagedOriginal where that is seen before
     * @throws UncheckedIOException where there is none of that digest in the scope
     */
    public InputStream open(VaultScope scope, Sha256 digest) {
        try {
            encryptPlain(scope, digest);
            ScopeKey key = key(scope, digest);
            return SealedFile.open(object(scope, key, digest), key, digest);
        } catch (NoSuchFileException e) {
            throw new UncheckedIOException("no original " + digest, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Deletes an original; to repeat is harmless. What a disk, a backup or another scope holds of it is not reached.
     *
     * @throws IllegalStateException where the scope's key is damaged, so that nobody knows which object it is
     */
    public void erase(VaultScope scope, Sha256 digest) {
        try {
            boolean erased = Files.deleteIfExists(plain(scope, digest));
            Optional<ScopeKey> key = keys.find(scope);
            if (key.isPresent()) {
                erased |= Files.deleteIfExists(object(scope, key.get(), digest));
            }
            if (erased) {
                DurableFiles.flush(keys.home(scope));
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key of scope " + scope.value() + " is damaged", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Deletes the key of a scope, then all that is in it; to repeat is harmless, and completes what was broken off. Without the
     * key also a backup of the objects alone says nothing; a backup of the key does.
     */
    public void destroy(VaultScope scope) {
        Path home = keys.home(scope);
        try {
            keys.destroy(scope);
            for (Path file : files(home)) {
                Files.deleteIfExists(file);
            }
            if (Files.deleteIfExists(home)) {
                DurableFiles.flush(home.resolveSibling("."));
            }
        } catch (DirectoryNotEmptyException e) {
            // Somebody puts something in at this moment; it is the scope's anew, under another key.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path home) throws IOException {
        if (!Files.isDirectory(home)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(home)) {
            return files.toList();
        }
    }

    /**
     * Encrypts a file that lies in plain under its digest, then deletes the plain one; nothing where there is none.
     *
     * @throws DamagedOriginal where it is not what its name says; it stays as it is then
     */
    void encryptPlain(VaultScope scope, Sha256 digest) throws IOException {
        Path plain = plain(scope, digest);
        if (!Files.exists(plain)) {
            return;
        }
        try (InputStream in = new CheckedStream(Files.newInputStream(plain), digest)) {
            put(scope, in, Long.MAX_VALUE);
        } catch (NoSuchFileException e) {
            // Another thread has just done it.
        }
    }

    private ScopeKey key(VaultScope scope, Sha256 digest) throws IOException {
        try {
            return keys.find(scope)
                    .orElseThrow(() -> new NoSuchFileException(keys.home(scope).toString(), ScopeKeys.FILE, "no key"));
        } catch (GeneralSecurityException e) {
            throw new DamagedOriginal(digest, e);
        }
    }

    private Path object(VaultScope scope, ScopeKey key, Sha256 digest) {
        return keys.home(scope).resolve(key.name(digest) + SealedFile.ENDING);
    }

    private Path plain(VaultScope scope, Sha256 digest) {
        return keys.home(scope).resolve(digest.hex());
    }
}
