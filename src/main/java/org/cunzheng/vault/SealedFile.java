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
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.integrity.Sm3;

/**
 * An object as it lies in the store: an envelope, then the content by Tink's AES256_GCM_HKDF_4KB under a random key of this object
 * alone. The envelope is that key, the content's length (8 bytes, big-endian) and its SM3, sealed under the scope's key with
 * the content's SHA-256 as associated data; it is written last, as the digests are known only then. An envelope without an
 * SM3 is read, too.
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

    /** Length in bytes of what {@link #stored} reads. */
    static final int ENVELOPE = ScopeKey.LENGTH + Long.BYTES + Sm3.LENGTH + Aes256Gcm.OVERHEAD;

    /** The same where the content has no SM3. */
    static final int WITHOUT_SM3 = ENVELOPE - Sm3.LENGTH;

    private static final int BUFFER = 64 * 1024;
    private static final byte[] NOTHING = {};

    private SealedFile() {}

    /** The key of one object, and what is known of its content. */
    private record Envelope(byte[] key, Stored stored) {
        int length() {
            return stored.sm3().isPresent() ? ENVELOPE : WITHOUT_SM3;
        }
    }

    /**
     * Reads a stream to its end into an empty file, flushed before the end.
     *
     * @throws TooLarge where it is longer than the limit
     */
    static Stored write(Path file, ScopeKey scopeKey, InputStream content, long limit) throws IOException {
        byte[] key = ScopeKey.random();
        Stored stored;
        try (OutputStream out = sealing(file, key, ENVELOPE)) {
            stored = copy(content, out, limit);
        }
        finish(file, scopeKey, key, stored);
        return stored;
    }

    /** Writes the envelope before the content, flushed before the end; until then nothing opens the file. */
    static void finish(Path file, ScopeKey scopeKey, byte[] key, Stored stored) throws IOException {
        byte[] sm3 = stored.sm3().map(Sm3::bytes).orElse(NOTHING);
        ByteBuffer envelope = ByteBuffer.wrap(scopeKey.seal(
                ByteBuffer.allocate(key.length + Long.BYTES + sm3.length)
                        .put(key)
                        .putLong(stored.size())
                        .put(sm3)
                        .array(),
                stored.digest()));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            while (envelope.hasRemaining()) {
                channel.write(envelope);
            }
            channel.force(true);
        }
    }

    /** @param envelope how many bytes are left free before the content */
    static OutputStream sealing(Path file, byte[] key, int envelope) throws IOException {
        OutputStream out = Channels.newOutputStream(
                FileChannel.open(file, StandardOpenOption.WRITE).position(envelope));
        try {
            return streaming(key).newEncryptingStream(new BufferedOutputStream(out, BUFFER), NOTHING);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }

    private static Stored copy(InputStream content, OutputStream out, long limit) throws IOException {
        Sha256.Calculator sha256 = Sha256.calculator();
        Sm3.Calculator sm3 = Sm3.calculator();
        long size = 0;
        byte[] buffer = new byte[BUFFER];
        for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
            size += count;
            if (size > limit) {
                throw new TooLarge(limit);
            }
            sha256.update(buffer, 0, count);
            sm3.update(buffer, 0, count);
            out.write(buffer, 0, count);
        }
        return new Stored(sha256.finish(), Optional.of(sm3.finish()), size);
    }

    /**
     * What is known of the content, as it was when put in.
     *
     * @param start the first bytes of the object
     * @throws DamagedOriginal where the envelope does not open
     */
    static Stored stored(byte[] start, ScopeKey scopeKey, Sha256 digest) {
        return envelope(start, scopeKey, digest).stored();
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
            byte[] start = object.readNBytes(ENVELOPE);
            Envelope envelope = envelope(start, scopeKey, digest);
            PushbackInputStream content = new PushbackInputStream(object, ENVELOPE);
            content.unread(start, envelope.length(), start.length - envelope.length());
            InputStream stored = new BufferedInputStream(new Disk(content), BUFFER);
            return new CheckedStream(
                    new Deciphered(streaming(envelope.key()).newDecryptingStream(stored, NOTHING), digest), digest);
        } catch (IOException | RuntimeException e) {
            object.close();
            throw e;
        } catch (GeneralSecurityException e) {
            object.close();
            throw new DamagedOriginal(digest, e);
        }
    }

    /**
     * Opens the content of a file for reading anywhere in it; the file is closed with it. What is read is what was written, or
     * {@link DamagedOriginal} is thrown; of what is not read nothing is known but the length.
     *
     * @throws DamagedOriginal where the envelope does not open, or the content is shorter or longer than was written
     */
    @SuppressWarnings("MustBeClosedChecker") // The caller closes it, through what it is wrapped in.
    static SeekableByteChannel openAnywhere(SeekableByteChannel file, ScopeKey scopeKey, Sha256 digest)
            throws IOException {
        ByteBuffer start = ByteBuffer.allocate(ENVELOPE);
        while (start.hasRemaining() && file.read(start) >= 0) {
            // A read may give less than there is.
        }
        Envelope envelope = envelope(Arrays.copyOf(start.array(), start.position()), scopeKey, digest);
        try {
            SeekableByteChannel content = streaming(envelope.key())
                    .newSeekableDecryptingChannel(new SealedChannel.Behind(file, envelope.length()), NOTHING);
            if (content.size() != envelope.stored().size()) {
                throw new DamagedOriginal(digest, new IOException("its length is not the one that was sealed"));
            }
            return new SealedChannel.Deciphered(content, digest);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (IOException | GeneralSecurityException e) {
            throw new DamagedOriginal(digest, e);
        }
    }

    private static Envelope envelope(byte[] start, ScopeKey scopeKey, Sha256 digest) {
        try {
            return envelope(ByteBuffer.wrap(open(start, scopeKey, digest)), digest);
        } catch (GeneralSecurityException e) {
            throw new DamagedOriginal(digest, e);
        }
    }

    private static Envelope envelope(ByteBuffer opened, Sha256 digest) {
        byte[] key = new byte[ScopeKey.LENGTH];
        opened.get(key);
        long size = opened.getLong();
        byte[] sm3 = new byte[opened.remaining()];
        opened.get(sm3);
        return new Envelope(
                key, new Stored(digest, sm3.length == 0 ? Optional.empty() : Optional.of(Sm3.ofBytes(sm3)), size));
    }

    /** Which of the two forms it has, its seal tells: at most one of them opens. */
    private static byte[] open(byte[] start, ScopeKey scopeKey, Sha256 digest) throws GeneralSecurityException {
        try {
            return scopeKey.open(start, digest);
        } catch (GeneralSecurityException e) {
            return scopeKey.open(Arrays.copyOf(start, Math.min(start.length, WITHOUT_SM3)), digest);
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
