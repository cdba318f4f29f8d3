package org.cunzheng.timestamp;

/** Why a reply is not taken as proof of a time. */
public enum Refusal {
    /** Not a TimeStampResp of at most 64 KiB with exactly one signer, or with parts we do not understand. */
    NOT_READABLE,
    /** The authority says that it gave no token; the detail holds what it says. */
    NOT_GRANTED,
    /** The token is over a digest of another kind than SHA-256. */
    OTHER_IMPRINT_ALGORITHM,
    /** The token is over another digest. */
    OTHER_IMPRINT,
    /** Only when asking: it answers another question, perhaps an old one. */
    NONCE_DIFFERS,
    /** The signer's certificate is not in the token, or is not the one that the signed ESSCertID or ESSCertIDv2 names. */
    SIGNER_CERTIFICATE_MISSING,
    /** Signed in a way that we cannot check or do not trust: we take RSA (PKCS #1 v1.5) and ECDSA with SHA-2. */
    ALGORITHM_NOT_ACCEPTED,
    SIGNATURE_WRONG,
    /** Extended key usage is not critical, or anything but id-kp-timeStamping alone (RFC 3161, 2.3). */
    NOT_ONLY_FOR_TIME_STAMPING,
    /** The signer's certificate had expired at genTime, or was not valid yet. */
    CERTIFICATE_NOT_VALID_THEN,
    /** No chain of certificates valid at genTime leads to a trusted root. */
    NO_TRUSTED_ROOT,
    /** genTime is later than our clock, by more than clocks may differ. */
    IN_THE_FUTURE
}
