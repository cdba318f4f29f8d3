package org.cunzheng.timestamp;

import jakarta.inject.Singleton;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.tsp.MessageImprint;
import org.cunzheng.integrity.Sha256;

/** Whether a reply proves that a digest existed at a time. It reads bytes and our clock, and no network. */
@Singleton
public final class TokenVerification {
    /** How far genTime may be ahead of our clock. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final Clock clock;

    public TokenVerification(Clock clock) {
        this.clock = clock;
    }

    public sealed interface Outcome {

        record Verified(Token token) implements Outcome {}

        /** The first check that failed. The detail is for the operator. */
        record Refused(Refusal reason, String detail) implements Outcome {}
    }

    /**
     * Checks a reply as it was received; whether its certificates were revoked is not looked at.
     *
     * @param reply a TimeStampResp in DER
     * @param imprint what it should be over
     * @param roots what the chain of its signer may end in
     */
    public Outcome verify(byte[] reply, Sha256 imprint, Set<X509Certificate> roots) {
        try {
            return new Outcome.Verified(verified(reply, Reply.read(reply), imprint, roots));
        } catch (NotAccepted refusal) {
            return refusal.outcome();
        }
    }

    /** The same for a reply that has just come, which has to answer this very question. */
    Outcome verifyAnswer(byte[] bytes, Sha256 imprint, Set<X509Certificate> roots, BigInteger nonce) {
        try {
            Reply reply = Reply.read(bytes);
            reply.mustAnswer(nonce);
            return new Outcome.Verified(verified(bytes, reply, imprint, roots));
        } catch (NotAccepted refusal) {
            return refusal.outcome();
        }
    }

    private Token verified(byte[] bytes, Reply reply, Sha256 imprint, Set<X509Certificate> roots) throws NotAccepted {
        mustBeOver(imprint, reply.info().getMessageImprint());
        Signer signer = Signer.of(reply);
        signer.mustHaveSigned();
        signer.mustBeOnlyForTimeStamping();
        signer.mustBeValidAt(reply.genTime());
        Chain.mustLead(signer.certificate(), reply.certificates(), roots, reply.genTime());
        if (reply.genTime().isAfter(clock.instant().plus(TOLERANCE))) {
            throw new NotAccepted(
                    Refusal.IN_THE_FUTURE, "genTime " + reply.genTime() + ", our clock " + clock.instant());
        }
        return new Token(
                bytes,
                reply.genTime(),
                signer.name(),
                reply.info().getSerialNumber().getValue(),
                reply.info().getPolicy().getId());
    }

    private static void mustBeOver(Sha256 imprint, MessageImprint found) throws NotAccepted {
        if (!found.getHashAlgorithm().getAlgorithm().equals(NISTObjectIdentifiers.id_sha256)) {
            throw new NotAccepted(
                    Refusal.OTHER_IMPRINT_ALGORITHM,
                    "algorithm " + found.getHashAlgorithm().getAlgorithm().getId());
        }
        if (!Arrays.equals(found.getHashedMessage(), imprint.bytes())) {
            throw new NotAccepted(
                    Refusal.OTHER_IMPRINT,
                    "expected " + imprint + ", found " + HexFormat.of().formatHex(found.getHashedMessage()));
        }
    }
}
