package org.cunzheng.packet.assembly;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipException;

/** The directory at the end of a bundle (APPNOTE 6.3, 4.3.12 and 4.3.16), as bundles have it: without comments and zip64. */
final class BundleDirectory {
    private static final int END_RECORD = 22;
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int CENTRAL_HEADER = 46;
    private static final int CENTRAL_SIGNATURE = 0x02014b50;

    private BundleDirectory() {}

    /**
     * The names of its members.
     *
     * @throws ZipException where it has no such directory
     * @throws EOFException where it ends within it
     */
    static Set<String> names(SeekableByteChannel bundle) throws IOException {
        long place = bundle.size() - END_RECORD;
        if (place < 0) {
            throw new ZipException("too short for a bundle");
        }
        ByteBuffer end = next(from(bundle, place), END_RECORD, END_SIGNATURE);
        int count = Short.toUnsignedInt(end.getShort(10));
        DataInputStream directory = from(bundle, Integer.toUnsignedLong(end.getInt(16)));
        Set<String> names = new HashSet<>();
        for (int member = 0; member < count; member++) {
            ByteBuffer header = next(directory, CENTRAL_HEADER, CENTRAL_SIGNATURE);
            byte[] name = new byte[Short.toUnsignedInt(header.getShort(28))];
            directory.readFully(name);
            names.add(new String(name, UTF_8));
            directory.skipNBytes(Short.toUnsignedInt(header.getShort(30)) + Short.toUnsignedInt(header.getShort(32)));
        }
        return names;
    }

    private static DataInputStream from(SeekableByteChannel bundle, long place) throws IOException {
        return new DataInputStream(new BufferedInputStream(Channels.newInputStream(bundle.position(place))));
    }

    private static ByteBuffer next(DataInputStream in, int length, int signature) throws IOException {
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        ByteBuffer record = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (record.getInt(0) != signature) {
            throw new ZipException("the directory is not where it should be");
        }
        return record;
    }
}
