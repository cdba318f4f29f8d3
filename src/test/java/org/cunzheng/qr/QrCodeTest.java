package org.cunzheng.qr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class QrCodeTest {
    private static final int PIXELS = 4;
    private static final String TEXT =
            "cunzheng.example/log\n498\n34f730f84d611d54189b0ab185ea14254a2a331d9121d487dfda86cf9eb09230=\n\n— 存证";

    @Test
    void a_reader_reads_the_image() throws IOException, ReaderException {
        assertThat(read(enlarged(image(QrCode.of(TEXT))))).isEqualTo(TEXT);
    }

    @Test
    void the_path_draws_the_image() throws IOException {
        QrCode code = QrCode.of(TEXT);
        BufferedImage drawn = white(code.side());
        Matcher run = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)z").matcher(code.path());
        while (run.find()) {
            assertThat(run.group(3)).isEqualTo(run.group(4));
            for (int i = 0; i < Integer.parseInt(run.group(3)); i++) {
                drawn.setRGB(Integer.parseInt(run.group(1)) + i, Integer.parseInt(run.group(2)), 0);
            }
        }
        BufferedImage image = image(code);
        for (int y = 0; y < code.side(); y++) {
            for (int x = 0; x < code.side(); x++) {
                assertThat(drawn.getRGB(x, y)).as(x + ", " + y).isEqualTo(image.getRGB(x, y));
            }
        }
    }

    @Property(tries = 50)
    void any_latin_or_chinese_text_comes_back(@ForAll @StringLength(min = 1, max = 300) char[] characters)
            throws IOException, ReaderException {
        String text = new String(characters)
                .codePoints()
                .map(c -> c % 2 == 0 ? 0x4E00 + c % 0x5000 : ' ' + c % 95)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        assertThat(read(enlarged(image(QrCode.of(text))))).isEqualTo(text);
    }

    @Test
    void a_text_too_long_for_any_code_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> QrCode.of("x".repeat(3_000)));
    }

    private static BufferedImage image(QrCode code) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(code.png()));
    }

    private static BufferedImage white(int side) {
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        image.createGraphics().fillRect(0, 0, side, side);
        return image;
    }

    private static BufferedImage enlarged(BufferedImage image) {
        BufferedImage large = white(image.getWidth() * PIXELS);
        large.createGraphics().drawImage(image, 0, 0, large.getWidth(), large.getHeight(), null);
        return large;
    }

    private static String read(BufferedImage image) throws ReaderException {
        int side = image.getWidth();
        int[] pixels = image.getRGB(0, 0, side, side, null, 0, side);
        return new QRCodeReader()
                .decode(
                        new BinaryBitmap(new GlobalHistogramBinarizer(new RGBLuminanceSource(side, side, pixels))),
                        Map.of(DecodeHintType.PURE_BARCODE, true))
                .getText();
    }
}
