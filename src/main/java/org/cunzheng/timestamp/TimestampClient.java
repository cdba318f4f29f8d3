package org.cunzheng.timestamp;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.math.BigInteger;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.cunzheng.integrity.Sha256;

/** Asks authorities for tokens over HTTP (RFC 3161, 3.4); the digest is all they learn. For several threads. */
@Singleton
public final class TimestampClient {
    private static final String QUERY = "application/timestamp-query";
    private static final String REPLY = "application/timestamp-reply";
    private static final int OK = 200;
    private static final int NONCE_BITS = 64;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final TokenVerification verification;
    private final Duration total;
    private final HttpClient http;

    @Inject
    public TimestampClient(TokenVerification verification) {
        this(verification, Duration.ofSeconds(10), Duration.ofSeconds(30));
    }

    TimestampClient(TokenVerification verification, Duration connect, Duration total) {
        this.verification = verification;
        this.total = total;
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connect)
                .build();
    }

    /** One question with a fresh nonce, one answer, verified before it is given; blocks for at most 30 seconds. */
    public Answer ask(Authority authority, Sha256 imprint) {
        BigInteger nonce = new BigInteger(NONCE_BITS, RANDOM);
        HttpRequest request = HttpRequest.newBuilder(authority.uri())
                .header("Content-Type", QUERY)
                .header("Accept", REPLY)
                .POST(HttpRequest.BodyPublishers.ofByteArray(query(imprint, nonce)))
                .build();
        var exchange = http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), Reply.LARGEST));
        try {
            return answer(exchange.get(total.toMillis(), TimeUnit.MILLISECONDS), authority, imprint, nonce);
        } catch (TimeoutException e) {
            return givenUp(exchange, "no whole answer within " + total);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return givenUp(exchange, "interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException fault) {
                return new Answer.Unreachable(fault.getClass().getSimpleName() + ": " + fault.getMessage());
            }
            throw new IllegalStateException("asking " + authority.name() + " failed", e);
        }
    }

    private static Answer givenUp(CompletableFuture<?> exchange, String detail) {
        exchange.cancel(true);
        return new Answer.Unreachable(detail);
    }

    private Answer answer(HttpResponse<byte[]> response, Authority authority, Sha256 imprint, BigInteger nonce) {
        String type = response.headers().firstValue("Content-Type").orElse("none");
        if (response.statusCode() != OK) {
            return new Answer.Unreachable("HTTP status " + response.statusCode());
        }
        if (!type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT).equals(REPLY)) {
            return new Answer.Unreachable("content type " + type);
        }
        return switch (verification.verifyAnswer(response.body(), imprint, authority.roots(), nonce)) {
            case TokenVerification.Outcome.Verified(Token token) -> new Answer.Granted(token);
            case TokenVerification.Outcome.Refused(Refusal reason, String detail) -> new Answer.Refused(reason, detail);
        };
    }

    private static byte[] query(Sha256 imprint, BigInteger nonce) {
        try {
            TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
            generator.setCertReq(true);
            return generator
                    .generate(NISTObjectIdentifiers.id_sha256, imprint.bytes(), nonce)
                    .getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException("a query of our own has an encoding", e);
        }
    }
}
