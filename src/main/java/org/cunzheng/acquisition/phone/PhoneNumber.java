package org.cunzheng.acquisition.phone;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A number as an export spells it, with a form to compare by. Chinese numbers compare without country code: a mobile as
 * its 11 digits, a landline with its area code and leading 0, service numbers (95xxx, 106xxx, 400…) as they are. Numbers
 * of other countries begin with {@code +}; e-mail addresses and sender names compare in lower case.
 */
public final class PhoneNumber {
    private static final Set<String> WITHHELD = Set.of(
            "",
            "-1",
            "-2",
            "-3",
            "unknown",
            "(unknown)",
            "private",
            "restricted",
            "anonymous",
            "withheld",
            "null",
            "未知",
            "未知号码",
            "私人号码",
            "隐藏号码",
            "无法显示");
    private static final Pattern SPACING = Pattern.compile("[\\s\\p{Z}\\p{Pd}\\p{Cf}().]+");
    private static final Pattern DIGITS = Pattern.compile("\\+?[0-9*#]+");
    private static final Pattern MOBILE = Pattern.compile("1[3-9][0-9]{9}");
    private static final Pattern SERVICE =
            Pattern.compile("[48]00[0-9]{7}|106[0-9]{8,17}|9[56][0-9]{3,6}|95(?:0|[6-9])[0-9]{4,9}|1[0-2][0-9]{1,3}");
    private static final Pattern AREA_AND_LINE = Pattern.compile("10[0-9]{8}|2[0-9]{9}|[3-9][0-9]{9,10}");
    private static final Pattern MOBILE_AFTER_ZERO = Pattern.compile("01[3-9][0-9]{9}");
    private static final int LONGEST = 100;

    private final String written;
    private final String comparable;

    private PhoneNumber(String written, String comparable) {
        this.written = written;
        this.comparable = comparable;
    }

    public static PhoneNumber of(String written) {
        return new PhoneNumber(written, comparable(written));
    }

    /** The spelling of the export, unchanged. */
    public String written() {
        return written;
    }

    /** The form to compare by; empty where the number was withheld. */
    public String comparable() {
        return comparable;
    }

    /** No number was shown: an empty one or one of the phones' markers for it. */
    public boolean isWithheld() {
        return comparable.isEmpty();
    }

    private static String comparable(String written) {
        String text =
                Normalizer.normalize(written, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
        if (WITHHELD.contains(text)) {
            return "";
        }
        String bare = SPACING.matcher(text).replaceAll("");
        if (text.length() > LONGEST || !DIGITS.matcher(bare).matches()) {
            return text;
        }
        return ofDigits(bare);
    }

    private static String ofDigits(String bare) {
        String international = bare.startsWith("00") ? "+" + bare.substring(2) : bare;
        if (international.startsWith("+86")) {
            return domestic(international.substring(3));
        }
        if (international.startsWith("+")) {
            return international;
        }
        if (bare.startsWith("86") && bare.length() >= 12 && isWhole(bare.substring(2))) {
            return domestic(bare.substring(2));
        }
        return MOBILE_AFTER_ZERO.matcher(bare).matches() ? bare.substring(1) : bare;
    }

    private static boolean isWhole(String national) {
        return MOBILE.matcher(national).matches()
                || SERVICE.matcher(national).matches()
                || AREA_AND_LINE.matcher(national).matches();
    }

    /** What follows the country code. Ten digits beginning 106 are read as a Beijing landline, as the numbering plan says. */
    private static String domestic(String national) {
        if (MOBILE.matcher(national).matches() || SERVICE.matcher(national).matches()) {
            return national;
        }
        if (MOBILE_AFTER_ZERO.matcher(national).matches()) {
            return national.substring(1);
        }
        return AREA_AND_LINE.matcher(national).matches() ? "0" + national : national;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PhoneNumber that && written.equals(that.written);
    }

    @Override
    public int hashCode() {
        return written.hashCode();
    }

    /** Tells nothing: numbers are personal and must not reach a log. */
    @Override
    public String toString() {
        return isWithheld() ? "PhoneNumber[withheld]" : "PhoneNumber[…]";
    }
}
