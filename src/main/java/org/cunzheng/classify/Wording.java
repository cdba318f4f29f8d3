package org.cunzheng.classify;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import org.cunzheng.law.Conduct;

/** Says conducts and explanations in the reader's language, where there are no pages: in packets and commands. */
public final class Wording {
    private final Properties texts = new Properties();

    private Wording(String language) {
        String name = "/messages_" + language + ".properties";
        try (InputStream in = Wording.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("no texts in " + language);
            }
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException for a language other than Chinese and English */
    public static Wording in(Locale language) {
        return new Wording(language.getLanguage());
    }

    /** The conduct's name as a suspicion, such as 涉嫌以暴力相威胁. */
    public String conduct(Conduct conduct) {
        return text("conduct." + conduct.name());
    }

    /** The sentence with its arguments filled in as they are. */
    public String explanation(Explanation explanation) {
        String text = text(explanation.key());
        for (int i = 0; i < explanation.arguments().size(); i++) {
            text = text.replace("{" + i + "}", explanation.arguments().get(i));
        }
        return text;
    }

    private String text(String key) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("no text for the message key " + key);
        }
        return text;
    }
}
