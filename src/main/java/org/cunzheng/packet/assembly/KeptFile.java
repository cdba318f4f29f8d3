package org.cunzheng.packet.assembly;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.vault.DamagedOriginal;
import org.cunzheng.vault.SealedFiles;
import org.cunzheng.vault.VaultScope;

/**
 * A file of a packet: encrypted under the key of its case file, or in plain as packets were kept before. Which, its name says.
 *
 * @param path where it lies, or lay
 * @param digest of what it holds, as the log has it
 * @param scope whose key opens it
 * @param files opens what is encrypted
 */
public record KeptFile(Path path, Sha256 digest, VaultScope scope, SealedFiles files) {
    static final String PDF = ".pdf";
    static final String BUNDLE = ".zip";
    static final String SEALED = ".sealed";

    /** Where a file of a packet lies: encrypted unless it is there in plain only. */
    static KeptFile in(Path home, String ending, Sha256 digest, VaultScope scope, SealedFiles files) {
        Path sealed = home.resolve(digest + ending + SEALED);
        Path plain = home.resolve(digest + ending);
        boolean isPlain = !Files.exists(sealed) && Files.exists(plain);
        return new KeptFile(isPlain ? plain : sealed, digest, scope, files);
    }

    /** Its name without what says that it is encrypted. */
    static String plainName(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(SEALED) ? name.substring(0, name.length() - SEALED.length()) : name;
    }

    public boolean isThere() {
        return Files.exists(path);
    }

    /** Whether it lies there as packets were kept before. */
    public boolean isPlain() {
        String name = path.getFileName().toString();
        return name.endsWith(PDF) || name.endsWith(BUNDLE);
    }

    /**
     * Opens it for reading anywhere in it; what is read is what was written. One in plain is read to its end first, for nothing
     * else shows that a part of it is what was written.
     *
     * @throws DamagedOriginal where it was changed or is not of this case file; of one that is encrypted also on reading
     */
    public SeekableByteChannel open() throws IOException {
        SeekableByteChannel content = openUncompared();
        if (!isPlain()) {
            return content;
        }
        try {
            Sha256 calculated = Sha256.of(Channels.newInputStream(content));
            if (!calculated.equals(digest)) {
                throw new DamagedOriginal(digest, calculated);
            }
            return content.position(0);
        } catch (IOException | RuntimeException unusable) {
            content.close();
            throw unusable;
        }
    }

    /**
     * The same at once, so that of one in plain nothing shows whether it was changed: for what was compared just before, or where
     * nobody is to believe what is read.
     *
     * @throws DamagedOriginal of one that is encrypted, as {@link #open}
     */
    public SeekableByteChannel openUncompared() throws IOException {
        return isPlain() ? Files.newByteChannel(path) : files.open(scope, path, digest);
    }

    InputStream stream() throws IOException {
        return Channels.newInputStream(open());
    }

    /** In bytes, decrypted; of one in plain, as long as it is now. */
    public long size() throws IOException {
        try (SeekableByteChannel content = openUncompared()) {
            return content.size();
        }
    }
}
