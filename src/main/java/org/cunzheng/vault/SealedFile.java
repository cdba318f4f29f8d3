package org.cunzheng.vault;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.streamingaead.AesGcmHkdfStreamingKey;
import com.google.crypto.tink.streamingaead.PredefinedStreamingAeadParameters;
import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import com.google.crypto.tink.util.SecretBytes;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import org.cunzheng.integrity.Sha256;

/**
 * An object as it lies in the store: an envelope, then the content by Tink's AES256_GCM_HKDF_4KB under a random key of this object
 * alone. The envelope is that key and the content's length (8 bytes, big-endian), sealed under the scope's key with the
 * content's digest as associated data; it is written last, as the digest is known only then.
 *
 * <p>So the scope's key and the digest open the envelope and no other; the envelope's key opens the content that was written
 * with it and no other, each segment in its place and the last one known as the last. An object under another's name, an
 * envelope before another's content and a content cut off all fail. Plain bytes are never written.
 *
 * <p>Segments of 4 KB, not of 1 MB: an open file then takes kilobytes of memory, and the cost is 16 bytes in 4096.
 */
final class SealedFile {
    /** How names of such files end. */
    static final String ENDING = ".sealed";

    /** Length in bytes of what {@link #size} reads. */
    static final int ENVELOPE = ScopeKey.LENGTH + Long.BYTES + Aes256Gcm.OVERHEAD;

    private static final int BUFFER = 64 * 1024;
    private static final byte[] NOTHING = {};

    private SealedFile() {}

    /** The key of one object, and the length of its content in bytes. */
    private record Envelope(byte[] key, long size) {}

    /**
     * Reads a stream to its end into an empty file, flushed before the end.
     *
     * @throws TooLarge where it is longer than the limit
     */
    static Stored write(Path file, ScopeKey scopeKey, InputStream content, long limit) throws IOException {
        byte[] key = ScopeKey.random();
        Stored stored;
        try (OutputStream out = sealing(file, key)) {
            stored = copy(content, out, limit);
        }
        ByteBuffer envelope = ByteBuffer.wrap(scopeKey.seal(
                ByteBuffer.allocate(ScopeKey.LENGTH + Long.BYTES)
                        .put(key)
                        .putLong(stored.size())
                        .array(),
                stored.digest()));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            while (envelope.hasRemaining()) {
                channel.write(envelope);
            }
            channel.force(true);
        }
        return stored;
    }

    private static OutputStream sealing(Path file, byte[] key) throws IOException {
        OutputStream out = Channels.newOutputStream(
                FileChannel.open(file, StandardOpenOption.WRITE).position(ENVELOPE));
        try {
            return streaming(key).newEncryptingStream(new BufferedOutputStream(out, BUFFER), NOTHING);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }

    private static Stored copy(InputStream content, OutputStream out, long limit) throws IOException {
        Sha256.Calculator calculator = Sha256.calculator();
        long size = 0;
        byte[] buffer = new byte[BUFFER];
        for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
            size += count;
            if (size > limit) {
                throw new TooLarge(limit);
            }
            calculator.update(buffer, 0, count);
            out.write(buffer, 0, count);
        }
        return new Stored(calculator.finish(), size);
    }

    /**
     * The length of the content in bytes, as it was when put in.
     *
     * @param envelope the first bytes of the object
     * @throws DamagedOriginal where the envelope does not open
     */
    static long size(byte[] envelope, ScopeKey scopeKey, Sha256 digest) {
        return envelope(envelope, scopeKey, digest).size();
    }

    /**
     * Opens the content of an object, which is closed with it; the stream throws {@link DamagedOriginal} where it comes to what was changed, and at the latest at
     * its end.
     *
     * @throws DamagedOriginal where the envelope does not open
     */
    @SuppressWarnings("MustBeClosedChecker") // The caller closes it, through what it is wrapped in.
    static InputStream open(InputStream object, ScopeKey scopeKey, Sha256 digest) throws IOException {
        try {
            byte[] key = envelope(object.readNBytes(ENVELOPE), scopeKey, digest).key();
            InputStream stored = new BufferedInputStream(new Disk(object), BUFFER);
            return new CheckedStream(
                    new Deciphered(streaming(key).newDecryptingStream(stored, NOTHING), digest), digest);
        } catch (IOException | RuntimeException e) {
            object.close();
            throw e;
        } catch (GeneralSecurityException e) {
            object.close();
            throw new DamagedOriginal(digest, e);
        }
    }

    private static Envelope envelope(byte[] sealed, ScopeKey scopeKey, Sha256 digest) {
        try {
            ByteBuffer opened = ByteBuffer.wrap(scopeKey.open(sealed, digest));
            byte[] key = new byte[ScopeKey.LENGTH];
            opened.get(key);
            return new Envelope(key, opened.getLong());
        } catch (GeneralSecurityException e) {
            throw new DamagedOriginal(digest, e);
        }
    }

    @AccessesPartialKey
    private static StreamingAead streaming(byte[] key) throws GeneralSecurityException {
        return AesGcmHkdfStreaming.create(AesGcmHkdfStreamingKey.create(
                PredefinedStreamingAeadParameters.AES256_GCM_HKDF_4KB,
                SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get())));
    }

    /** A fault of the disk or of the store passes through Tink unchecked, so that it is not taken for a change of the bytes. */
    private static final class Disk extends FilterInputStream {
        Disk(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                return in.read(bytes, offset, length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Tink says by an IOException that bytes were changed; only {@link CheckedStream} reads from it, and never singly. */
    private static final class Deciphered extends FilterInputStream {
        private final Sha256 digest;

        Deciphered(InputStream in, Sha256 digest) {
            super(in);
            this.digest = digest;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                return in.read(bytes, offset, length);
            } catch (UncheckedIOException e) {
                throw e.getCause();
            } catch (IOException e) {
                throw new DamagedOriginal(digest, e);
            }
        }
    }
}
