package org.cunzheng.integrity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogKeyTest {
    /** The first test vector of RFC 8032, section 7.1, under a name of ours. */
    private static final String SEED = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";

    private static final String PUBLIC = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
    private static final String ORIGIN = "log.example/cunzheng";

    private static String id() {
        byte[] digest = Sha256.of(
                        (ORIGIN + "\n\u0001").getBytes(UTF_8), HexFormat.of().parseHex(PUBLIC))
                .bytes();
        return HexFormat.of().formatHex(Arrays.copyOf(digest, 4));
    }

    private static String encoded(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex("01" + hex));
    }

    private static LogKey known() {
        return LogKey.parse("PRIVATE+KEY+" + ORIGIN + "+" + id() + "+" + encoded(SEED) + "\n" + ORIGIN + "+" + id()
                + "+" + encoded(PUBLIC));
    }

    @Test
    void a_note_is_the_text_a_blank_line_and_one_signature_by_the_key() throws Exception {
        String text = new Checkpoint(7, Sha256.of()).text(ORIGIN);
        assertThat(text).isEqualTo(ORIGIN + "\n7\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n");
        String note = known().sign(text);
        String[] lines = note.split("\n");
        assertThat(note).startsWith(text + "\n\u2014 " + ORIGIN + " ").endsWith("\n");
        byte[] signed = Base64.getDecoder().decode(lines[4].substring(lines[4].lastIndexOf(' ') + 1));
        assertThat(HexFormat.of().formatHex(signed, 0, 4)).isEqualTo(id());
        Signature check = Signature.getInstance("Ed25519");
        check.initVerify(KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(HexFormat.of().parseHex("302a300506032b6570032100" + PUBLIC))));
        check.update(text.getBytes(UTF_8));
        assertThat(check.verify(signed, 4, 64)).isTrue();
        assertThat(known().sign(text)).isEqualTo(note);
    }

    @Test
    void a_made_key_is_read_back_as_it_was() {
        LogKey made = LogKey.generate(ORIGIN);
        LogKey read = LogKey.parse(made.text());
        assertThat(read.verifierKey()).isEqualTo(made.verifierKey()).startsWith(ORIGIN + "+");
        assertThat(read.sign("a\n")).isEqualTo(made.sign("a\n"));
        assertThat(made.toString()).doesNotContain("PRIVATE");
    }

    @Test
    void two_keys_that_do_not_belong_together_are_refused() {
        String[] one = LogKey.generate(ORIGIN).text().split("\n");
        String[] other = LogKey.generate(ORIGIN).text().split("\n");
        assertThatIllegalArgumentException().isThrownBy(() -> LogKey.parse(one[0] + "\n" + other[1]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "one", "a b", "PRIVATE+KEY+a+b+c a+b+c", "PRIVATE+KEY+a a+b+c"})
    void what_is_no_key_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> LogKey.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "a+b", "a\nb", "a\u3000b"})
    void what_cannot_stand_in_a_note_is_no_name(String origin) {
        assertThatIllegalArgumentException().isThrownBy(() -> LogKey.generate(origin));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no line feed", "a\rb\n", "a\tb\n"})
    void a_text_that_is_no_note_is_not_signed(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> known().sign(text));
    }
}
