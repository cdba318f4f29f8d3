package org.cunzheng.packet.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class JpegHeaderTest {
    private static final byte[] JPEG = PictureFixture.jpeg(640, 480);

    @Test
    void size_and_colours_are_read_before_anything_is_decoded() throws IOException {
        JpegHeader header = read(JPEG);

        assertThat(header.width()).isEqualTo(640);
        assertThat(header.height()).isEqualTo(480);
        assertThat(header.components()).isEqualTo(3);
        assertThat(header.orientation()).isEqualTo(1);
        assertThat(JPEG[(int) header.length()]).isEqualTo((byte) 0xFF);
        assertThat(JPEG[(int) header.length() + 1]).isEqualTo((byte) 0xDA);
    }

    @Test
    void a_picture_taken_on_its_side_is_seen_upright() throws IOException {
        JpegHeader header = read(PictureFixture.turned(JPEG, 6));

        assertThat(header.orientation()).isEqualTo(6);
        assertThat(header.shownWidth()).isEqualTo(480);
        assertThat(header.shownHeight()).isEqualTo(640);
    }

    @Test
    void what_is_cut_short_or_no_jpeg_is_refused() {
        assertThatThrownBy(() -> read(Arrays.copyOf(JPEG, 30))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read(PictureFixture.png(10, 10))).hasMessage("not a JPEG");
    }

    private static JpegHeader read(byte[] jpeg) throws IOException {
        return JpegHeader.read(new ByteArrayInputStream(jpeg));
    }
}
