package org.cunzheng.web.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.cunzheng.classify.Span;
import org.cunzheng.web.timeline.MarkedText.Piece;
import org.junit.jupiter.api.Test;

class MarkedTextTest {
    @Test
    void the_spans_are_marked_and_the_rest_is_not() {
        assertThat(MarkedText.of("明天去你单位", List.of(new Span(2, 6))).pieces())
                .containsExactly(new Piece("明天", false), new Piece("去你单位", true));
    }

    @Test
    void spans_that_touch_or_overlap_are_marked_once() {
        assertThat(MarkedText.of("abcdef", List.of(new Span(1, 3), new Span(2, 4), new Span(4, 5)))
                        .pieces())
                .containsExactly(new Piece("a", false), new Piece("bcde", true), new Piece("f", false));
    }

    @Test
    void no_text_has_no_pieces() {
        assertThat(MarkedText.of("", List.of()).pieces()).isEmpty();
    }

    @Test
    void what_no_page_can_hold_is_shown_as_the_replacement_character() {
        assertThat(MarkedText.legal("a\uD83D\uDE21\uD800b\u0000\n")).isEqualTo("a\uD83D\uDE21\uFFFDb\uFFFD\n");
    }

    @Property
    void nothing_is_lost_or_added(
            @ForAll String text,
            @ForAll @IntRange(max = 50) int start,
            @ForAll @IntRange(min = 1, max = 50) int length) {
        MarkedText marked = MarkedText.of(text, List.of(new Span(start, start + length)));
        assertThat(marked.pieces().stream().map(Piece::text).collect(Collectors.joining()))
                .isEqualTo(MarkedText.legal(text))
                .hasSameSizeAs(text);
    }
}
