package org.cunzheng.vault;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.stream.Stream;
import org.cunzheng.integrity.Sha256;

/** Looks at what is stored and changes nothing: no file is encrypted, healed or deleted by it. */
@Singleton
public class VaultInspection {
    private final ScopeKeys keys;
    private final ObjectStore store;

    VaultInspection(ScopeKeys keys, ObjectStore store) {
        this.keys = keys;
        this.store = store;
    }

    /** What became of an original. */
    public enum State {
        /** There; where it was read, with the digest it was put in under. */
        SOUND,
        MISSING,
        /** The key of its scope opens and shows that these bytes are not those that were put in. */
        DAMAGED,
        /** The key of its scope is missing or does not open, or the store does not give the object. */
        CLOSED
    }

    /** @param read whether to its end, or only whether it is there */
    public State state(VaultScope scope, Sha256 digest, boolean read) {
        String plain = Vault.plain(digest);
        try {
            if (store.mayHoldPlain() && store.exists(scope, plain)) {
                return read ? end(new CheckedStream(store.open(scope, plain), digest)) : State.SOUND;
            }
            Optional<ScopeKey> key = keys.find(scope);
            if (key.isEmpty()) {
                return count(scope) > 0 ? State.CLOSED : State.MISSING;
            }
            String object = Vault.object(key.get(), digest);
            if (!store.exists(scope, object)) {
                return State.MISSING;
            }
            return read ? end(SealedFile.open(store.open(scope, object), key.get(), digest)) : State.SOUND;
        } catch (DamagedOriginal e) {
            return State.DAMAGED;
        } catch (NoSuchFileException e) {
            return State.MISSING;
        } catch (IOException | GeneralSecurityException e) {
            return State.CLOSED;
        } catch (RuntimeException e) {
            if (isOfTheKeyOrTheStore(e)) {
                return State.CLOSED;
            }
            throw e;
        }
    }

    /** Whether there is no master key that opens what is here, or the store did not give it. */
    private static boolean isOfTheKeyOrTheStore(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof VaultKeyProblem || cause instanceof IOException) {
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

    /** How many objects a scope has, whatever they are called; 0 where the store does not list them. */
    public long objects(VaultScope scope) {
        try {
            return count(scope);
        } catch (IOException | UncheckedIOException e) {
            // Each original that lies there is told of as closed.
            return 0;
        }
    }

    private long count(VaultScope scope) throws IOException {
        try (Stream<String> names = store.names(scope)) {
            return names.filter(VaultInspection::isObject).count();
        }
    }

    /** How many objects all scopes have; 0 where the store does not list them all. */
    public long objects() {
        try (Stream<String> names = store.names()) {
            return names.filter(VaultInspection::isObject).count();
        } catch (IOException | UncheckedIOException e) {
            // Each original that lies there is told of as closed.
            return 0;
        }
    }

    private static boolean isObject(String name) {
        return name.endsWith(SealedFile.ENDING) || Sha256.isHex(name);
    }
}
