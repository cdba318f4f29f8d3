package org.cunzheng.classify.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldingTest {
    private static final Folding FOLDING = new Folding(List.of("睡不着觉"));

    @ParameterizedTest
    @CsvSource({
        "身亻分讠正, 身份证",
        "立_案_侦_查, 立案侦查",
        "等着坐lao吧, 等着坐牢吧",
        "身败明裂, 身败名裂",
        "還錢, 还钱",
        "爆ｔｘｌ, 爆通讯录",
        "明天尚门, 明天上门",
        "👮来了, 警察来了",
        "你嘅相, 你的相",
        "打打打断, 打断",
        "归还前请联系, 归还前请联系"
    })
    void a_disguise_is_read_as_the_plain_word(String written, String read) {
        assertThat(FOLDING.fold(written).toString()).isEqualTo(read);
    }

    @Property(tries = 500)
    void places_never_go_back_and_lie_inside_the_text(@ForAll @StringLength(max = 120) String text) {
        String full = text + "亻分 还-钱 zuo lao \uD83D" + text;
        FoldedText read = FOLDING.fold(full);
        for (int i = 0; i < read.length(); i++) {
            assertThat(read.start(i)).isBetween(i == 0 ? 0 : read.start(i - 1), full.length() - 1);
            assertThat(read.end(i)).isBetween(Math.max(read.start(i) + 1, i == 0 ? 0 : read.end(i - 1)), full.length());
        }
    }
}
