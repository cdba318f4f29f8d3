package org.cunzheng.classify.text;

/** Traditional characters and their simplified forms, one for one. */
final class TraditionalScript {
    /** The library's data, in lines such as {@code 乾 干 乾}; read here, for its own reader takes longer than all else. */
    private static final String CHARACTERS = "/data/dictionary/TSCharacters.txt";

    private TraditionalScript() {}

    /** The simplified form of each UTF-16 unit, itself where it has none. */
    static char[] table() {
        char[] table = new char[Character.MAX_VALUE + 1];
        for (int i = 0; i < table.length; i++) {
            table[i] = (char) i;
        }
        for (String line : DataFile.linesAt(CHARACTERS)) {
            String[] forms = DataFile.parts(line);
            if (forms.length > 1 && forms[0].length() == 1 && forms[1].length() == 1) {
                table[forms[0].charAt(0)] = forms[1].charAt(0);
            }
        }
        return table;
    }
}
