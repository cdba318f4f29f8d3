package org.cunzheng.packet.pdf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadView;

/** Lets PDFBox read a channel, of which it keeps the blocks in memory that it needed last; not for several threads. */
final class ChannelRead implements RandomAccessRead {
    private static final int BLOCK = 4096;
    private static final int MOST_BLOCKS = 1000;

    private final SeekableByteChannel channel;
    private final long length;
    private final Map<Long, byte[]> blocks = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
            return size() > MOST_BLOCKS;
        }
    };
    private long position;

    ChannelRead(SeekableByteChannel channel) throws IOException {
        this.channel = channel;
        this.length = channel.size();
    }

    private byte[] block(long number) throws IOException {
        byte[] known = blocks.get(number);
        if (known != null) {
            return known;
        }
        ByteBuffer read = ByteBuffer.allocate((int) Math.min(BLOCK, length - number * BLOCK));
        channel.position(number * BLOCK);
        while (read.hasRemaining()) {
            if (channel.read(read) < 0) {
                throw new IOException("the file has become shorter");
            }
        }
        blocks.put(number, read.array());
        return read.array();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        Objects.checkFromIndexSize(offset, count, bytes.length);
        if (isClosed()) {
            throw new IOException("closed");
        }
        if (isEOF()) {
            return -1;
        }
        int read = 0;
        while (read < count && position < length) {
            byte[] block = block(position / BLOCK);
            int start = (int) (position % BLOCK);
            int part = Math.min(count - read, block.length - start);
            System.arraycopy(block, start, bytes, offset + read, part);
            read += part;
            position += part;
        }
        return read;
    }

    @Override
    public long getPosition() {
        return position;
    }

    /** Behind the end is the end. */
    @Override
    public void seek(long place) throws IOException {
        if (place < 0) {
            throw new IOException("before the start");
        }
        position = Math.min(place, length);
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public boolean isClosed() {
        return !channel.isOpen();
    }

    @Override
    public boolean isEOF() {
        return position >= length;
    }

    @Override
    public RandomAccessReadView createView(long start, long count) {
        return new RandomAccessReadView(this, start, count);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
