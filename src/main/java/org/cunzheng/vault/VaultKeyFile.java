package org.cunzheng.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Iterator;
import java.util.stream.Stream;
import org.cunzheng.disk.DurableFiles;

/**
 * The master key: the one that the setting {@code cunzheng.vault.master-key} holds, else that of the file {@code vault.key} in
 * the data folder, which is made at the first start. Where keys are wrapped already, none but theirs will do.
 */
@Factory
final class VaultKeyFile {
    private static final String FILE = "vault.key";

    /** How many keys are tried before the master key is taken for a wrong one. */
    private static final int MOST = 1000;

    private static final String LOST = "文件库的主密钥 vault.key 不见了，没有它，已存的文件都打不开，所以没有启动，也没有另做一把："
            + "请从备份恢复数据文件夹里的 vault.key，或在 CUNZHENG_VAULT_MASTER_KEY 里给出。"
            + " / The vault's master key vault.key is missing; without it no stored file can be opened, so nothing was started"
            + " and no new one was made: restore vault.key in the data folder from a backup, or give it in"
            + " CUNZHENG_VAULT_MASTER_KEY.";
    private static final String OTHER = "vault.key 或 CUNZHENG_VAULT_MASTER_KEY 打不开已存的文件：请换回原来的主密钥。"
            + "如果它没有换过，就是 vault 文件夹里的 key 文件坏了：请从备份恢复。"
            + " / vault.key or CUNZHENG_VAULT_MASTER_KEY does not open the stored files: bring back the former master key."
            + " If it never changed, the files called key in the folder vault are damaged: restore them from a backup.";
    private static final String BROKEN = "文件库的主密钥读不懂，应是 32 字节的 base64：请从备份恢复 vault.key，或改正 CUNZHENG_VAULT_MASTER_KEY。"
            + " / The vault's master key cannot be read, it should be 32 bytes in base64: restore vault.key from a backup, or"
            + " correct CUNZHENG_VAULT_MASTER_KEY.";

    /**
     * @param given 32 bytes in base64; empty for those of the file
     * @throws VaultStoreProblem where the store cannot be used
     * @throws VaultKeyProblem where the key is missing, broken or opens none of the keys that are wrapped already
     */
    @Singleton
    MasterKey masterKey(
            ObjectStore store,
            @Value("${cunzheng.data:data}") String data,
            @Value("${cunzheng.vault.master-key:}") String given) {
        store.ready();
        try (Stream<VaultScope> scopes = store.scopes()) {
            Iterator<Wrapped> wrapped =
                    scopes.flatMap(scope -> wrapped(store, scope)).limit(MOST).iterator();
            MasterKey key = given.isBlank() ? ofFile(Path.of(data), !wrapped.hasNext()) : parse(given);
            if (wrapped.hasNext() && !opensAny(key, wrapped)) {
                throw new VaultKeyProblem(OTHER);
            }
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Wrapped(VaultScope scope, byte[] key) {}

    private static Stream<Wrapped> wrapped(ObjectStore store, VaultScope scope) {
        try {
            return Stream.of(new Wrapped(scope, store.start(scope, ScopeKeys.NAME, ScopeKeys.MOST)));
        } catch (NoSuchFileException e) {
            return Stream.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One damaged key must not keep all others from being read; a wrong master key opens none. */
    private static boolean opensAny(MasterKey key, Iterator<Wrapped> wrapped) {
        while (wrapped.hasNext()) {
            Wrapped next = wrapped.next();
            try {
                key.unwrap(next.scope(), next.key());
                return true;
            } catch (GeneralSecurityException e) {
                // The next one may be whole.
            }
        }
        return false;
    }

    private static MasterKey ofFile(Path folder, boolean mayMake) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            if (!mayMake) {
                throw new VaultKeyProblem(LOST);
            }
            String text = Base64.getEncoder().encodeToString(ScopeKey.random()) + "\n";
            DurableFiles.writeOnce(Files.createDirectories(folder), FILE, text.getBytes(UTF_8));
        }
        return parse(new String(Files.readAllBytes(file), UTF_8));
    }

    /** What was wrong with it is not told on: a message must not show a part of a key. */
    private static MasterKey parse(String text) {
        try {
            return new MasterKey(Base64.getDecoder().decode(text.strip()));
        } catch (IllegalArgumentException e) {
            throw new VaultKeyProblem(BROKEN);
        }
    }
}
