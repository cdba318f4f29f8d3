package org.cunzheng.law;

/**
 * Where in an instrument: 第二百九十三条之一第一款第三项 is article 293, insertion 1, paragraph 1, item 3. Zero stands for
 * "none": an article of one paragraph is cited without it.
 *
 * @throws IllegalArgumentException where a part is negative or above 9999, or stands without an article
 */
public record Place(int article, int insertion, int paragraph, int item) {
    /** The instrument as a whole, or a place not known. */
    public static final Place NONE = new Place(0, 0, 0, 0);

    private static final String DIGITS = "零一二三四五六七八九";
    private static final int[] UNITS = {1000, 100, 10, 1};
    private static final String UNIT_WORDS = "千百十";
    private static final int LARGEST = 9999;

    public Place {
        for (int part : new int[] {article, insertion, paragraph, item}) {
            if (part < 0 || part > LARGEST) {
                throw new IllegalArgumentException("not a number of a provision: " + part);
            }
        }
        if (article == 0 && (insertion | paragraph | item) != 0) {
            throw new IllegalArgumentException("a part without its article");
        }
    }

    /** As a statute prints it, with Chinese numerals; empty for {@link #NONE}. */
    public String printed() {
        return part(article, "条")
                + (insertion == 0 ? "" : "之" + numeral(insertion))
                + part(paragraph, "款")
                + part(item, "项");
    }

    private static String part(int number, String unit) {
        return number == 0 ? "" : "第" + numeral(number) + unit;
    }

    static String numeral(int number) {
        if (number >= 10 && number < 20) {
            return "十" + (number == 10 ? "" : DIGITS.substring(number - 10, number - 9));
        }
        var printed = new StringBuilder();
        boolean gap = false;
        for (int i = 0; i < UNITS.length; i++) {
            int digit = number / UNITS[i] % 10;
            if (digit == 0) {
                gap = !printed.isEmpty();
            } else {
                printed.append(gap ? "零" : "").append(DIGITS.charAt(digit));
                printed.append(i < UNIT_WORDS.length() ? UNIT_WORDS.substring(i, i + 1) : "");
                gap = false;
            }
        }
        return printed.toString();
    }
}
