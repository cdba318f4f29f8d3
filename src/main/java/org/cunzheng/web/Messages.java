package org.cunzheng.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;

/** Every text of one language, from {@code messages_zh.properties} or {@code messages_en.properties}, which are UTF-8. */
final class Messages {
    private static final Map<Language, Messages> ALL = load();

    private final Properties texts;

    private Messages(Properties texts) {
        this.texts = texts;
    }

    static Messages of(Language language) {
        return Objects.requireNonNull(ALL.get(language));
    }

    /**
     * The text with {@code {0}}, {@code {1}} … replaced by the arguments as they are; quotes have no special meaning.
     *
     * @throws IllegalArgumentException where the key has no text, so that a forgotten one is noticed by the first test
     */
    String text(String key, Object... arguments) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("no text for the message key " + key);
        }
        for (int i = 0; i < arguments.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(arguments[i]));
        }
        return text;
    }

    boolean has(String key) {
        return texts.containsKey(key);
    }

    Set<String> keys() {
        return texts.stringPropertyNames();
    }

    private static Map<Language, Messages> load() {
        Map<Language, Messages> all = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            all.put(language, new Messages(read("/messages_" + language.code() + ".properties")));
        }
        return all;
    }

    private static Properties read(String resource) {
        Properties properties = new Properties();
        try (InputStream bytes = Objects.requireNonNull(Messages.class.getResourceAsStream(resource), resource);
                Reader text = new InputStreamReader(bytes, StandardCharsets.UTF_8)) {
            properties.load(text);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return properties;
    }
}
