package org.cunzheng.cli;

import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** What commands say, in one of our two languages. */
final class CommandTexts {
    private final ResourceBundle texts;

    private CommandTexts(String language) {
        texts = ResourceBundle.getBundle(
                "messages",
                Locale.of(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** @throws IllegalArgumentException for any language but {@code zh} and {@code en} */
    static CommandTexts of(String language) {
        if (!language.equals("zh") && !language.equals("en")) {
            throw new IllegalArgumentException("zh, en");
        }
        return new CommandTexts(language);
    }

    /**
     * The language for people of that locale: Chinese, unless it names another language and a country. A machine without
     * any setting gives English without a country.
     */
    static String languageOf(Locale locale) {
        return locale.getLanguage().equals("zh") || locale.getCountry().isEmpty() ? "zh" : "en";
    }

    /** The text with {@code {0}}, {@code {1}} replaced; a missing key throws {@link MissingResourceException}. */
    String text(String key, Object... arguments) {
        String text = texts.getString(key);
        for (int i = 0; i < arguments.length; i++) {
            text = text.replace("{" + i + "}", arguments[i].toString());
        }
        return text;
    }
}
