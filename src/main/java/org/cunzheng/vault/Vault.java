package org.cunzheng.vault;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.cunzheng.integrity.Sha256;

/**
 * Originals in a store outside the database, encrypted under the key of their scope, which also makes their names. To put the
 * same bytes in twice is harmless, and heals what was damaged. What is put in has been acknowledged by the store, on disk and
 * flushed where that is a folder, before its digest is given.
 *
 * <p>Where a file still lies in plain, as its digest names it, the first access encrypts it.
 */
@Singleton
public class Vault {
    private final ScopeKeys keys;
    private final ObjectStore store;
    private final long largestFile;

    Vault(ScopeKeys keys, ObjectStore store, @Value("${cunzheng.largest-file:209715200}") long largestFile) {
        this.keys = keys;
        this.store = store;
        this.largestFile = largestFile;
    }

    /**
     * Finds the master key, or makes it for a vault that is new, and tries whether the store keeps something; best before
     * anything is taken in.
     *
     * @throws RuntimeException with a {@link VaultKeyProblem} or {@link VaultStoreProblem} among its causes where that cannot be
     */
    public void unlock() {
        keys.unlock();
        store.readyToKeep();
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
            Path arriving = store.arriving(scope);
            try {
                Stored stored = SealedFile.write(arriving, key, content, limit);
                String object = object(key, stored.digest());
                store.put(scope, object, arriving);
                if (!keys.find(scope).equals(Optional.of(key))) {
                    // Destroyed while it was written: whoever destroys looks for objects after the key is gone.
                    store.delete(scope, object);
                    throw new IllegalStateException("the key of scope " + scope.value() + " was destroyed meanwhile");
                }
                if (store.mayHoldPlain()) {
                    store.delete(scope, plain(stored.digest()));
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
     * What was put in under a digest; empty where nothing was.
     *
     * @throws DamagedOriginal where it can be seen without reading the whole that it is not there any more
     */
    public Optional<Stored> find(VaultScope scope, Sha256 digest) {
        try {
            encryptPlain(scope, digest);
            ScopeKey key = key(scope, digest);
            return Optional.of(
                    SealedFile.stored(store.start(scope, object(key, digest), SealedFile.ENVELOPE), key, digest));
        } catch (NoSuchFileException e) {
            return Optional.empty();
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
            return SealedFile.open(store.open(scope, object(key, digest)), key, digest);
        } catch (NoSuchFileException e) {
            throw new UncheckedIOException("no original " + digest, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Deletes an original; to repeat is harmless. What a disk, a backup or another scope holds of it is not reached. Where the
     * store holds it back it is no longer found here, and its key, which it carries within, lasts as long as it.
     *
     * @throws IllegalStateException where the scope's key is damaged or missing, so that nobody knows which object it is
     */
    public Removal erase(VaultScope scope, Sha256 digest) {
        try {
            boolean wasPlain = store.mayHoldPlain() && store.exists(scope, plain(digest));
            if (wasPlain) {
                store.delete(scope, plain(digest));
            }
            Optional<ScopeKey> key = keys.find(scope);
            if (key.isPresent()) {
                return store.delete(scope, object(key.get(), digest));
            }
            if (wasPlain) {
                return new Removal.Gone();
            }
            throw new GeneralSecurityException("no key");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "the key of scope " + scope.value() + " is damaged or missing: restore it from a backup", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Deletes the key of a scope, then all that is in it; to repeat is harmless, and completes what was broken off. Without the
     * key also a backup of the objects alone says nothing, nor does what the store holds back; a backup of the key does.
     *
     * @return whether the key is gone
     */
    public Removal destroy(VaultScope scope) {
        try {
            Removal removal = keys.destroy(scope);
            store.clear(scope);
            return removal;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Encrypts a file that lies in plain under its digest, then deletes the plain one; nothing where there is none.
     *
     * @throws DamagedOriginal where it is not what its name says; it stays as it is then
     */
    void encryptPlain(VaultScope scope, Sha256 digest) throws IOException {
        String plain = plain(digest);
        if (!store.mayHoldPlain() || !store.exists(scope, plain)) {
            return;
        }
        try (InputStream in = new CheckedStream(store.open(scope, plain), digest)) {
            put(scope, in, Long.MAX_VALUE);
        } catch (NoSuchFileException e) {
            // Another thread has just done it.
        }
    }

    private ScopeKey key(VaultScope scope, Sha256 digest) throws IOException {
        try {
            return keys.find(scope)
                    .orElseThrow(() -> new NoSuchFileException(scope.value().toString(), ScopeKeys.NAME, "no key"));
        } catch (GeneralSecurityException e) {
            throw new DamagedOriginal(digest, e);
        }
    }

    static String object(ScopeKey key, Sha256 digest) {
        return key.name(digest) + SealedFile.ENDING;
    }

    static String plain(Sha256 digest) {
        return digest.hex();
    }
}
