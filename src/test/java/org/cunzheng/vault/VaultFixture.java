package org.cunzheng.vault;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.cunzheng.integrity.Sha256;

/** A vault in a folder, under a master key that is all of one byte. */
final class VaultFixture {
    static final long LARGEST = 40_000_000;

    final Path data;
    final ScopeKeys keys;
    final Vault vault;
    final VaultScope scope = scope();

    private VaultFixture(Path data, byte key) {
        this.data = data;
        byte[] bytes = new byte[MasterKey.LENGTH];
        Arrays.fill(bytes, key);
        MasterKey master = new MasterKey(bytes);
        this.keys = new ScopeKeys(() -> master, data.toString());
        this.vault = new Vault(keys, LARGEST);
    }

    static VaultFixture in(Path data) {
        return new VaultFixture(data, (byte) 7);
    }

    static VaultFixture underAnotherMasterKey(Path data) {
        return new VaultFixture(data, (byte) 8);
    }

    static VaultScope scope() {
        return new VaultScope(UUID.randomUUID());
    }

    /** The same bytes for the same length, and no two stretches of them alike. */
    static byte[] content(int length) {
        byte[] content = new byte[length];
        new Random(length).nextBytes(content);
        return content;
    }

    Sha256 put(VaultScope into, byte[] content) {
        return vault.put(into, new ByteArrayInputStream(content)).digest();
    }

    byte[] read(VaultScope from, Sha256 digest) throws IOException {
        try (InputStream in = vault.open(from, digest)) {
            return in.readAllBytes();
        }
    }

    Path object(VaultScope of, Sha256 digest) throws IOException, GeneralSecurityException {
        return keys.home(of).resolve(keys.find(of).orElseThrow().name(digest) + ".sealed");
    }

    Path key(VaultScope of) {
        return keys.home(of).resolve("key");
    }

    /** As files lay in the vault before they were encrypted. */
    Path plain(VaultScope of, Sha256 name, byte[] content) throws IOException {
        return Files.write(Files.createDirectories(keys.home(of)).resolve(name.hex()), content);
    }

    List<Path> files(VaultScope of) throws IOException {
        try (Stream<Path> files = Files.list(keys.home(of))) {
            return files.toList();
        }
    }

    static void flip(Path file, int position, int bit) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[position] ^= (byte) (1 << bit);
        Files.write(file, bytes);
    }
}
