package org.cunzheng.classify;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.cunzheng.law.Conduct;

/** Says conducts and explanations in the reader's language. */
public final class Wording {
    private final ResourceBundle texts;
    private final Locale language;

    private Wording(Locale language) {
        this.language = language;
        this.texts = ResourceBundle.getBundle(
                "messages",
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** @throws java.util.MissingResourceException for a language other than Chinese and English */
    public static Wording in(Locale language) {
        return new Wording(language);
    }

    /** The conduct's name as a suspicion, such as 涉嫌以暴力相威胁. */
    public String conduct(Conduct conduct) {
        return texts.getString("conduct." + conduct.name());
    }

    /** @throws java.util.MissingResourceException where there is no such message */
    public String explanation(Explanation explanation) {
        return new MessageFormat(texts.getString(explanation.key()), language)
                .format(explanation.arguments().toArray());
    }
}
