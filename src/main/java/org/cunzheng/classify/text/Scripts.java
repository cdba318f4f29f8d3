package org.cunzheng.classify.text;

/** What kind of writing a character belongs to, as far as reading Chinese needs it. */
final class Scripts {
    private Scripts() {}

    static boolean isHan(char c) {
        return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF);
    }

    static boolean isLatin(char c) {
        return c >= 'a' && c <= 'z';
    }

    /** A mark that people put between characters to get past a filter and that means nothing there. */
    static boolean isFiller(char c) {
        return " \t_-·|/\\~^*+=`'#@&$%•●◆★☆■□…—–‧∙⋅゛゜¦丨".indexOf(c) >= 0;
    }

    static boolean isStop(char c) {
        return "。!?;\n".indexOf(c) >= 0;
    }

    static boolean isPause(char c) {
        return isStop(c) || ",、:…—()\"".indexOf(c) >= 0;
    }
}
