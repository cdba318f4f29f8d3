package org.cunzheng.packet.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.apache.pdfbox.io.RandomAccessReadView;
import org.cunzheng.packet.ComplaintPacket;
import org.cunzheng.packet.PacketFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChannelReadTest {
    /** More than the blocks that stay in memory. */
    private static final int LENGTH = 5_000_000;

    @TempDir
    private Path folder = Path.of("");

    private final byte[] content = new byte[LENGTH];

    private ChannelRead opened() throws IOException {
        new Random(2).nextBytes(content);
        return new ChannelRead(Files.newByteChannel(Files.write(folder.resolve("file"), content)));
    }

    @Test
    void bytes_are_those_of_the_file_wherever_they_are_read() throws IOException {
        Random random = new Random(3);
        try (ChannelRead read = opened()) {
            for (int tries = 0; tries < 2000; tries++) {
                int from = random.nextInt(LENGTH);
                byte[] some = new byte[random.nextInt(10_000)];
                read.seek(from);
                int count = read.read(some, 0, some.length);
                assertThat(count).isEqualTo(Math.min(some.length, LENGTH - from));
                assertThat(Arrays.copyOf(some, count)).isEqualTo(Arrays.copyOfRange(content, from, from + count));
                assertThat(read.getPosition()).isEqualTo(from + count);
            }
        }
    }

    @Test
    void at_the_end_there_is_nothing_more_and_a_closed_one_says_so() throws IOException {
        ChannelRead read = opened();
        read.seek(LENGTH - 1);
        assertThat(read.read()).isEqualTo(content[LENGTH - 1] & 0xff);
        assertThat(read.isEOF()).isTrue();
        assertThat(read.read()).isEqualTo(-1);
        RandomAccessReadView view = read.createView(4000, 200);
        byte[] seen = new byte[300];
        assertThat(view.read(seen, 0, 300)).isEqualTo(200);
        assertThat(Arrays.copyOf(seen, 200)).isEqualTo(Arrays.copyOfRange(content, 4000, 4200));
        read.close();
        assertThatIOException().isThrownBy(read::read);
    }

    @Test
    void neither_a_packet_nor_its_pages_pass_through_files_of_pictures() throws IOException {
        Path pdf = folder.resolve("packet.pdf");
        ComplaintPacket packet = PacketFixture.packet(
                List.of(PacketFixture.exhibit(
                        1,
                        PacketFixture.message(PacketFixture.THREAT),
                        List.of(PacketFixture.file("聊天记录.jpg", "image/jpeg", PictureFixture.jpeg(400, 300))))),
                List.of());
        // Whoever wants such a file cannot have one.
        Path nowhere = Files.createDirectory(folder.resolve("nowhere"));
        ImageIO.setCacheDirectory(nowhere.toFile());
        Files.delete(nowhere);
        try {
            try (OutputStream out = Files.newOutputStream(pdf)) {
                new PacketRenderer(folder).render(packet, out);
            }
            ByteArrayOutputStream page = new ByteArrayOutputStream();
            int pages = PageImages.count(Files.newByteChannel(pdf));
            for (int number = 1; number <= pages; number++) {
                assertThat(PageImages.draw(Files.newByteChannel(pdf), number, page))
                        .isTrue();
            }
            assertThat(page.toByteArray()).contains('P', 'N', 'G');
            assertThat(PageImages.draw(Files.newByteChannel(pdf), pages + 1, page))
                    .isFalse();
        } finally {
            ImageIO.setCacheDirectory(null);
        }
    }
}
