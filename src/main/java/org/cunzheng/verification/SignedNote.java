package org.cunzheng.verification;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A text with signature lines under it (C2SP signed-note), taken apart without believing it. */
record SignedNote(String text, List<Signature> signatures) {
    private static final int MOST_SIGNATURES = 64;
    private static final String DASH = "\u2014 ";

    /** @param bytes the key's id, four bytes, and then the signature itself */
    record Signature(String name, byte[] bytes) {}

    static SignedNote read(byte[] note) throws Form.Mismatch {
        String whole = utf8(note);
        int end = whole.lastIndexOf("\n\n");
        if (end < 0 || !whole.endsWith("\n") || whole.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            throw new Form.Mismatch("a signed note", "none");
        }
        List<Signature> signatures = new ArrayList<>();
        for (String line : whole.substring(end + 2).lines().toList()) {
            signatures.add(signature(line));
        }
        if (signatures.isEmpty() || signatures.size() > MOST_SIGNATURES) {
            throw new Form.Mismatch("1 to " + MOST_SIGNATURES + " signatures", Integer.toString(signatures.size()));
        }
        return new SignedNote(whole.substring(0, end + 1), signatures);
    }

    private static Signature signature(String line) throws Form.Mismatch {
        String[] words = line.startsWith(DASH) ? line.substring(DASH.length()).split(" ", -1) : new String[0];
        if (words.length != 2 || words[0].isEmpty()) {
            throw new Form.Mismatch("a signature line", "another");
        }
        byte[] bytes = base64(words[1]);
        if (bytes.length < 5) {
            throw new Form.Mismatch("a key's id and a signature", bytes.length + " bytes");
        }
        return new Signature(words[0], bytes);
    }

    static byte[] base64(String text) throws Form.Mismatch {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new Form.Mismatch("base64", "something else");
        }
        throw new Form.Mismatch("base64 in its one form", "another");
    }

    private static String utf8(byte[] bytes) throws Form.Mismatch {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new Form.Mismatch("UTF-8", "something else");
        }
    }
}
