package org.cunzheng.integrity;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 (RFC 2104). */
public final class HmacSha256 {
    private static final String HMAC = "HmacSHA256";

    private HmacSha256() {}

    /**
     * 32 bytes that say nothing about key or parts to whoever has not got the key.
     *
     * @param parts taken one after the other, as if they were one array
     */
    public static byte[] of(byte[] key, byte[]... parts) {
        Mac mac = under(key);
        for (byte[] part : parts) {
            mac.update(part);
        }
        return mac.doFinal();
    }

    /** For several messages under one key; each {@code doFinal} begins the next. */
    static Mac under(byte[] key) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
        }
    }
}
