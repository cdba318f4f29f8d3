package org.cunzheng.packet.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** The packet's own words in one language, from {@code reports/complaint/wording_….properties}. */
final class Wording {
    private final Properties texts;

    private Wording(Properties texts) {
        this.texts = texts;
    }

    /** @param language such as {@code zh} */
    static Wording in(String language) {
        String resource = "/reports/complaint/wording_" + language + ".properties";
        Properties texts = new Properties();
        try (InputStream in = Wording.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("no wording at " + resource);
            }
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Wording(texts);
    }

    /**
     * The text under the key, with {@code {0}}, {@code {1}} … filled in.
     *
     * @throws IllegalArgumentException where there is no such text
     */
    String say(String key, Object... arguments) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("no wording for " + key);
        }
        if (arguments.length == 0) {
            return text;
        }
        StringBuilder said = new StringBuilder();
        int from = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
            int close = text.indexOf('}', open);
            int place = Integer.parseInt(text.substring(open + 1, close));
            said.append(text, from, open).append(arguments[place]);
            from = close + 1;
        }
        return said.append(text, from, text.length()).toString();
    }

    /** The text for a value of an enum: key, dot, name. */
    String say(String key, Enum<?> value) {
        return say(key + "." + value.name());
    }
}
