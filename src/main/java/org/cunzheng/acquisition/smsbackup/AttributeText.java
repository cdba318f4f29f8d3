package org.cunzheng.acquisition.smsbackup;

import java.util.Set;

/** The text an attribute's raw value stands for. White space stays as it is, where XML 1.0, 3.3.3 would make it blanks. */
final class AttributeText {
    private final String raw;
    private final Set<ReadRecord.Repair> repairs;

    AttributeText(String raw, Set<ReadRecord.Repair> repairs) {
        this.raw = raw;
        this.repairs = repairs;
    }

    String read() throws Unreadable {
        if (raw.indexOf('<') >= 0) {
            repairs.add(ReadRecord.Repair.BARE_LESS_THAN);
        }
        String text = raw.indexOf('&') < 0 ? raw : resolved();
        for (int i = 0; i < text.length(); i++) {
            if (!isCharacter(text, i)) {
                repairs.add(ReadRecord.Repair.ILLEGAL_CHARACTER);
            }
        }
        return text;
    }

    private String resolved() throws Unreadable {
        StringBuilder text = new StringBuilder(raw.length());
        int from = 0;
        for (int at = raw.indexOf('&'); at >= 0; at = raw.indexOf('&', from)) {
            text.append(raw, from, at);
            int end = nameEnd(at + 1);
            if (end > at + 1 && end < raw.length() && raw.charAt(end) == ';') {
                appendReferred(text, raw.substring(at + 1, end));
                from = end + 1;
            } else {
                repairs.add(ReadRecord.Repair.BARE_AMPERSAND);
                text.append('&');
                from = at + 1;
            }
        }
        return text.append(raw, from, raw.length()).toString();
    }

    private int nameEnd(int from) {
        int end = from < raw.length() && raw.charAt(from) == '#' ? from + 1 : from;
        while (end < raw.length() && XmlCharacters.isNamePart(raw.charAt(end))) {
            end++;
        }
        return end;
    }

    private void appendReferred(StringBuilder text, String name) throws Unreadable {
        switch (name) {
            case "amp" -> text.append('&');
            case "lt" -> text.append('<');
            case "gt" -> text.append('>');
            case "quot" -> text.append('"');
            case "apos" -> text.append('\'');
            default -> {
                int code = codePoint(name);
                if (Character.isBmpCodePoint(code) && Character.isSurrogate((char) code)) {
                    repairs.add(ReadRecord.Repair.SURROGATE_REFERENCE);
                }
                text.appendCodePoint(code);
            }
        }
    }

    private static int codePoint(String name) throws Unreadable {
        if (!name.startsWith("#")) {
            throw new Unreadable(ReadRecord.Reason.UNKNOWN_ENTITY);
        }
        int radix = name.startsWith("#x") ? 16 : 10;
        int code = 0;
        for (int i = radix == 16 ? 2 : 1; i < name.length() && code <= Character.MAX_CODE_POINT; i++) {
            int digit = name.charAt(i) < 0x80 ? Character.digit(name.charAt(i), radix) : -1;
            code = digit < 0 ? Integer.MAX_VALUE : code * radix + digit;
        }
        if (code > Character.MAX_CODE_POINT || name.length() < (radix == 16 ? 3 : 2)) {
            throw new Unreadable(ReadRecord.Reason.BAD_REFERENCE);
        }
        return code;
    }

    /** XML 1.0, 2.2. */
    private static boolean isCharacter(String text, int at) {
        char unit = text.charAt(at);
        if (unit >= ' ' && unit < Character.MIN_SURROGATE) {
            return true;
        }
        if (Character.isHighSurrogate(unit)) {
            return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
        }
        if (Character.isLowSurrogate(unit)) {
            return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
        }
        return unit > Character.MAX_SURROGATE && unit < 0xFFFE || XmlCharacters.isSpace(unit);
    }
}
