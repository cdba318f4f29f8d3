package org.cunzheng.packet.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class VisibleTextTest {
    private final VisibleText visible = new VisibleText();

    @Test
    void rare_characters_and_emoji_stay_as_they_are() {
        assertThat(shown("周𬎆㛃🐶👨‍👩‍👧❤️")).isEqualTo("周𬎆㛃🐶👨‍👩‍👧❤️");
        assertThat(visible.written()).isEmpty();
    }

    @Test
    void what_cannot_be_seen_is_named() {
        assertThat(shown("a\u200Bb\u0007\u202E\uFEFF"))
                .isEqualTo(
                        "a[U+200B ZERO WIDTH SPACE]b[U+0007 BEL][U+202E RIGHT-TO-LEFT OVERRIDE][U+FEFF ZERO WIDTH NO-BREAK SPACE]");
    }

    @Test
    void a_joiner_between_letters_is_named() {
        assertThat(shown("a\u200Db")).isEqualTo("a[U+200D ZERO WIDTH JOINER]b");
    }

    @Test
    void a_letter_that_no_font_has_is_named_and_counted() {
        assertThat(shown("ཀཀ")).isEqualTo("[U+0F40 TIBETAN LETTER KA][U+0F40 TIBETAN LETTER KA]");
        assertThat(visible.written()).containsEntry(0x0F40, 2);
    }

    @Test
    void half_a_surrogate_pair_is_named_by_its_number() {
        assertThat(shown("\uD83D!")).isEqualTo("[U+D83D]!");
    }

    @Test
    void every_kind_of_line_end_is_one() {
        assertThat(shown("a\r\nb\rc\nd")).isEqualTo("a\nb\nc\nd");
    }

    @Property(tries = 300)
    void nothing_is_left_out(@ForAll String text) {
        String unified = text.replace("\r\n", "\n").replace('\r', '\n');
        VisibleText fresh = new VisibleText();
        String back = fresh.pieces(text).stream()
                .map(piece -> piece.named() ? Character.toString(codePoint(piece.text())) : piece.text())
                .collect(Collectors.joining());

        assertThat(back).isEqualTo(unified);
    }

    private static int codePoint(String named) {
        return Integer.parseInt(named.replaceAll("^\\[U\\+([0-9A-F]+).*", "$1"), 16);
    }

    private String shown(String text) {
        return visible.pieces(text).stream().map(VisibleText.Piece::text).collect(Collectors.joining());
    }
}
