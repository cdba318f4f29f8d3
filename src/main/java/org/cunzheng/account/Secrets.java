package org.cunzheng.account;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes and checks what proves a person: passwords, recovery codes, session tokens. */
final class Secrets {
    /** 19 MiB, two passes, one lane: the first choice of RFC 9106's memory-constrained users and of OWASP's list. */
    private static final Argon2Function ARGON2 = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);

    /** Letters and digits that are not taken for one another when read from paper. */
    private static final String READABLE = "ABCDEFGHJKMNPQRSTVWXYZ23456789";

    private static final SecureRandom RANDOM = new SecureRandom();

    /** A burst of sign-ins waits here instead of taking memory and every core; nobody waits with a connection in hand. */
    private static final Semaphore CORES = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    private Secrets() {}

    static String hashPassword(String password) {
        return inTurn(
                () -> Password.hash(password).addRandomSalt(16).with(ARGON2).getResult());
    }

    static boolean matches(String password, String hash) {
        return inTurn(() -> Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash)));
    }

    private static <T> T inTurn(Supplier<T> work) {
        CORES.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            CORES.release();
        }
    }

    /** 256 random bits for a cookie. */
    static String sessionToken() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Five groups of five characters: about 122 bits. */
    static String recoveryCode() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < 25; i++) {
            if (i > 0 && i % 5 == 0) {
                code.append('-');
            }
            code.append(READABLE.charAt(RANDOM.nextInt(READABLE.length())));
        }
        return code.toString();
    }

    /** What a recovery code is compared by: case and dashes do not matter. */
    static String normalRecoveryCode(String typed) {
        return typed.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    }

    /** A hash for values that are random enough already, and for what throttling counts by. */
    static String quickHash(String purpose, String value) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(purpose.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(value.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has HmacSHA256", e);
        }
    }
}
