package org.cunzheng.timestamp;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;

/**
 * A time-stamp token that was verified.
 *
 * @param reply the whole TimeStampResp in DER, as received: {@code openssl ts -verify -in} reads it
 * @param genTime when the authority signed, in milliseconds; finer parts are cut off
 * @param authority common name of the signer's certificate, or its whole subject if there is none
 * @param serial number that the authority gave the token
 * @param policy object identifier of the policy that it was made under, in dotted decimal
 */
public record Token(byte[] reply, Instant genTime, String authority, BigInteger serial, String policy) {
    public Token {
        reply = reply.clone();
    }

    /** A copy. */
    @Override
    public byte[] reply() {
        return reply.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Token that && Arrays.equals(reply, that.reply);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(reply);
    }

    /** Without the reply's bytes. */
    @Override
    public String toString() {
        return "Token[" + genTime + ", " + authority + ", " + serial + ", " + policy + "]";
    }
}
