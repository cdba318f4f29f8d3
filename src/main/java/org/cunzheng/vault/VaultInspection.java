package org.cunzheng.vault;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.cunzheng.integrity.Sha256;

/** Looks at what is stored and changes nothing: no file is encrypted, healed or deleted by it. */
@Singleton
public class VaultInspection {
    private final ScopeKeys keys;
    private final Path folder;

    VaultInspection(ScopeKeys keys, @Value("${cunzheng.data:data}") String data) {
        this.keys = keys;
        this.folder = Path.of(data).resolve("vault");
    }

    /** What became of an original. */
    public enum State {
        /** There; where it was read, with the digest it was put in under. */
        SOUND,
        MISSING,
        /** The key of its scope opens and shows that these bytes are not those that were put in. */
        DAMAGED,
        /** The key of its scope is missing or does not open, or the disk does not give the file. */
        CLOSED
    }

    /** @param read whether to its end, or only whether it is there */
    public State state(VaultScope scope, Sha256 digest, boolean read) {
        Path plain = keys.home(scope).resolve(digest.hex());
        try {
            if (Files.exists(plain)) {
                return read ? end(new CheckedStream(Files.newInputStream(plain), digest)) : State.SOUND;
            }
            Optional<ScopeKey> key = keys.find(scope);
            if (key.isEmpty()) {
                return objects(scope) > 0 ? State.CLOSED : State.MISSING;
            }
            Path object = keys.home(scope).resolve(key.get().name(digest) + SealedFile.ENDING);
            if (!Files.exists(object)) {
                return State.MISSING;
            }
            return read ? end(SealedFile.open(object, key.get(), digest)) : State.SOUND;
        } catch (DamagedOriginal e) {
            return State.DAMAGED;
        } catch (NoSuchFileException e) {
            return State.MISSING;
        } catch (IOException | GeneralSecurityException e) {
            return State.CLOSED;
        } catch (RuntimeException e) {
            if (isOfTheKey(e)) {
                return State.CLOSED;
            }
            throw e;
        }
    }

    /** Whether there is no master key that opens what is here. */
    private static boolean isOfTheKey(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof VaultKeyProblem) {
                return true;
            }
        }
        return false;
    }

    private static State end(InputStream content) throws IOException {
        try (content) {
            content.transferTo(OutputStream.nullOutputStream());
            return State.SOUND;
        }
    }

    /** How many objects a scope has, whatever they are called. */
    public long objects(VaultScope scope) {
        return objects(keys.home(scope));
    }

    /** How many objects all scopes have. */
    public long objects() {
        long objects = 0;
        try (DirectoryStream<Path> homes = Files.newDirectoryStream(folder)) {
            for (Path home : homes) {
                objects += objects(home);
            }
            return objects;
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long objects(Path home) {
        long objects = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(home)) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                objects += name.endsWith(SealedFile.ENDING) || Sha256.isHex(name) ? 1 : 0;
            }
            return objects;
        } catch (NoSuchFileException | NotDirectoryException e) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
