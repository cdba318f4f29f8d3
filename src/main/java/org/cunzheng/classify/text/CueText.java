package org.cunzheng.classify.text;

import java.util.Locale;
import org.cunzheng.classify.text.Cues.Voice;

/** How a cue is written in the model's file: {@code own 打断}, {@code others 打断}, {@code third 打断}, {@code apart 打腿}, {@code denied 打断}, {@code - rule BeatingThreat}. */
final class CueText {
    private static final String[] VOICES = {"own", "others", "third", "apart", "denied"};
    private static final String CIRCUMSTANCE = "-";

    private CueText() {}

    static String of(Voice voice, char[] text, int from, int to) {
        StringBuilder written = new StringBuilder(VOICES[voice.ordinal()]).append(' ');
        for (int i = from; i < to; i++) {
            char c = text[i];
            if (c <= ' ' || c == '\\' || !Scripts.isHan(c) && !Character.isLetterOrDigit(c) && c > '~') {
                written.append(String.format(Locale.ROOT, "\\%04x", (int) c));
            } else {
                written.append(c);
            }
        }
        return written.toString();
    }

    static String of(String circumstance) {
        return CIRCUMSTANCE + " " + circumstance;
    }

    static long key(String written) {
        int space = written.indexOf(' ');
        String kind = written.substring(0, space);
        String rest = written.substring(space + 1);
        if (kind.equals(CIRCUMSTANCE)) {
            return Cues.key(rest);
        }
        char[] text = new char[Cues.LONGEST];
        int length = 0;
        for (int i = 0; i < rest.length(); i++) {
            boolean escaped = rest.charAt(i) == '\\';
            text[length++] = escaped ? (char) Integer.parseInt(rest, i + 1, i + 5, 16) : rest.charAt(i);
            i += escaped ? 4 : 0;
        }
        return Cues.key(voice(kind), text, 0, length);
    }

    private static Voice voice(String kind) {
        for (Voice voice : Voice.values()) {
            if (VOICES[voice.ordinal()].equals(kind)) {
                return voice;
            }
        }
        throw new IllegalArgumentException("no such voice: " + kind);
    }
}
