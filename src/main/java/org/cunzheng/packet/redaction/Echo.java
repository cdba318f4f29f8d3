package org.cunzheng.packet.redaction;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether one text tells another: phones call whom they do not know by the number, and recordings after whom was spoken to.
 * What tells a part of it counts; rather too much is withheld than a name left over.
 */
final class Echo {
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
    /** As dialled from abroad, or with the zero of a trunk call. */
    private static final Pattern PREFIX = Pattern.compile("^(?:(?:00)?86)?0?(?=[0-9]{9,}$)");

    private static final Pattern SHORT_NUMBER = Pattern.compile("[0-9]{1,6}");

    private static final Pattern NUMBER = Pattern.compile("\\p{Nd}{7,}");
    private static final Pattern BETWEEN_NUMBERS = Pattern.compile("[,，、;；/]");

    private Echo() {}

    static boolean of(String name, String number) {
        String one = letters(name);
        String other = letters(number);
        return !one.isEmpty() && !other.isEmpty() && (one.contains(other) || other.contains(one));
    }

    /** Whether what a file is called tells a name or a number, whole or in part, however it is punctuated. */
    static boolean inFileName(String fileName, String told) {
        String whole = letters(fileName);
        String value = letters(told);
        if (value.isEmpty()) {
            return false;
        }
        return whole.contains(PREFIX.matcher(value).replaceFirst(""))
                || words(told).anyMatch(whole::contains)
                || words(fileName.replaceFirst("\\.[A-Za-z0-9]{1,5}$", "")).anyMatch(value::contains);
    }

    /** Whether seven digits or more follow each other, of whatever width and with whatever punctuation between them. */
    static boolean tellsNumber(String text) {
        return NUMBER.matcher(letters(text)).find();
    }

    /** The numbers of seven digits or more that a text tells, each in digits alone. */
    static Stream<String> numbers(String text) {
        return BETWEEN_NUMBERS
                .splitAsStream(text)
                .flatMap(piece -> NUMBER.matcher(letters(piece)).results())
                .map(MatchResult::group);
    }

    /** Of more than one letter, and not so short a number as a day or a counter. */
    private static Stream<String> words(String text) {
        return Arrays.stream(BETWEEN.split(normal(text)))
                .filter(word -> word.length() > 1)
                .filter(word -> !SHORT_NUMBER.matcher(word).matches());
    }

    private static String letters(String text) {
        return BETWEEN.matcher(normal(text)).replaceAll("");
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
