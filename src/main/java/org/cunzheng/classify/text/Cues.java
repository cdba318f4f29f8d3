package org.cunzheng.classify.text;

import org.cunzheng.law.Addressee;

/**
 * What of a text a learned model weighs: every stretch of one to three characters, each kind for itself of what the sender
 * says himself, what others say in it, and what is said to somebody who owes nothing; pairs of characters of one clause; and the circumstances, what the rules saw among them.
 */
final class Cues {
    static final char START = '\u0002';
    static final char END = '\u0003';
    static final int LONGEST = 3;

    /** How far two characters of a pair may be apart. */
    private static final int FARTHEST = 5;

    private static final int LONGEST_TO_A_THIRD_PERSON = 2;
    private static final int LONGEST_DENIED = 2;
    private static final int SHORTEST_OF_OTHERS = 2;
    private static final int LONGEST_LENGTH = 6;

    /** Who says a stretch, and to whom. */
    enum Voice {
        OWN,
        OTHERS,
        TO_A_THIRD_PERSON,
        /** Two characters of the sender's own, of one clause, with one to four others between them. */
        OWN_APART,
        /** What the sender says is not so; it is among his own as well. */
        OWN_DENIED
    }

    /** Takes what is found; the same stretch may come many times. */
    interface Reader {
        /** The characters from the one place to before the other; places are those of the text with its marks of start and end. */
        void stretch(Voice voice, char[] marked, int from, int to);

        void circumstance(String name);
    }

    private Cues() {}

    /** Gives a reader all of a text from the one place to before the other. */
    static void read(Reading.Read read, Channel channel, int from, int to, Reader reader) {
        FoldedText text = read.text();
        int length = to - from;
        char[] own = new char[length + 2];
        char[] others = new char[length + 2];
        own[0] = from == 0 ? START : '\n';
        own[length + 1] = to == text.length() ? END : '\n';
        int said = 0;
        for (int i = 0; i < length; i++) {
            (read.muted()[from + i] ? others : own)[i + 1] = text.charAt(from + i);
            said += read.muted()[from + i] ? 0 : 1;
        }
        stretches(Voice.OWN, own, 0, length + 2, 1, LONGEST, reader);
        apart(own, length + 1, reader);
        denied(read, from, own, reader);
        if (said < length) {
            stretches(Voice.OTHERS, others, 1, length + 1, SHORTEST_OF_OTHERS, LONGEST, reader);
            reader.circumstance("several speak");
        }
        if (read.recipient() != Addressee.DEBTOR) {
            stretches(Voice.TO_A_THIRD_PERSON, own, 1, length + 1, 1, LONGEST_TO_A_THIRD_PERSON, reader);
            reader.circumstance("to a third person");
        }
        reader.circumstance("to " + read.recipient());
        reader.circumstance("by " + channel);
        reader.circumstance("length " + Math.min(LONGEST_LENGTH, 31 - Integer.numberOfLeadingZeros(Math.max(1, said))));
        reader.circumstance(read.aboutCollecting() ? "about collecting" : "about something else");
        read.frames().forEach(frame -> reader.circumstance("frame " + frame.name()));
        read.disclaimed().forEach(conduct -> reader.circumstance("denied " + conduct));
        for (Rule rule : read.matches().keySet()) {
            reader.circumstance("rule " + rule.name());
            rule.conducts().forEach(conduct -> reader.circumstance("rules on " + conduct));
        }
    }

    private static void stretches(
            Voice voice, char[] text, int from, int to, int shortest, int longest, Reader reader) {
        for (int start = from; start < to; start++) {
            for (int end = start + 1; end <= Math.min(to, start + longest) && text[end - 1] != 0; end++) {
                if (end - start >= shortest) {
                    reader.stretch(voice, text, start, end);
                }
            }
        }
    }

    private static void denied(Reading.Read read, int from, char[] own, Reader reader) {
        char[] denied = new char[own.length];
        boolean any = false;
        for (int i = 1; i < own.length - 1; i++) {
            boolean isDenied = read.denied()[from + i - 1];
            denied[i] = isDenied ? own[i] : 0;
            any |= isDenied;
        }
        if (any) {
            stretches(Voice.OWN_DENIED, denied, 1, own.length - 1, 1, LONGEST_DENIED, reader);
            reader.circumstance("something is denied");
        }
    }

    private static void apart(char[] text, int to, Reader reader) {
        char[] pair = new char[2];
        for (int start = 1; start < to; start++) {
            pair[0] = text[start];
            for (int end = start + 1; end < to && end <= start + FARTHEST; end++) {
                if (isEdge(text[start]) || isEdge(text[end])) {
                    break;
                }
                if (end > start + 1) {
                    pair[1] = text[end];
                    reader.stretch(Voice.OWN_APART, pair, 0, 2);
                }
            }
        }
    }

    private static boolean isEdge(char c) {
        return c == 0 || c == ' ' || Scripts.isPause(c);
    }

    /** A number for a stretch, the same for the same one only: three bits for the voice, then up to three characters. */
    static long key(Voice voice, char[] text, int from, int to) {
        long key = 0;
        for (int i = from; i < to; i++) {
            key = key << 16 | text[i];
        }
        return (long) voice.ordinal() << 48 | key;
    }

    /** A number for a circumstance, apart from those of stretches. */
    static long key(String circumstance) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < circumstance.length(); i++) {
            hash = (hash ^ circumstance.charAt(i)) * 0x100000001b3L;
        }
        return hash | 1L << 63;
    }
}
