package org.cunzheng.classify.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.houbb.opencc4j.util.ZhConverterUtil;
import org.junit.jupiter.api.Test;

class TraditionalScriptTest {
    @Test
    void readsEachCharacterAsTheLibraryItselfDoes() {
        char[] table = TraditionalScript.table();
        int changed = 0;
        for (char c = 0x3400; c <= 0x9FFF; c++) {
            String simple = ZhConverterUtil.toSimple(Character.toString(c));
            if (simple.length() == 1) {
                assertThat(table[c]).as("U+%04X", (int) c).isEqualTo(simple.charAt(0));
                changed += table[c] == c ? 0 : 1;
            }
        }
        assertThat(changed).isGreaterThan(2_900);
    }

    @Test
    void leavesOtherCharactersAlone() {
        assertThat(TraditionalScript.table()['a']).isEqualTo('a');
        assertThat(TraditionalScript.table()['。']).isEqualTo('。');
    }
}
