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

/** A vault under a master key that is all of one byte, in a folder or a bucket. */
final class VaultFixture {
    static final long LARGEST = 40_000_000;

    final Path data;
    final Place.Behind behind;
    final ObjectStore store;
    final ScopeKeys keys;
    final Vault vault;
    final VaultScope scope = scope();

    private VaultFixture(Path data, Place.Behind behind, ObjectStore store, byte key) {
        this.data = data;
        this.behind = behind;
        this.store = store;
        byte[] bytes = new byte[MasterKey.LENGTH];
        Arrays.fill(bytes, key);
        MasterKey master = new MasterKey(bytes);
        this.keys = new ScopeKeys(() -> master, store);
        this.vault = new Vault(keys, store, LARGEST);
    }

    static VaultFixture at(Place place, Path data) {
        Place.Behind behind = place.behind(data);
        return new VaultFixture(data, behind, behind.store(), (byte) 7);
    }

    /** In a store of whatever kind, of which nothing is seen but by it. */
    static VaultFixture in(ObjectStore store, Path data) {
        return new VaultFixture(data, new BehindFolder(data), store, (byte) 7);
    }

    static VaultFixture underAnotherMasterKey(Place place, Path data) {
        Place.Behind behind = place.behind(data);
        return new VaultFixture(data, behind, behind.store(), (byte) 8);
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

    String object(VaultScope of, Sha256 digest) throws IOException, GeneralSecurityException {
        return of.value() + "/" + keys.find(of).orElseThrow().name(digest) + ".sealed";
    }

    static String key(VaultScope of) {
        return of.value() + "/key";
    }

    /** As files lay in the folder before they were encrypted. */
    Path plain(VaultScope of, Sha256 name, byte[] content) throws IOException {
        Path home = Files.createDirectories(home(of));
        return Files.write(home.resolve(name.hex()), content);
    }

    Path home(VaultScope of) {
        return data.resolve("vault").resolve(of.value().toString());
    }

    List<String> names(VaultScope of) throws IOException {
        return behind.names(of);
    }

    boolean isThere(String path) throws IOException {
        int slash = path.indexOf('/');
        return names(new VaultScope(UUID.fromString(path.substring(0, slash)))).contains(path.substring(slash + 1));
    }

    /** All files below the data folder of this machine. */
    List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    void flip(String path, int position, int bit) throws IOException {
        byte[] bytes = behind.bytes(path);
        bytes[position] ^= (byte) (1 << bit);
        behind.write(path, bytes);
    }
}
