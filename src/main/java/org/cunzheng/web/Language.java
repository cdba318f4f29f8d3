package org.cunzheng.web;

import java.util.Locale;
import java.util.Optional;

/** A language the pages are written in; Chinese is the first and the default. */
public enum Language {
    ZH("zh", "zh-CN", Locale.SIMPLIFIED_CHINESE),
    EN("en", "en", Locale.ENGLISH);

    private final String code;
    private final String tag;
    private final Locale locale;

    Language(String code, String tag, Locale locale) {
        this.code = code;
        this.tag = tag;
        this.locale = locale;
    }

    /** The two letters used in the cookie, the address and the file name of the texts. */
    public String code() {
        return code;
    }

    /** The BCP 47 tag for the {@code lang} attribute. */
    public String tag() {
        return tag;
    }

    public Locale locale() {
        return locale;
    }

    public Language other() {
        return this == ZH ? EN : ZH;
    }

    static Optional<Language> ofCode(String code) {
        for (Language language : values()) {
            if (language.code.equals(code)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }

    /** The first language of an {@code Accept-Language} header that we have; Chinese where it names none of ours. */
    static Language accepted(String header) {
        try {
            for (Locale.LanguageRange range : Locale.LanguageRange.parse(header)) {
                Optional<Language> ours = ofCode(range.getRange().split("-", 2)[0]);
                if (ours.isPresent() && range.getWeight() > 0) {
                    return ours.get();
                }
            }
        } catch (IllegalArgumentException malformed) {
            return ZH;
        }
        return ZH;
    }
}
