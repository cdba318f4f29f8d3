package org.cunzheng.account;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A phone number or an e-mail address in the one form under which an account is found: an e-mail in lower case, a mainland
 * mobile number as its eleven digits, any other number as {@code +} and digits. It is personal: its text stays out of logs.
 */
public final class Login {
    private static final Pattern EMAIL =
            Pattern.compile("[^@\\s\\p{Cntrl}]{1,64}@[^@\\s\\p{Cntrl}]{1,190}\\.[^@\\s\\p{Cntrl}.]{2,63}");
    private static final Pattern MOBILE = Pattern.compile("1\\d{10}");
    private static final Pattern ELSEWHERE = Pattern.compile("\\+\\d{6,15}");

    private final String text;

    private Login(String text) {
        this.text = text;
    }

    /** Reads what a person typed; empty where it is neither a phone number nor an e-mail address. */
    public static Optional<Login> parse(String typed) {
        String stripped = java.text.Normalizer.normalize(typed, java.text.Normalizer.Form.NFKC)
                .strip();
        if (stripped.contains("@")) {
            return Optional.of(stripped.toLowerCase(Locale.ROOT))
                    .filter(mail -> EMAIL.matcher(mail).matches())
                    .map(Login::new);
        }
        String digits = stripped.replaceAll("[\\s()-]", "").replaceFirst("^(\\+|00)?86(?=1\\d{10}$)", "");
        return Optional.of(digits)
                .filter(number -> MOBILE.matcher(number).matches()
                        || ELSEWHERE.matcher(number).matches())
                .map(Login::new);
    }

    String text() {
        return text;
    }

    @Override
    public String toString() {
        return "Login[hidden]";
    }
}
