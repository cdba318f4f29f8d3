package org.cunzheng.integrity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The Ed25519 key (RFC 8032) with which a log signs, and the name it signs under. Its two written forms are those that tools
 * for signed notes use: {@code PRIVATE+KEY+name+id+base64(0x01 ‖ seed)} and {@code name+id+base64(0x01 ‖ public key)}.
 */
public final class LogKey {
    /** Of a key's two encodings, all that comes before its 32 bytes (RFC 8410, sections 4 and 7). */
    private static final byte[] PUBLIC_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final byte[] PRIVATE_PREFIX = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private static final Pattern ORIGIN = Pattern.compile("[^\\s+\\p{Cntrl}\\p{Z}]{1,200}");
    private static final String ED25519 = "Ed25519";
    private static final byte ALGORITHM = 1;
    private static final int KEY_LENGTH = 32;

    private final String origin;
    private final byte[] seed;
    private final byte[] publicBytes;
    private final PrivateKey privateKey;

    private LogKey(String origin, byte[] seed, byte[] publicBytes) throws GeneralSecurityException {
        if (!ORIGIN.matcher(origin).matches()) {
            throw new IllegalArgumentException(
                    "a log's name is 1 to 200 characters without spaces, line breaks and '+': " + origin);
        }
        this.origin = origin;
        this.seed = seed.clone();
        this.publicBytes = publicBytes.clone();
        KeyFactory keys = KeyFactory.getInstance(ED25519);
        this.privateKey = keys.generatePrivate(new PKCS8EncodedKeySpec(joined(PRIVATE_PREFIX, seed)));
        PublicKey publicKey = keys.generatePublic(new X509EncodedKeySpec(joined(PUBLIC_PREFIX, publicBytes)));
        Signature check = Signature.getInstance(ED25519);
        check.initVerify(publicKey);
        check.update(origin.getBytes(UTF_8));
        if (!check.verify(signature(origin.getBytes(UTF_8)))) {
            throw new IllegalArgumentException("the log's private and public key do not belong together");
        }
    }

    /** @throws IllegalArgumentException where the name has spaces, line breaks or a {@code +}, or is empty or too long */
    public static LogKey generate(String origin) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(ED25519).generateKeyPair();
            return new LogKey(
                    origin,
                    last(pair.getPrivate().getEncoded(), PRIVATE_PREFIX),
                    last(pair.getPublic().getEncoded(), PUBLIC_PREFIX));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform since 15 has Ed25519", e);
        }
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws IllegalArgumentException where it is not that form, or the two keys do not belong together
     */
    public static LogKey parse(String text) {
        List<String> words = Arrays.asList(text.strip().split("\\s+"));
        if (words.size() != 2 || !words.get(0).startsWith("PRIVATE+KEY+")) {
            throw new IllegalArgumentException("a log's key is two words: PRIVATE+KEY+name+id+… and name+id+…");
        }
        String[] secret = words.get(0).substring("PRIVATE+KEY+".length()).split("\\+", 3);
        String[] open = words.get(1).split("\\+", 3);
        if (secret.length != 3 || open.length != 3 || !secret[0].equals(open[0])) {
            throw new IllegalArgumentException("the log's two keys are of different names or incomplete");
        }
        try {
            LogKey key = new LogKey(open[0], material(secret[2]), material(open[2]));
            if (!key.verifierKey().equals(words.get(1))) {
                throw new IllegalArgumentException("the id in the log's key is not that of the key");
            }
            return key;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an Ed25519 key", e);
        }
    }

    private static byte[] material(String base64) {
        byte[] bytes = Base64.getDecoder().decode(base64);
        if (bytes.length != KEY_LENGTH + 1 || bytes[0] != ALGORITHM) {
            throw new IllegalArgumentException("not an Ed25519 key");
        }
        return Arrays.copyOfRange(bytes, 1, bytes.length);
    }

    private static byte[] last(byte[] encoded, byte[] prefix) {
        if (encoded.length != prefix.length + KEY_LENGTH) {
            throw new IllegalStateException("unexpected encoding of an Ed25519 key");
        }
        return Arrays.copyOfRange(encoded, prefix.length, encoded.length);
    }

    private static byte[] joined(byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        byte[] all = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    /** Names the log, and the deployment it belongs to: the first line of every checkpoint. */
    public String origin() {
        return origin;
    }

    /** What a checker needs to know the log's signatures by; public. */
    public String verifierKey() {
        return origin + "+" + HexFormat.of().formatHex(id()) + "+" + encoded(publicBytes);
    }

    /** Both keys, for the one file that keeps them; secret. */
    public String text() {
        return "PRIVATE+KEY+" + origin + "+" + HexFormat.of().formatHex(id()) + "+" + encoded(seed) + "\n"
                + verifierKey() + "\n";
    }

    private static String encoded(byte[] key) {
        return Base64.getEncoder().encodeToString(joined(new byte[] {ALGORITHM}, key));
    }

    private byte[] id() {
        byte[] digest = Sha256.of(origin.getBytes(UTF_8), new byte[] {'\n', ALGORITHM}, publicBytes)
                .bytes();
        return Arrays.copyOf(digest, 4);
    }

    /**
     * The text as a signed note (C2SP signed-note). The same text gives the same note.
     *
     * @param text ends with a line feed, and has no other control characters
     */
    public String sign(String text) {
        if (!text.endsWith("\n") || text.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            throw new IllegalArgumentException("a note is lines of text without control characters");
        }
        String line = Base64.getEncoder().encodeToString(joined(id(), signature(text.getBytes(UTF_8))));
        return text + "\n\u2014 " + origin + " " + line + "\n";
    }

    private byte[] signature(byte[] bytes) {
        try {
            Signature signature = Signature.getInstance(ED25519);
            signature.initSign(privateKey);
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign", e);
        }
    }

    @Override
    public String toString() {
        return "LogKey[" + origin + "]";
    }
}
