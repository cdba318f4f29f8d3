package org.cunzheng.acquisition.smsbackup;

/** What a unit of markup may be; every unit beyond ASCII is taken for part of a name. */
final class XmlCharacters {
    private XmlCharacters() {}

    static boolean isSpace(int unit) {
        return unit == ' ' || unit == '\n' || unit == '\r' || unit == '\t';
    }

    static boolean isNameStart(int unit) {
        return unit >= 'a' && unit <= 'z' || unit >= 'A' && unit <= 'Z' || unit == '_' || unit == ':' || unit >= 0x80;
    }

    static boolean isNamePart(int unit) {
        return isNameStart(unit) || unit >= '0' && unit <= '9' || unit == '-' || unit == '.';
    }
}
