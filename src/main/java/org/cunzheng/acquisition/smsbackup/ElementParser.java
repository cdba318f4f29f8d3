package org.cunzheng.acquisition.smsbackup;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Parses one element of XML 1.0 that stands alone. It knows the five named references and character references and no
 * declarations: there is nothing an external entity or an entity bomb could be declared with. It takes what the exports
 * really hold and XML forbids (surrogate references, U+0000) as it is meant, and says so in {@link #repairs}.
 */
final class ElementParser {
    private static final int MOST_ATTRIBUTES = 200;
    private static final int MOST_CHILDREN = 20_000;
    private static final int DEEPEST = 16;

    private final String text;
    private final Set<ReadRecord.Repair> repairs = EnumSet.noneOf(ReadRecord.Repair.class);
    private int position;
    private int elements;

    ElementParser(String text) {
        this.text = text;
    }

    /** What in the text was not XML and read nevertheless. */
    Set<ReadRecord.Repair> repairs() {
        return repairs;
    }

    /** The element that is the whole text. */
    Element parse() throws Unreadable {
        Element element = element(0);
        if (position != text.length()) {
            throw broken();
        }
        return element;
    }

    /** The attributes of a start tag that stands alone, with or without its slash. */
    Attributes parseStartTag() throws Unreadable {
        position++;
        name();
        return attributes();
    }

    private Element element(int depth) throws Unreadable {
        if (depth > DEEPEST || ++elements > MOST_CHILDREN) {
            throw new Unreadable(ReadRecord.Reason.TOO_DEEP_OR_MANY);
        }
        expect('<');
        String name = name();
        Attributes attributes = attributes();
        if (at('/')) {
            position++;
            expect('>');
            return new Element(name, attributes, List.of());
        }
        expect('>');
        return new Element(name, attributes, children(name, depth));
    }

    private List<Element> children(String name, int depth) throws Unreadable {
        List<Element> children = new ArrayList<>();
        while (true) {
            int next = text.indexOf('<', position);
            if (next < 0) {
                throw broken();
            }
            if (!text.substring(position, next).isBlank()) {
                repairs.add(ReadRecord.Repair.TEXT_BETWEEN_ELEMENTS);
            }
            position = next;
            if (text.startsWith("</", position)) {
                position += 2;
                if (!name().equals(name)) {
                    throw broken();
                }
                skipSpace();
                expect('>');
                return children;
            }
            if (!skipOther()) {
                children.add(element(depth + 1));
            }
        }
    }

    private boolean skipOther() throws Unreadable {
        if (text.startsWith("<!--", position)) {
            skipBehind("-->", 4);
        } else if (text.startsWith("<?", position)) {
            skipBehind("?>", 2);
        } else if (text.startsWith("<![CDATA[", position)) {
            repairs.add(ReadRecord.Repair.TEXT_BETWEEN_ELEMENTS);
            skipBehind("]]>", 9);
        } else {
            return false;
        }
        return true;
    }

    private void skipBehind(String end, int from) throws Unreadable {
        int found = text.indexOf(end, position + from);
        if (found < 0) {
            throw broken();
        }
        position = found + end.length();
    }

    private Attributes attributes() throws Unreadable {
        Map<String, String> values = new LinkedHashMap<>();
        boolean spaced = skipSpace();
        while (!at('>') && !at('/')) {
            if (!spaced) {
                throw broken();
            }
            String name = name();
            skipSpace();
            expect('=');
            skipSpace();
            if (values.put(name, value()) != null) {
                throw new Unreadable(ReadRecord.Reason.ATTRIBUTE_TWICE);
            }
            if (values.size() > MOST_ATTRIBUTES) {
                throw new Unreadable(ReadRecord.Reason.TOO_MANY_ATTRIBUTES);
            }
            spaced = skipSpace();
        }
        return new Attributes(values);
    }

    private String value() throws Unreadable {
        if (!at('"') && !at('\'')) {
            throw broken();
        }
        int end = text.indexOf(text.charAt(position), position + 1);
        if (end < 0) {
            throw broken();
        }
        String raw = text.substring(position + 1, end);
        position = end + 1;
        return new AttributeText(raw, repairs).read();
    }

    /** The format's names are ASCII; anything else is damage. */
    private String name() throws Unreadable {
        int start = position;
        while (position < text.length() && text.charAt(position) < 0x80 && isNameUnit(position == start)) {
            position++;
        }
        if (position == start) {
            throw broken();
        }
        return text.substring(start, position);
    }

    private boolean isNameUnit(boolean first) {
        char unit = text.charAt(position);
        return first ? XmlCharacters.isNameStart(unit) : XmlCharacters.isNamePart(unit);
    }

    private boolean skipSpace() {
        int start = position;
        while (position < text.length() && XmlCharacters.isSpace(text.charAt(position))) {
            position++;
        }
        return position > start;
    }

    private boolean at(char expected) throws Unreadable {
        if (position == text.length()) {
            throw broken();
        }
        return text.charAt(position) == expected;
    }

    private void expect(char expected) throws Unreadable {
        if (!at(expected)) {
            throw broken();
        }
        position++;
    }

    private static Unreadable broken() {
        return new Unreadable(ReadRecord.Reason.BROKEN_XML);
    }
}
