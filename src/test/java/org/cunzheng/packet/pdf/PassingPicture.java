package org.cunzheng.packet.pdf;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.cunzheng.packet.PacketFixture;
import org.cunzheng.qr.QrCode;

/** A process that lets one picture pass, to be run where nothing can be put among this machine's temporary files. */
final class PassingPicture {
    private PassingPicture() {}

    /** {@code page} of a PDF, an {@code exhibit} or a {@code code}; says the length of what came of it. */
    public static void main(String[] arguments) throws IOException {
        int length = switch (arguments[0]) {
            case "page" -> page(Path.of(arguments[1]));
            case "exhibit" -> exhibit();
            default -> QrCode.of("cunzheng").png().length;
        };
        System.out.println("passed " + length);
    }

    private static int page(Path pdf) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SeekableByteChannel content = Files.newByteChannel(pdf)) {
            PageImages.draw(content, 1, out);
        }
        return out.size();
    }

    /** An interlaced PNG, which PDFBox does not take as it is. */
    private static int exhibit() throws IOException {
        try (PDDocument document = new PDDocument()) {
            Picture picture = new PictureReader(document, Wording.in("zh"))
                    .read(PacketFixture.file("图.png", "image/png", interlaced()));
            return picture instanceof Picture.Drawn drawn ? drawn.width() : 0;
        }
    }

    private static byte[] interlaced() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("png");
        ImageWriter writer = writers.next();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam interlaced = writer.getDefaultWriteParam();
            interlaced.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
            writer.write(null, new IIOImage(image, null, null), interlaced);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
