package org.cunzheng.acquisition.smsbackup;

import java.io.IOException;
import java.util.Optional;

/**
 * Cuts the elements under the root out of the file, byte for byte, without parsing them. A broken one ends where the next
 * record or the end of the root begins, so that the records after it are still found: a legal value never holds a bare
 * {@code <}.
 */
final class RecordSplitter {
    private final UnitReader units;
    private final MarkupSkipper markup;
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
        this.markup = new MarkupSkipper(units, root);
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
    record Cut(String tag, Condition condition, UnitReader.Captured captured) {}

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
    Optional<Cut> next() throws IOException {
        while (true) {
            int unit = units.peek(0);
            if (unit == UnitReader.END) {
                units.read();
                return Optional.empty();
            }
            if (unit != '<') {
                long at = units.offset();
                units.read();
                if (!XmlCharacters.isSpace(unit)) {
                    stray(at);
                }
            } else if (XmlCharacters.isNameStart(units.peek(1))) {
                return Optional.of(element());
            } else {
                skipMarkup();
            }
        }
    }

    private void skipMarkup() throws IOException {
        long at = units.offset();
        boolean complete;
        if (markup.ahead("<!--") || markup.ahead("<?")) {
            complete = markup.skipCommentOrInstruction();
        } else if (markup.ahead("</" + root)
                && !XmlCharacters.isNamePart(units.peek(2 + root.length()))
                && !rootClosed) {
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

    private Cut element() throws IOException {
        long at = units.offset();
        units.startCapture(largestRecord);
        String tag = peekName();
        Condition condition = markup.skipElement();
        if (condition == Condition.ENDS_WITH_FILE) {
            endsInsideAt = at;
        }
        return new Cut(tag, rootClosed ? Condition.AFTER_ROOT : condition, units.endCapture());
    }

    private String peekName() throws IOException {
        StringBuilder name = new StringBuilder();
        for (int i = 1; i < 64 && XmlCharacters.isNamePart(units.peek(i)); i++) {
            name.append((char) units.peek(i));
        }
        return name.toString();
    }
}
