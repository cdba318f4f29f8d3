package org.cunzheng.integrity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class Sha256Test {
    private static final String OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void the_digest_is_that_of_the_standard() throws IOException {
        assertThat(Sha256.of("abc".getBytes(UTF_8)).hex()).isEqualTo(OF_ABC);
        assertThat(Sha256.of("a".getBytes(UTF_8), new byte[0], "bc".getBytes(UTF_8)))
                .hasToString(OF_ABC);
        assertThat(Sha256.of(new ByteArrayInputStream("abc".getBytes(UTF_8)))).isEqualTo(Sha256.parse(OF_ABC));
        assertThat(Sha256.of()).hasToString("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void a_calculator_takes_bytes_as_they_come() {
        Sha256.Calculator calculator = Sha256.calculator();
        calculator.update("xabx".getBytes(UTF_8), 1, 2);
        calculator.update("c".getBytes(UTF_8), 0, 1);
        assertThat(calculator.finish()).isEqualTo(Sha256.parse(OF_ABC)).hasSameHashCodeAs(Sha256.parse(OF_ABC));
    }

    @Test
    void the_bytes_of_a_digest_cannot_be_changed_from_outside() {
        byte[] bytes = new byte[Sha256.LENGTH];
        Sha256 digest = Sha256.ofBytes(bytes);
        bytes[0] = 1;
        digest.bytes()[0] = 1;
        assertThat(digest.hex()).isEqualTo("0".repeat(64));
    }

    @Test
    void only_sixty_four_lower_case_digits_are_a_digest() {
        assertThatIllegalArgumentException().isThrownBy(() -> Sha256.parse(OF_ABC.substring(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> Sha256.parse(OF_ABC.replace('b', 'B')));
        assertThatIllegalArgumentException().isThrownBy(() -> Sha256.parse(OF_ABC.replace('b', 'x')));
        assertThatIllegalArgumentException().isThrownBy(() -> Sha256.ofBytes(new byte[31]));
    }
}
