package org.cunzheng.packet.pdf;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;

/**
 * What a JPEG says of itself before its picture data (ITU-T T.81, annex B; the orientation from Exif 2.32, tag 0x0112).
 *
 * @param width in pixels as stored, before it is turned
 * @param height in pixels as stored, before it is turned
 * @param components 1 grey, 3 colour, 4 CMYK
 * @param adobe whether an Adobe marker is there, which inverts CMYK
 * @param orientation 1 to 8; 1 where it is not told
 * @param length in bytes, up to where the picture data begin
 */
record JpegHeader(int width, int height, int components, boolean adobe, int orientation, long length) {
    private static final int MARKER = 0xFF;
    private static final int START_OF_IMAGE = 0xFFD8;
    private static final int START_OF_SCAN = 0xDA;
    private static final int APP1 = 0xE1;
    private static final int APP14 = 0xEE;
    private static final Set<Integer> COLOURS = Set.of(1, 3, 4);
    private static final int BITS = 8;
    private static final int ORIENTATION = 0x0112;
    private static final byte[] EXIF = {'E', 'x', 'i', 'f', 0, 0};

    /**
     * Reads up to the picture data.
     *
     * @throws IOException where it is no JPEG of a kind that PDF takes, or ends too early
     */
    static JpegHeader read(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(in);
        if (data.readUnsignedShort() != START_OF_IMAGE) {
            throw new IOException("not a JPEG");
        }
        int width = 0;
        int height = 0;
        int components = 0;
        boolean adobe = false;
        int orientation = 1;
        long length = 2;
        while (true) {
            if (data.readUnsignedByte() != MARKER) {
                throw new IOException("a marker is missing");
            }
            int marker = data.readUnsignedByte();
            for (; marker == MARKER; length++) {
                marker = data.readUnsignedByte();
            }
            if (marker == START_OF_SCAN) {
                if (width == 0 || height == 0 || !COLOURS.contains(components)) {
                    throw new IOException("a JPEG without a size, or of a kind that PDF does not take");
                }
                return new JpegHeader(width, height, components, adobe, orientation, length);
            }
            byte[] segment = segment(data);
            length += 4 + segment.length;
            if (isFrame(marker) && segment.length >= 6 && segment[0] == BITS) {
                height = (segment[1] & 0xFF) << 8 | segment[2] & 0xFF;
                width = (segment[3] & 0xFF) << 8 | segment[4] & 0xFF;
                components = segment[5] & 0xFF;
            } else if (marker == APP1) {
                orientation = orientation(segment, orientation);
            } else if (marker == APP14) {
                adobe = segment.length >= 5 && segment[0] == 'A' && segment[1] == 'd';
            }
        }
    }

    /** Width as it is to be seen. */
    int shownWidth() {
        return orientation > 4 ? height : width;
    }

    /** Height as it is to be seen. */
    int shownHeight() {
        return orientation > 4 ? width : height;
    }

    private static byte[] segment(DataInputStream data) throws IOException {
        int length = data.readUnsignedShort() - 2;
        byte[] segment = data.readNBytes(Math.max(length, 0));
        if (segment.length != length) {
            throw new EOFException("a segment is cut short");
        }
        return segment;
    }

    /** Baseline, extended or progressive with Huffman coding: what DCTDecode takes (ISO 32000-1, 7.4.8). */
    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xC2;
    }

    private static int orientation(byte[] segment, int otherwise) {
        ByteBuffer exif = ByteBuffer.wrap(segment);
        int tiff = EXIF.length;
        if (segment.length < tiff + 8 || !exif.slice(0, tiff).equals(ByteBuffer.wrap(EXIF))) {
            return otherwise;
        }
        exif.order(segment[tiff] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        long directory = tiff + (exif.getInt(tiff + 4) & 0xFFFFFFFFL);
        if (directory + 2 > segment.length) {
            return otherwise;
        }
        int entries = exif.getShort((int) directory) & 0xFFFF;
        for (int entry = 0; entry < entries; entry++) {
            int at = (int) directory + 2 + entry * 12;
            if (at + 12 > segment.length) {
                return otherwise;
            }
            if ((exif.getShort(at) & 0xFFFF) == ORIENTATION) {
                int value = exif.getShort(at + 8) & 0xFFFF;
                return value >= 1 && value <= 8 ? value : otherwise;
            }
        }
        return otherwise;
    }
}
