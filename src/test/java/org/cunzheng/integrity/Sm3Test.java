package org.cunzheng.integrity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Sm3Test {
    private static final String OF_ABC = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0";

    @Test
    void the_digest_is_that_of_the_standard() throws IOException {
        assertThat(Sm3.of("abc".getBytes(UTF_8)).hex()).isEqualTo(OF_ABC);
        assertThat(Sm3.of("a".getBytes(UTF_8), new byte[0], "bc".getBytes(UTF_8)))
                .hasToString(OF_ABC);
        assertThat(Sm3.of(new ByteArrayInputStream("abc".getBytes(UTF_8)))).isEqualTo(Sm3.parse(OF_ABC));
        assertThat(Sm3.of("abcd".repeat(16).getBytes(UTF_8)))
                .hasToString("debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
    }

    @Test
    void openssl_calculates_the_same(@TempDir Path folder) throws IOException {
        Openssl openssl = Openssl.find().thatKnows("sm3");
        Random random = new Random(32905);
        for (int length : new int[] {0, 1, 55, 56, 63, 64, 65, 119, 120, 1_000_003}) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            Path file = Files.write(folder.resolve(length + ".bin"), bytes);
            assertThat(openssl.said("dgst", "-sm3", "-r", file.toString()))
                    .startsWith(Sm3.of(bytes).hex() + " ");
        }
    }

    @Test
    void a_calculator_takes_bytes_as_they_come_and_starts_anew() {
        Sm3.Calculator calculator = Sm3.calculator();
        for (int time = 0; time < 2; time++) {
            calculator.update("xabx".getBytes(UTF_8), 1, 2);
            calculator.update("c".getBytes(UTF_8), 0, 1);
            assertThat(calculator.finish()).isEqualTo(Sm3.parse(OF_ABC)).hasSameHashCodeAs(Sm3.parse(OF_ABC));
        }
    }

    @Test
    void the_bytes_of_a_digest_cannot_be_changed_from_outside() {
        byte[] bytes = new byte[Sm3.LENGTH];
        Sm3 digest = Sm3.ofBytes(bytes);
        bytes[0] = 1;
        digest.bytes()[0] = 1;
        assertThat(digest.hex()).isEqualTo("0".repeat(64));
    }

    @Test
    void only_sixty_four_lower_case_digits_are_a_digest() {
        assertThatIllegalArgumentException().isThrownBy(() -> Sm3.parse(OF_ABC.substring(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> Sm3.parse(OF_ABC.replace('f', 'F')));
        assertThatIllegalArgumentException().isThrownBy(() -> Sm3.parse(OF_ABC.replace('f', 'x')));
        assertThatIllegalArgumentException().isThrownBy(() -> Sm3.ofBytes(new byte[31]));
    }
}
