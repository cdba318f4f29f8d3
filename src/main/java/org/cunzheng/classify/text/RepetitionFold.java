package org.cunzheng.classify.text;

import java.util.function.UnaryOperator;

/** Reads a Chinese character written three times or more in a row as one, laughter excepted. */
final class RepetitionFold implements UnaryOperator<FoldedText> {
    @Override
    public FoldedText apply(FoldedText text) {
        FoldedText.Builder read = new FoldedText.Builder(text.length());
        for (int i = 0; i < text.length(); ) {
            int end = i + 1;
            while (end < text.length() && text.charAt(end) == text.charAt(i)) {
                end++;
            }
            char c = text.charAt(i);
            if (end - i >= 3 && Scripts.isHan(c) && "哈呵嘿嘻".indexOf(c) < 0) {
                read.replace(text, i, end, String.valueOf(c));
            } else {
                for (int j = i; j < end; j++) {
                    read.copy(text, j);
                }
            }
            i = end;
        }
        return read.build();
    }
}
