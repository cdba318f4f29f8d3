package org.cunzheng.acquisition.smsbackup;

import java.io.IOException;

/** Goes past markup without keeping anything of it, minding quotes, comments, instructions and CDATA. */
final class MarkupSkipper {
    private static final String[] RECORDS = {"sms", "mms", "call"};

    private final UnitReader units;
    private final String root;

    MarkupSkipper(UnitReader units, String root) {
        this.units = units;
        this.root = root;
    }

    /** Past the element that begins here, with all in it, or to where it cannot go on. */
    RecordSplitter.Condition skipElement() throws IOException {
        int depth = 0;
        do {
            Tag tag = skipStartTag();
            if (tag == Tag.BROKEN_OFF || tag == Tag.ENDS_WITH_FILE) {
                return tag == Tag.BROKEN_OFF
                        ? RecordSplitter.Condition.BROKEN_OFF
                        : RecordSplitter.Condition.ENDS_WITH_FILE;
            }
            depth += tag == Tag.OPENED ? 1 : 0;
            while (depth > 0) {
                if (!toMarkup()) {
                    return RecordSplitter.Condition.ENDS_WITH_FILE;
                }
                if (atBoundary()) {
                    return RecordSplitter.Condition.BROKEN_OFF;
                }
                if (XmlCharacters.isNameStart(units.peek(1))) {
                    break;
                }
                boolean endTag = units.peek(1) == '/';
                if (endTag ? units.readUntil('>', '>') == UnitReader.END : !skipOther()) {
                    return RecordSplitter.Condition.ENDS_WITH_FILE;
                }
                depth -= endTag ? 1 : 0;
            }
        } while (depth > 0);
        return RecordSplitter.Condition.WHOLE;
    }

    private enum Tag {
        OPENED,
        EMPTY,
        BROKEN_OFF,
        ENDS_WITH_FILE
    }

    private Tag skipStartTag() throws IOException {
        units.skip(2);
        int previous = 0;
        int quote = 0;
        while (true) {
            int unit = quote == 0 ? units.peek(0) : units.skipTo(quote, '<');
            if (unit == '<' && atBoundary()) {
                return Tag.BROKEN_OFF;
            }
            units.read();
            if (unit == UnitReader.END) {
                return Tag.ENDS_WITH_FILE;
            }
            if (quote != 0) {
                quote = unit == quote ? 0 : quote;
            } else if (unit == '"' || unit == '\'') {
                quote = unit;
            } else if (unit == '>') {
                return previous == '/' ? Tag.EMPTY : Tag.OPENED;
            }
            previous = unit;
        }
    }

    private boolean toMarkup() throws IOException {
        return units.skipTo('<', '<') == '<';
    }

    /** Whether the next units begin a record or close the root: nothing can go on behind such a place. */
    private boolean atBoundary() throws IOException {
        if (ahead("</" + root)) {
            return !XmlCharacters.isNamePart(units.peek(2 + root.length()));
        }
        for (String record : RECORDS) {
            if (ahead("<" + record) && XmlCharacters.isSpace(units.peek(1 + record.length()))) {
                return true;
            }
        }
        return false;
    }

    private boolean skipOther() throws IOException {
        if (ahead("<![CDATA[")) {
            return skipTo("]]>");
        }
        return ahead("<!--") || ahead("<?") ? skipCommentOrInstruction() : units.readUntil('>', '>') != UnitReader.END;
    }

    /** Past the comment or processing instruction that begins here; false where the file ends first. */
    boolean skipCommentOrInstruction() throws IOException {
        boolean comment = ahead("<!--");
        units.skip(comment ? 4 : 2);
        return skipTo(comment ? "-->" : "?>");
    }

    private boolean skipTo(String end) throws IOException {
        while (!ahead(end)) {
            if (units.read() == UnitReader.END) {
                return false;
            }
        }
        units.skip(end.length());
        return true;
    }

    /** Whether exactly this comes next. */
    boolean ahead(String text) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            if (units.peek(i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
