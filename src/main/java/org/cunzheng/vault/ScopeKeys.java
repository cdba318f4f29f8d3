package org.cunzheng.vault;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The keys of the scopes, each wrapped by the master key in a file {@code key} beside the objects of its scope. Such a file is
 * written once and never replaced; read anew each time, so that a destroyed key lives on in no memory.
 */
@Singleton
final class ScopeKeys {
    static final String FILE = "key";

    private final Provider<MasterKey> master;
    private final Path data;
    private final Path folder;

    /** @param master asked when first needed: a command that has nothing to do with the vault makes no key for it */
    ScopeKeys(Provider<MasterKey> master, @Value("${cunzheng.data:data}") String data) {
        this.master = master;
        this.data = Path.of(data);
        this.folder = this.data.resolve("vault");
    }

    /** @throws RuntimeException with a {@link VaultKeyProblem} among its causes where there is no master key that opens what is here */
    void unlock() {
        master.get();
    }

    Path home(VaultScope scope) {
        return folder.resolve(scope.value().toString());
    }

    /** @throws GeneralSecurityException where there is one that the master key does not open */
    Optional<ScopeKey> find(VaultScope scope) throws IOException, GeneralSecurityException {
        byte[] wrapped;
        try {
            wrapped = Files.readAllBytes(home(scope).resolve(FILE));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        return Optional.of(master.get().unwrap(scope, wrapped));
    }

    /**
     * The key of the scope, made with its folder where there is none.
     *
     * @throws GeneralSecurityException where there is one that the master key does not open, or none beside sealed objects
     */
    ScopeKey findOrMake(VaultScope scope) throws IOException, GeneralSecurityException {
        Optional<ScopeKey> key = find(scope);
        if (key.isPresent()) {
            return key.get();
        }
        Path home = Files.createDirectories(home(scope));
        if (holdsSealed(home)) {
            // A key comes before the first object: there is one since, or it is lost and a new one would hide what it
            // sealed.
            return find(scope).orElseThrow(() -> new GeneralSecurityException("no key beside sealed objects"));
        }
        ScopeKey made = new ScopeKey(ScopeKey.random());
        DurableFiles.writeOnce(home, FILE, master.get().wrap(scope, made));
        DurableFiles.flush(folder);
        DurableFiles.flush(data);
        // Another thread or process may have been first.
        return find(scope)
                .orElseThrow(() -> new NoSuchFileException(home.resolve(FILE).toString()));
    }

    private static boolean holdsSealed(Path home) throws IOException {
        try (Stream<Path> files = Files.list(home)) {
            return files.anyMatch(file -> file.toString().endsWith(SealedFile.ENDING));
        }
    }

    /** Deletes the key, whatever it is; nothing sealed under it can be opened from then on. */
    void destroy(VaultScope scope) throws IOException {
        if (Files.deleteIfExists(home(scope).resolve(FILE))) {
            DurableFiles.flush(home(scope));
        }
    }
}
