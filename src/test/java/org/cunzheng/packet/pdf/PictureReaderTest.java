package org.cunzheng.packet.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.apache.pdfbox.io.RandomAccess;
import org.apache.pdfbox.io.RandomAccessStreamCache;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.cunzheng.packet.PacketFixture;
import org.junit.jupiter.api.Test;

class PictureReaderTest {
    /** A scratch file for which there is no room. */
    private static final class FullDisk implements RandomAccessStreamCache {
        @Override
        public RandomAccess createBuffer() throws IOException {
            throw new IOException("no space left");
        }

        @Override
        public void close() {
            // There is nothing to close.
        }
    }

    @Test
    void a_full_disk_is_not_a_broken_picture() throws IOException {
        for (byte[] picture : new byte[][] {PictureFixture.png(40, 30), PictureFixture.pngWithAlpha(40, 30)}) {
            try (PDDocument document = new PDDocument(FullDisk::new)) {
                PictureReader reader = new PictureReader(document, Wording.in("zh"));
                assertThatThrownBy(() -> reader.read(PacketFixture.file("图.png", "image/png", picture)))
                        .isInstanceOf(UncheckedIOException.class)
                        .hasRootCauseMessage("no space left");
            }
        }
    }

    @Test
    void a_broken_picture_is_one_even_where_the_disk_is_full() throws IOException {
        byte[] half = Arrays.copyOf(PictureFixture.png(400, 300), 700);
        try (PDDocument document = new PDDocument(FullDisk::new)) {
            assertThat(new PictureReader(document, Wording.in("zh"))
                            .read(PacketFixture.file("断.png", "image/png", half)))
                    .isInstanceOf(Picture.NotDrawn.class);
        }
    }
}
