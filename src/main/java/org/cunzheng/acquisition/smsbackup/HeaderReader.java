package org.cunzheng.acquisition.smsbackup;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cunzheng.acquisition.smsbackup.SmsBackupFile.Refusal;

/** Reads up to behind the root's start tag and says what the file is, or why it is not read. */
final class HeaderReader {
    /** A header, or a refusal. */
    sealed interface Start {
        record Known(BackupHeader header) implements Start {}

        record Refused(Refusal refusal) implements Start {}
    }

    private static final int LARGEST = 1 << 20;
    private static final Pattern ENCODING = Pattern.compile("\\sencoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");

    private final UnitReader units;

    HeaderReader(UnitReader units) {
        this.units = units;
    }

    Start read() throws IOException {
        byte[] start = new byte[TextEncoding.SNIFFED];
        int length = 0;
        for (int unit = units.peek(0); unit != UnitReader.END && length < start.length; unit = units.peek(length)) {
            start[length++] = (byte) unit;
        }
        if (length == 0) {
            return refused(Refusal.Reason.EMPTY, "");
        }
        Optional<TextEncoding> sniffed = TextEncoding.sniff(Arrays.copyOf(start, length));
        if (sniffed.isEmpty()) {
            return refused(Refusal.Reason.ENCODING, "UTF-32");
        }
        units.skip(sniffed.get().bomLength());
        units.useUnitsOf(sniffed.get());
        return prolog(sniffed.get());
    }

    private Start prolog(TextEncoding encoding) throws IOException {
        TextEncoding used = encoding;
        while (units.offset() < LARGEST) {
            int unit = units.peek(0);
            if (unit == UnitReader.END) {
                return refused(Refusal.Reason.BROKEN_START, "");
            }
            if (XmlCharacters.isSpace(unit)) {
                units.read();
            } else if (unit != '<') {
                return refused(Refusal.Reason.NOT_XML, "");
            } else if (units.peek(1) == '!' && units.peek(2) == '-') {
                String comment = markup("-->", used);
                if (comment.isEmpty()) {
                    return refused(Refusal.Reason.BROKEN_START, "");
                }
            } else if (units.peek(1) == '!') {
                String declaration = markup(">", used).toLowerCase(Locale.ROOT);
                boolean html = declaration.matches("(?s)<!doctype\\s+html.*");
                return refused(html ? Refusal.Reason.HTML : Refusal.Reason.DOCTYPE, "");
            } else if (units.peek(1) == '?') {
                String instruction = markup("?>", used);
                Matcher named = ENCODING.matcher(instruction);
                if (instruction.startsWith("<?xml ") && named.find()) {
                    Optional<TextEncoding> declared = encoding.declared(named.group(1));
                    if (declared.isEmpty()) {
                        return refused(Refusal.Reason.ENCODING, named.group(1));
                    }
                    used = declared.get();
                } else if (instruction.isEmpty()) {
                    return refused(Refusal.Reason.BROKEN_START, "");
                }
            } else {
                return root(used);
            }
        }
        return refused(Refusal.Reason.NOT_XML, "");
    }

    private Start root(TextEncoding encoding) throws IOException {
        String tag = markup(">", encoding);
        Matcher name = Pattern.compile("<([A-Za-z_][A-Za-z0-9_.:-]{0,40})").matcher(tag);
        if (!name.lookingAt()) {
            return refused(tag.isEmpty() ? Refusal.Reason.BROKEN_START : Refusal.Reason.NOT_XML, "");
        }
        for (BackupKind kind : BackupKind.values()) {
            if (kind.root().equals(name.group(1))) {
                try {
                    Attributes attributes = new ElementParser(tag).parseStartTag();
                    return new Start.Known(new BackupHeader(kind, encoding, attributes, tag.endsWith("/>")));
                } catch (Unreadable broken) {
                    return refused(Refusal.Reason.BROKEN_START, kind.root());
                }
            }
        }
        boolean html = name.group(1).equalsIgnoreCase("html");
        return refused(html ? Refusal.Reason.HTML : Refusal.Reason.OTHER_ROOT, name.group(1));
    }

    /** The markup that begins here up to this end; empty where the file ends before, or where it is far too long. */
    private String markup(String end, TextEncoding encoding) throws IOException {
        units.startCapture(LARGEST);
        int lastUnits = 0;
        boolean ended = false;
        for (int unit = units.read(); unit != UnitReader.END; unit = units.read()) {
            lastUnits = lastUnits << 8 | (unit < 0x80 ? unit : 0);
            ended = endsWith(lastUnits, end);
            if (ended || units.offset() > LARGEST) {
                break;
            }
        }
        byte[] bytes = units.endCapture().bytes();
        if (!ended) {
            return "";
        }
        try {
            return encoding.decode(bytes);
        } catch (CharacterCodingException notInThisEncoding) {
            return new String(bytes, US_ASCII);
        }
    }

    private static boolean endsWith(int lastUnits, String end) {
        int last = lastUnits;
        for (int i = end.length() - 1; i >= 0; i--) {
            if ((last & 0xFF) != end.charAt(i)) {
                return false;
            }
            last >>>= 8;
        }
        return true;
    }

    private static Start refused(Refusal.Reason reason, String detail) {
        return new Start.Refused(new Refusal(reason, detail));
    }
}
