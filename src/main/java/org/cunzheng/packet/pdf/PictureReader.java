package org.cunzheng.packet.pdf;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
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

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    static {
        ImageCache.inMemory();
    }

    /** A picture decoded, or why it is not. */
    private sealed interface Seen {
        record Whole(BufferedImage image) implements Seen {}

        record Refused(Picture why) implements Seen {}
    }

    private final PDDocument document;
    private final Wording wording;

    PictureReader(PDDocument document, Wording wording) {
        this.document = document;
        this.wording = wording;
    }

    /** @throws UncheckedIOException where the original cannot be read or the document not written; a fault in the picture itself is an outcome */
    Picture read(ExhibitFile file) {
        return switch (file) {
            case ExhibitFile.Given given -> read(given);
            case ExhibitFile.LeftOut _, ExhibitFile.Unlisted _ -> new Picture.Withheld();
        };
    }

    private Picture read(ExhibitFile.Given file) {
        Original original = file.original();
        if (!original.isImage()) {
            return refused("reason.notPicture");
        }
        return original.type().equals("image/jpeg") ? jpeg(file) : decoded(file);
    }

    private Picture jpeg(ExhibitFile.Given file) {
        JpegHeader header;
        try (OriginalStream in = new OriginalStream(file)) {
            header = JpegHeader.read(in);
        } catch (IOException e) {
            return refused("reason.broken");
        }
        if ((long) header.width() * header.height() > MOST_PIXELS_AS_THEY_ARE) {
            return refused("reason.tooLarge", header.shownWidth(), header.shownHeight());
        }
        if (PicturePart.tooMany(header.shownWidth(), header.shownHeight())) {
            return tooLong(header.shownWidth(), header.shownHeight());
        }
        PDColorSpace colours = switch (header.components()) {
            case 1 -> PDDeviceGray.INSTANCE;
            case 4 -> PDDeviceCMYK.INSTANCE;
            default -> PDDeviceRGB.INSTANCE;
        };
        try (OriginalStream in = new OriginalStream(file);
                EndOfImage watched = new EndOfImage(in, header.length())) {
            PDImageXObject image = new PDImageXObject(
                    document, watched, COSName.DCT_DECODE, header.width(), header.height(), 8, colours);
            if (!watched.complete()) {
                return refused("reason.broken");
            }
            if (header.components() == 4 && header.adobe()) {
                image.setDecode(inverted());
            }
            return new Picture.Drawn(image, header.shownWidth(), header.shownHeight(), header.orientation());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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

    private Picture decoded(ExhibitFile.Given file) {
        if (file.original().size() > MOST_BYTES_DECODED) {
            return refused("reason.tooHeavy");
        }
        byte[] bytes;
        try (OriginalStream in = new OriginalStream(file)) {
            bytes = in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return switch (seen(bytes, file.original().type())) {
            case Seen.Refused refused -> refused.why();
            case Seen.Whole whole ->
                new Picture.Drawn(
                        taken(whole.image(), bytes),
                        whole.image().getWidth(),
                        whole.image().getHeight(),
                        1);
        };
    }

    private Seen seen(byte[] bytes, String type) {
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            return readers.hasNext() ? seen(readers.next(), in) : new Seen.Refused(refused("reason.unsupported", type));
        } catch (IOException | RuntimeException e) {
            // Java's readers answer a damaged picture with exceptions of any kind.
            return new Seen.Refused(refused("reason.broken"));
        }
    }

    private Seen seen(ImageReader reader, MemoryCacheImageInputStream in) throws IOException {
        try {
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if ((long) width * height > MOST_PIXELS_DECODED) {
                return new Seen.Refused(refused("reason.tooLarge", width, height));
            }
            return PicturePart.tooMany(width, height)
                    ? new Seen.Refused(tooLong(width, height))
                    : new Seen.Whole(reader.read(0));
        } finally {
            reader.dispose();
        }
    }

    /** The picture in the document. A fault here is not the picture's, which has been decoded whole. */
    private PDImageXObject taken(BufferedImage image, byte[] bytes) {
        boolean png = bytes.length > PNG.length && Arrays.equals(Arrays.copyOf(bytes, PNG.length), PNG);
        try {
            return png && !image.getColorModel().hasAlpha()
                    ? PDImageXObject.createFromByteArray(document, bytes, "")
                    : LosslessFactory.createFromImage(document, image);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Picture tooLong(int width, int height) {
        return refused("reason.tooLong", width, height, PicturePart.MOST);
    }

    private Picture refused(String key, Object... arguments) {
        return new Picture.NotDrawn(wording.say(key, arguments));
    }
}
