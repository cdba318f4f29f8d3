package org.cunzheng.classify.text;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a character sounds, without its tone. The first level of GB 2312 (rows 16 to 55) is ordered by sound, so the first
 * character of each syllable is enough to know all 3,755; rarer ones are listed. Sounds that many dialects do not tell
 * apart (zh and z, ang and an) are one.
 */
final class Syllables {
    /** The sound of what has none. */
    static final char NONE = 0;

    private static final Charset GB = Charset.forName("GB18030");
    private static final int FIRST_ROW = 0xB0A1;
    private static final int LAST_ROW = 0xD7F9;

    private final char[] soundOf = new char[Character.MAX_VALUE + 1];
    private final Map<String, Character> soundByName = new HashMap<>();

    Syllables() {
        List<String[]> firsts = new ArrayList<>();
        Map<Character, String> rare = new HashMap<>();
        for (String line : DataFile.lines("fold/syllables.txt")) {
            String[] parts = DataFile.parts(line);
            soundByName.computeIfAbsent(plain(parts[0]), name -> (char) (soundByName.size() + 1));
            if (!parts[1].equals("-")) {
                firsts.add(parts);
            }
            for (int i = 2; i < parts.length; i++) {
                rare.put(parts[i].charAt(0), parts[0]);
            }
        }
        fillFirstLevel(firsts);
        rare.forEach((c, name) -> soundOf[c] = sound(name));
    }

    private void fillFirstLevel(List<String[]> firsts) {
        int index = -1;
        for (int code = FIRST_ROW; code <= LAST_ROW; code++) {
            int low = code & 0xFF;
            if (low < 0xA1 || low > 0xFE) {
                continue;
            }
            String character = new String(new byte[] {(byte) (code >> 8), (byte) low}, GB);
            if (index + 1 < firsts.size() && firsts.get(index + 1)[1].equals(character)) {
                index++;
            }
            soundOf[character.charAt(0)] = sound(firsts.get(index)[0]);
        }
    }

    char soundOf(char character) {
        return soundOf[character];
    }

    /** The sound with that name in pinyin letters, {@link #NONE} where there is no such syllable. */
    char sound(String pinyin) {
        Character sound = soundByName.get(plain(pinyin));
        return sound == null ? NONE : sound;
    }

    private static String plain(String pinyin) {
        String name = pinyin.replace("zh", "z").replace("ch", "c").replace("sh", "s");
        return name.endsWith("ng") ? name.substring(0, name.length() - 1) : name;
    }
}
