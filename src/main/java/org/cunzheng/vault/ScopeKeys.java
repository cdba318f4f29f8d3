package org.cunzheng.vault;

import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The keys of the scopes, each wrapped by the master key in an object {@code key} beside the others of its scope: whoever moves
 * or copies the store has all that the master key needs, and several servers share it. Such an object is written once and never
 * replaced; read anew each time, so that a destroyed key lives on in no memory.
 */
@Singleton
final class ScopeKeys {
    static final String NAME = "key";

    /** More than a wrapped key has, so that one with something behind it does not open. */
    static final int MOST = 1024;

    private final Provider<MasterKey> master;
    private final ObjectStore store;

    /** @param master asked when first needed: a command that has nothing to do with the vault makes no key for it */
    ScopeKeys(Provider<MasterKey> master, ObjectStore store) {
        this.master = master;
        this.store = store;
    }

    /** @throws RuntimeException with a {@link VaultKeyProblem} among its causes where there is no master key that opens what is here */
    void unlock() {
        master.get();
    }

    /** @throws GeneralSecurityException where there is one that the master key does not open */
    Optional<ScopeKey> find(VaultScope scope) throws IOException, GeneralSecurityException {
        byte[] wrapped;
        try {
            wrapped = store.start(scope, NAME, MOST);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        return Optional.of(master.get().unwrap(scope, wrapped));
    }

    /**
     * The key of the scope, made where there is none.
     *
     * @throws GeneralSecurityException where there is one that the master key does not open, or none beside sealed objects
     */
    ScopeKey findOrMake(VaultScope scope) throws IOException, GeneralSecurityException {
        Optional<ScopeKey> key = find(scope);
        return key.isPresent() ? key.get() : make(scope);
    }

    /** One at a time, so that only another process may come first: not every store is exact where two put at once. */
    private synchronized ScopeKey make(VaultScope scope) throws IOException, GeneralSecurityException {
        Optional<ScopeKey> made = find(scope);
        if (made.isPresent()) {
            return made.get();
        }
        if (holdsSealed(scope)) {
            // A key comes before the first object: there is one since, or it is lost and a new one would hide what it
            // sealed.
            return find(scope).orElseThrow(() -> new GeneralSecurityException("no key beside sealed objects"));
        }
        store.putOnce(scope, NAME, master.get().wrap(scope, new ScopeKey(ScopeKey.random())));
        // Another process may have been first.
        return find(scope).orElseThrow(() -> new NoSuchFileException(scope.value() + "/" + NAME));
    }

    private boolean holdsSealed(VaultScope scope) throws IOException {
        try (Stream<String> names = store.names(scope)) {
            return names.anyMatch(name -> name.endsWith(SealedFile.ENDING));
        }
    }

    /** Deletes the key, whatever it is; nothing sealed under it can be opened from then on. */
    Removal destroy(VaultScope scope) throws IOException {
        return store.delete(scope, NAME);
    }
}
