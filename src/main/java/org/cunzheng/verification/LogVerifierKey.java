package org.cunzheng.verification;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.cunzheng.integrity.Sha256;

/**
 * The key that a log signs with, as a checker brings it: {@code name+id+base64(0x01 ‖ public key)}, the form that tools for
 * signed notes use (C2SP signed-note, Ed25519).
 *
 * @param name the log's name, the first line of each of its checkpoints
 */
public record LogVerifierKey(String name, String text) {
    private static final HexFormat HEX = HexFormat.of();
    /** What stands before the 32 bytes of the key in its encoding (RFC 8410, section 4). */
    private static final byte[] ENCODING = HEX.parseHex("302a300506032b6570032100");

    private static final int ED25519 = 1;

    /** @throws IllegalArgumentException where it is not of that form, or the id is not that of the key */
    public static LogVerifierKey parse(String text) {
        String key = text.strip();
        String[] parts = key.split("\\+", 3);
        try {
            if (parts.length == 3 && !parts[0].isEmpty() && parts[0].chars().noneMatch(Character::isWhitespace)) {
                byte[] typed = SignedNote.base64(parts[2]);
                byte[] id = id(parts[0], typed);
                if (typed.length == 33
                        && typed[0] == ED25519
                        && HEX.formatHex(id).equals(parts[1])) {
                    return new LogVerifierKey(parts[0], key);
                }
            }
        } catch (Form.Mismatch e) {
            throw new IllegalArgumentException("not the key of a log", e);
        }
        throw new IllegalArgumentException("not the key of a log: name+id+key");
    }

    private static byte[] id(String name, byte[] typed) {
        return Arrays.copyOf(Sha256.of((name + "\n").getBytes(UTF_8), typed).bytes(), 4);
    }

    /** Whether this key signed the note; signatures of others do not matter. */
    boolean signed(SignedNote note) {
        byte[] typed = typed();
        byte[] id = id(name, typed);
        for (SignedNote.Signature signature : note.signatures()) {
            boolean ours = signature.name().equals(name)
                    && Arrays.equals(id, Arrays.copyOf(signature.bytes(), id.length))
                    && signature.bytes().length == id.length + 64;
            if (ours) {
                return verifies(typed, note.text(), Arrays.copyOfRange(signature.bytes(), id.length, id.length + 64));
            }
        }
        return false;
    }

    private static boolean verifies(byte[] typed, String text, byte[] signature) {
        try {
            PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded(typed)));
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(text.getBytes(UTF_8));
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** The kind of key in one byte, and the key; of the three parts only this one may hold a '+'. */
    private byte[] typed() {
        return Base64.getDecoder().decode(text.split("\\+", 3)[2]);
    }

    private static byte[] encoded(byte[] typed) {
        byte[] encoded = Arrays.copyOf(ENCODING, ENCODING.length + 32);
        System.arraycopy(typed, 1, encoded, ENCODING.length, 32);
        return encoded;
    }

    /** The key in the encoding that {@code openssl} reads. */
    String pem() {
        return "-----BEGIN PUBLIC KEY-----\n" + Base64.getEncoder().encodeToString(encoded(typed()))
                + "\n-----END PUBLIC KEY-----\n";
    }
}
