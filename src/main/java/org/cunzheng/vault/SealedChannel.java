package org.cunzheng.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import org.cunzheng.integrity.Sha256;

/** A channel that reads another one from a place on, and never writes. */
abstract sealed class SealedChannel implements SeekableByteChannel {
    final SeekableByteChannel channel;
    private final long start;

    private SealedChannel(SeekableByteChannel channel, long start) {
        this.channel = channel;
        this.start = start;
    }

    /**
     * What lies in a file behind its envelope. A read fills the buffer where there is as much. A fault of the disk passes
     * unchecked through Tink, which would call it a change of the bytes.
     */
    static final class Behind extends SealedChannel {
        Behind(SeekableByteChannel file, long start) {
            super(file, start);
        }

        @Override
        public int read(ByteBuffer buffer) {
            int before = buffer.remaining();
            try {
                while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                    // Until it is full or the file ends.
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            int count = before - buffer.remaining();
            return count == 0 && before > 0 ? -1 : count;
        }

        @Override
        public SeekableByteChannel position(long position) {
            try {
                return super.position(position);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Content as it was written; Tink says by an IOException that bytes were changed. */
    static final class Deciphered extends SealedChannel {
        private final Sha256 digest;

        Deciphered(SeekableByteChannel content, Sha256 digest) {
            super(content, 0);
            this.digest = digest;
        }

        @Override
        public int read(ByteBuffer buffer) throws IOException {
            try {
                return channel.read(buffer);
            } catch (UncheckedIOException e) {
                throw e.getCause();
            } catch (IOException e) {
                throw new DamagedOriginal(digest, e);
            }
        }
    }

    @Override
    public final long position() throws IOException {
        return channel.position() - start;
    }

    @Override
    public SeekableByteChannel position(long position) throws IOException {
        channel.position(start + position);
        return this;
    }

    @Override
    public final long size() throws IOException {
        return Math.max(0, channel.size() - start);
    }

    @Override
    public final int write(ByteBuffer bytes) {
        throw new NonWritableChannelException();
    }

    @Override
    public final SeekableByteChannel truncate(long size) {
        throw new NonWritableChannelException();
    }

    @Override
    public final boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public final void close() throws IOException {
        channel.close();
    }
}
