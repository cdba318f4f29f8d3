package org.cunzheng.acquisition.smsbackup;

import java.io.IOException;
import java.util.Optional;

/**
 * Cuts the elements under the root out of the file, byte for byte, without parsing them. A broken one ends where the next
 * record or the end of the root begins, so that the records after it are still found: a legal value never holds a bare
 * {@code <}.
 */
final class RecordSplitter {
    private static final String[] RECORDS = {"sms", "mms", "call"};

    private final UnitReader units;
    private final String root;
    private final long largestRecord;
    private boolean rootClosed;
    private long endsInsideAt = -1;
    private long strayBytes;
    private long firstStray = -1;

    /** @param units standing behind the root's start tag */
    RecordSplitter(UnitReader units, BackupHeader header, long largestRecord) {
        this.units = units;
        this.root = header.kind().root();
        this.rootClosed = header.closed();
        this.largestRecord = largestRecord;
    }

    enum Condition {
        WHOLE,
        BROKEN_OFF,
        ENDS_WITH_FILE,
        AFTER_ROOT
    }

    /** An element as it stands in the file; whether it is well-formed is not known yet. */
    record Slice(String tag, Condition condition, UnitReader.Captured captured) {}

    /** Where the file stops inside something that is not closed; -1 where it does not. */
    long endsInsideAt() {
        return endsInsideAt;
    }

    boolean rootClosed() {
        return rootClosed;
    }

    /** Bytes between the records that are neither white space nor comment, and where they begin; -1 for nowhere. */
    long strayBytes() {
        return strayBytes;
    }

    long firstStray() {
        return firstStray;
    }

    /** The next element at the level of records; empty at the end of the file. */
    Optional<Slice> next() throws IOException {
        while (true) {
            int unit = units.peek(0);
            if (unit == UnitReader.END) {
                units.read();
                return Optional.empty();
            }
            if (unit != '<') {
                long at = units.offset();
                units.read();
                if (!isSpace(unit)) {
                    stray(at);
                }
            } else if (isNameStart(units.peek(1))) {
                return Optional.of(element());
            } else {
                markup();
            }
        }
    }

    private void markup() throws IOException {
        long at = units.offset();
        boolean complete;
        if (ahead("<!--") || ahead("<?")) {
            complete = skipCommentOrInstruction();
        } else if (ahead("</" + root) && !isNamePart(units.peek(2 + root.length())) && !rootClosed) {
            complete = units.readUntil('>', '>') != UnitReader.END;
            rootClosed = complete;
        } else {
            complete = units.readUntil('>', '>') != UnitReader.END;
            stray(at);
        }
        if (!complete) {
            endsInsideAt = at;
        }
    }

    private void stray(long from) {
        if (firstStray < 0) {
            firstStray = from;
        }
        strayBytes += units.offset() - from;
    }

    private Slice element() throws IOException {
        long at = units.offset();
        units.startCapture(largestRecord);
        String tag = peekName();
        Condition condition = skipElement();
        if (condition == Condition.ENDS_WITH_FILE) {
            endsInsideAt = at;
        }
        return new Slice(tag, rootClosed ? Condition.AFTER_ROOT : condition, units.endCapture());
    }

    private String peekName() throws IOException {
        StringBuilder name = new StringBuilder();
        for (int i = 1; i < 64 && isNamePart(units.peek(i)); i++) {
            name.append((char) units.peek(i));
        }
        return name.toString();
    }

    private Condition skipElement() throws IOException {
        int depth = 0;
        do {
            Tag tag = skipStartTag();
            if (tag == Tag.BROKEN_OFF || tag == Tag.ENDS_WITH_FILE) {
                return tag == Tag.BROKEN_OFF ? Condition.BROKEN_OFF : Condition.ENDS_WITH_FILE;
            }
            depth += tag == Tag.OPENED ? 1 : 0;
            while (depth > 0) {
                if (!toMarkup()) {
                    return Condition.ENDS_WITH_FILE;
                }
                if (atBoundary()) {
                    return Condition.BROKEN_OFF;
                }
                if (isNameStart(units.peek(1))) {
                    break;
                }
                boolean endTag = units.peek(1) == '/';
                if (endTag ? units.readUntil('>', '>') == UnitReader.END : !skipOther()) {
                    return Condition.ENDS_WITH_FILE;
                }
                depth -= endTag ? 1 : 0;
            }
        } while (depth > 0);
        return Condition.WHOLE;
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
            int unit = units.peek(0);
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
        int unit = units.peek(0);
        while (unit != '<' && unit != UnitReader.END) {
            units.read();
            unit = units.peek(0);
        }
        return unit == '<';
    }

    /** Whether the next units begin a record or close the root: nothing can go on behind such a place. */
    private boolean atBoundary() throws IOException {
        if (ahead("</" + root)) {
            return !isNamePart(units.peek(2 + root.length()));
        }
        for (String record : RECORDS) {
            if (ahead("<" + record) && isSpace(units.peek(1 + record.length()))) {
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

    private boolean skipCommentOrInstruction() throws IOException {
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

    private boolean ahead(String text) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            if (units.peek(i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

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
