package org.cunzheng.acquisition.smsbackup;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How the bytes of a file spell its characters, and how many bytes a unit of markup has. Taken are only encodings in which
 * a byte below 0x40 is always the ASCII character, so that markup can be found without decoding, and UTF-16.
 */
record TextEncoding(Charset charset, int width, boolean bigEndian, int bomLength) {
    /** As many bytes as {@link #sniff} wants to see. */
    static final int SNIFFED = 4;

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Map<String, Charset> DECLARABLE = Map.ofEntries(
            Map.entry("utf-8", UTF_8),
            Map.entry("utf8", UTF_8),
            Map.entry("us-ascii", US_ASCII),
            Map.entry("ascii", US_ASCII),
            Map.entry("gbk", GB18030),
            Map.entry("gb2312", GB18030),
            Map.entry("gb18030", GB18030),
            Map.entry("cp936", GB18030),
            Map.entry("big5", Charset.forName("Big5-HKSCS")),
            Map.entry("iso-8859-1", ISO_8859_1),
            Map.entry("windows-1252", Charset.forName("windows-1252")));

    /** From the byte order mark, or from the form of the first character; UTF-8 where neither says otherwise. */
    static Optional<TextEncoding> sniff(byte[] start) {
        int first = start.length > 0 ? start[0] & 0xFF : -1;
        int second = start.length > 1 ? start[1] & 0xFF : -1;
        int third = start.length > 2 ? start[2] & 0xFF : -1;
        int fourth = start.length > 3 ? start[3] & 0xFF : -1;
        boolean utf32 = (first == 0xFF && second == 0xFE || first == '<' && second == 0) && third == 0 && fourth == 0
                || first == 0 && second == 0;
        if (utf32) {
            return Optional.empty();
        }
        if (first == 0xEF && second == 0xBB && third == 0xBF) {
            return Optional.of(new TextEncoding(UTF_8, 1, false, 3));
        }
        if (first == 0xFF && second == 0xFE || first == '<' && second == 0) {
            return Optional.of(new TextEncoding(UTF_16LE, 2, false, first == 0xFF ? 2 : 0));
        }
        if (first == 0xFE && second == 0xFF || first == 0 && second == '<') {
            return Optional.of(new TextEncoding(UTF_16BE, 2, true, first == 0xFE ? 2 : 0));
        }
        return Optional.of(new TextEncoding(UTF_8, 1, false, 0));
    }

    /** The encoding with what the XML declaration names; the mark and the width of the bytes seen overrule it. */
    Optional<TextEncoding> declared(String name) {
        if (width == 2 || bomLength > 0) {
            return Optional.of(this);
        }
        return Optional.ofNullable(DECLARABLE.get(name.toLowerCase(Locale.ROOT)))
                .map(named -> new TextEncoding(named, 1, false, 0));
    }

    /** The text of these bytes; nothing is replaced. */
    String decode(byte[] bytes) throws CharacterCodingException {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }
}
