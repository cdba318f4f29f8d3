package org.cunzheng.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.security.GeneralSecurityException;

/** Seals short secrets under a key of 32 bytes: a random nonce, the ciphertext, a tag over both and what belongs to it. */
final class Aes256Gcm {
    /** How many bytes longer than the secret the sealed form is. */
    static final int OVERHEAD = 12 + 16;

    private final Aead aead;

    Aes256Gcm(byte[] key) {
        try {
            this.aead = new AesGcmJce(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }

    byte[] seal(byte[] secret, byte[] associatedData) {
        try {
            return aead.encrypt(secret, associatedData);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }

    /** @throws GeneralSecurityException where a byte of it, the key or the associated data is not that of the sealing */
    byte[] open(byte[] sealed, byte[] associatedData) throws GeneralSecurityException {
        return aead.decrypt(sealed, associatedData);
    }
}
