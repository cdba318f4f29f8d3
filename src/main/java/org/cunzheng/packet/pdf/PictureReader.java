package org.cunzheng.packet.pdf;

import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.color.PDColorSpace;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceCMYK;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.cunzheng.evidence.Original;
import org.cunzheng.packet.ExhibitFile;

/**
 * Takes pictures into the document: a JPEG byte for byte, others without loss. A picture's size is read from its header
 * before anything is decoded, so that a small file cannot claim all memory.
 */
final class PictureReader {
    private static final long MOST_PIXELS_AS_THEY_ARE = 200_000_000;
    private static final long MOST_PIXELS_DECODED = 40_000_000;
    private static final long MOST_BYTES_DECODED = 64L << 20;

    private final PDDocument document;
    private final Wording wording;

    PictureReader(PDDocument document, Wording wording) {
        this.document = document;
        this.wording = wording;
    }

    Picture read(ExhibitFile file) {
        Original original = file.original();
        if (!original.isImage()) {
            return refused("reason.notPicture");
        }
        try {
            return original.type().equals("image/jpeg") ? jpeg(file) : decoded(file);
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return refused("reason.broken");
        }
    }

    private Picture jpeg(ExhibitFile file) throws IOException {
        JpegHeader header;
        try (InputStream in = new BufferedInputStream(file.content().open())) {
            header = JpegHeader.read(in);
        }
        if ((long) header.width() * header.height() > MOST_PIXELS_AS_THEY_ARE) {
            return tooLarge(header.shownWidth(), header.shownHeight());
        }
        PDColorSpace colours = switch (header.components()) {
            case 1 -> PDDeviceGray.INSTANCE;
            case 3 -> PDDeviceRGB.INSTANCE;
            case 4 -> PDDeviceCMYK.INSTANCE;
            default -> throw new IOException("components: " + header.components());
        };
        try (EndOfImage in = new EndOfImage(file.content().open())) {
            PDImageXObject image =
                    new PDImageXObject(document, in, COSName.DCT_DECODE, header.width(), header.height(), 8, colours);
            if (!in.complete()) {
                return refused("reason.broken");
            }
            if (header.components() == 4 && header.adobe()) {
                image.setDecode(inverted());
            }
            return new Picture.Drawn(image, header.shownWidth(), header.shownHeight(), header.orientation());
        }
    }

    private static COSArray inverted() {
        COSArray decode = new COSArray();
        for (int component = 0; component < 4; component++) {
            decode.add(COSInteger.ONE);
            decode.add(COSInteger.ZERO);
        }
        return decode;
    }

    private Picture decoded(ExhibitFile file) throws IOException {
        Optional<int[]> size = size(file);
        if (size.isEmpty()) {
            return refused("reason.unsupported", file.original().type());
        }
        int width = size.get()[0];
        int height = size.get()[1];
        if ((long) width * height > MOST_PIXELS_DECODED) {
            return tooLarge(width, height);
        }
        if (file.original().size() > MOST_BYTES_DECODED) {
            return refused("reason.tooHeavy");
        }
        byte[] bytes;
        try (InputStream in = file.content().open()) {
            bytes = in.readAllBytes();
        }
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
        if (image == null) {
            return refused("reason.broken");
        }
        PDImageXObject taken = image.getColorModel().hasAlpha()
                ? LosslessFactory.createFromImage(document, image)
                : PDImageXObject.createFromByteArray(document, bytes, "");
        return new Picture.Drawn(taken, width, height, 1);
    }

    private static Optional<int[]> size(ExhibitFile file) throws IOException {
        try (InputStream in = file.content().open();
                MemoryCacheImageInputStream image = new MemoryCacheImageInputStream(in)) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(image);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(image, true, true);
                return Optional.of(new int[] {reader.getWidth(0), reader.getHeight(0)});
            } finally {
                reader.dispose();
            }
        }
    }

    private Picture tooLarge(int width, int height) {
        return refused("reason.tooLarge", width, height);
    }

    private Picture refused(String key, Object... arguments) {
        return new Picture.NotDrawn(wording.say(key, arguments));
    }

    /** Watches for the end-of-image marker, without which a JPEG is cut short. */
    private static final class EndOfImage extends FilterInputStream {
        private boolean complete;
        private int last;

        EndOfImage(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            for (int at = offset; at < offset + read; at++) {
                int now = bytes[at] & 0xFF;
                if (last == 0xFF && now == 0xD9) {
                    complete = true;
                } else if (last == 0xFF && now == 0xDA) {
                    complete = false;
                }
                last = now;
            }
            return read;
        }

        boolean complete() {
            return complete;
        }
    }
}
