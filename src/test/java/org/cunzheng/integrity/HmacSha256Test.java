package org.cunzheng.integrity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class HmacSha256Test {
    /** The second test case of RFC 4231, section 4.3. */
    @Test
    void a_published_example_comes_out_in_parts_too() {
        byte[] expected = HexFormat.of().parseHex("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        byte[] key = "Jefe".getBytes(UTF_8);
        assertThat(HmacSha256.of(key, "what do ya want for nothing?".getBytes(UTF_8)))
                .isEqualTo(expected);
        assertThat(HmacSha256.of(key, "what do ya want ".getBytes(UTF_8), "for nothing?".getBytes(UTF_8)))
                .isEqualTo(expected);
    }
}
