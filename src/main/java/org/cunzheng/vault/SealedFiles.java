package org.cunzheng.vault;

import jakarta.inject.Singleton;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.cunzheng.integrity.Sha256;

/** Files that others keep beside the vault, sealed as its originals are: under the key of a scope, for a digest. */
@Singleton
public class SealedFiles {
    private final ScopeKeys keys;

    SealedFiles(ScopeKeys keys) {
        this.keys = keys;
    }

    /**
     * Begins to write into an empty file; nothing of it lies there in plain.
     *
     * @throws IllegalStateException where the scope's key is damaged or missing
     */
    public Writing write(VaultScope scope, Path file) throws IOException {
        try {
            ScopeKey scopeKey = keys.findOrMake(scope);
            byte[] key = ScopeKey.random();
            OutputStream sealing = SealedFile.sealing(file, key, SealedFile.WITHOUT_SM3);
            return new Writing(new Measured(sealing), file, scopeKey, key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "the key of scope " + scope.value() + " is damaged or missing: restore it from a backup", e);
        }
    }

    /**
     * Opens a file for reading anywhere in it. What is read is what was written, or {@link DamagedOriginal} is thrown.
     *
     * @throws DamagedOriginal.KeyLost where the key of the scope is missing or damaged
     * @throws DamagedOriginal where it was not written under the key of the scope, with content of this digest and as long
     */
    public SeekableByteChannel open(VaultScope scope, Path file, Sha256 digest) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            return SealedFile.openAnywhere(channel, key(scope, digest), digest);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private ScopeKey key(VaultScope scope, Sha256 digest) throws IOException {
        try {
            return keys.find(scope).orElseThrow(() -> new GeneralSecurityException("no key"));
        } catch (GeneralSecurityException e) {
            throw new DamagedOriginal.KeyLost(digest, e);
        }
    }

    /** A file being written; unless it is finished, nobody can ever open it. */
    public static final class Writing extends BufferedOutputStream {
        private static final int BUFFER = 64 * 1024;

        private final Measured content;
        private final Path file;
        private final ScopeKey scopeKey;
        private final byte[] key;

        private Writing(Measured content, Path file, ScopeKey scopeKey, byte[] key) {
            super(content, BUFFER);
            this.content = content;
            this.file = file;
            this.scopeKey = scopeKey;
            this.key = key;
        }

        /** Ends the file, flushed to the disk, and gives the digest of what was written. */
        public Sha256 finish() throws IOException {
            close();
            Sha256 digest = content.calculator.finish();
            SealedFile.finish(file, scopeKey, key, new Stored(digest, Optional.empty(), content.size));
            return digest;
        }
    }

    private static final class Measured extends FilterOutputStream {
        private final Sha256.Calculator calculator = Sha256.calculator();
        private long size;

        Measured(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            calculator.update(bytes, offset, length);
            size += length;
            out.write(bytes, offset, length);
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        /** What is encrypted reaches the disk when a segment is full, or at the end. */
        @Override
        public void flush() {}
    }
}
