package org.cunzheng.packet.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
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
        JpegHeader header = read(turned(6));

        assertThat(header.orientation()).isEqualTo(6);
        assertThat(header.shownWidth()).isEqualTo(480);
        assertThat(header.shownHeight()).isEqualTo(640);
    }

    @Test
    void what_is_cut_short_or_no_jpeg_is_refused() {
        assertThatThrownBy(() -> read(Arrays.copyOf(JPEG, 30))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read(PictureFixture.png(10, 10))).hasMessage("not a JPEG");
    }

    /** The picture with an Exif segment after its first marker. */
    private static byte[] turned(int orientation) throws IOException {
        byte[] exif = HexFormat.of()
                .parseHex("ffe10022457869660000" + "4d4d002a00000008" + "0001" + "0112000300000001000" + orientation
                        + "0000" + "00000000");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(JPEG, 0, 2);
        out.write(exif);
        out.write(JPEG, 2, JPEG.length - 2);
        return out.toByteArray();
    }

    private static JpegHeader read(byte[] jpeg) throws IOException {
        return JpegHeader.read(new ByteArrayInputStream(jpeg));
    }
}
