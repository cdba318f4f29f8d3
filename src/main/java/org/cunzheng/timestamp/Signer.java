package org.cunzheng.timestamp;

import java.io.IOException;
import java.io.OutputStream;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificate;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** Who signed a token, by the certificate that the token itself names under its signature. */
record Signer(SignerInformation signature, X509Certificate certificate) {
    private static final Set<ASN1ObjectIdentifier> DIGESTS =
            Set.of(NISTObjectIdentifiers.id_sha256, NISTObjectIdentifiers.id_sha384, NISTObjectIdentifiers.id_sha512);
    private static final Set<ASN1ObjectIdentifier> SIGNATURES = Set.of(
            PKCSObjectIdentifiers.rsaEncryption,
            PKCSObjectIdentifiers.sha256WithRSAEncryption,
            PKCSObjectIdentifiers.sha384WithRSAEncryption,
            PKCSObjectIdentifiers.sha512WithRSAEncryption,
            X9ObjectIdentifiers.ecdsa_with_SHA256,
            X9ObjectIdentifiers.ecdsa_with_SHA384,
            X9ObjectIdentifiers.ecdsa_with_SHA512);

    static Signer of(Reply reply) throws NotAccepted {
        try {
            for (X509Certificate certificate : reply.certificates()) {
                if (reply.signer().getSID().match(new JcaX509CertificateHolder(certificate))
                        && isNamed(certificate, reply.signer())) {
                    return new Signer(reply.signer(), certificate);
                }
            }
        } catch (CertificateEncodingException | IOException | OperatorCreationException | RuntimeException e) {
            throw NotAccepted.because(Refusal.SIGNER_CERTIFICATE_MISSING, e);
        }
        throw new NotAccepted(
                Refusal.SIGNER_CERTIFICATE_MISSING,
                "none of " + reply.certificates().size() + " is the one it names");
    }

    /** RFC 5816 allows either attribute; where there are both, both have to name it. */
    private static boolean isNamed(X509Certificate certificate, SignerInformation signer)
            throws CertificateEncodingException, IOException, OperatorCreationException {
        Attribute first = signer.getSignedAttributes().get(PKCSObjectIdentifiers.id_aa_signingCertificate);
        Attribute second = signer.getSignedAttributes().get(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
        // SHA-1 is all that the first knows; a second certificate for a digest that is signed is still out of reach.
        boolean named = first == null
                || hasDigest(
                        certificate,
                        new AlgorithmIdentifier(OIWObjectIdentifiers.idSHA1),
                        SigningCertificate.getInstance(onlyValue(first))
                                .getCerts()[0]
                                .getCertHash());
        if (named && second != null) {
            ESSCertIDv2 id = SigningCertificateV2.getInstance(onlyValue(second)).getCerts()[0];
            named = DIGESTS.contains(id.getHashAlgorithm().getAlgorithm())
                    && hasDigest(certificate, id.getHashAlgorithm(), id.getCertHash());
        }
        return named && (first != null || second != null);
    }

    private static ASN1Encodable onlyValue(Attribute attribute) {
        if (attribute.getAttrValues().size() != 1) {
            throw new IllegalArgumentException(
                    "an attribute with " + attribute.getAttrValues().size() + " values");
        }
        return attribute.getAttrValues().getObjectAt(0);
    }

    private static boolean hasDigest(X509Certificate certificate, AlgorithmIdentifier algorithm, byte[] digest)
            throws CertificateEncodingException, IOException, OperatorCreationException {
        DigestCalculator calculator =
                new JcaDigestCalculatorProviderBuilder().build().get(algorithm);
        try (OutputStream out = calculator.getOutputStream()) {
            out.write(certificate.getEncoded());
        }
        return Arrays.equals(digest, calculator.getDigest());
    }

    void mustHaveSigned() throws NotAccepted {
        if (!DIGESTS.contains(signature.getDigestAlgorithmID().getAlgorithm())
                || !SIGNATURES.contains(new ASN1ObjectIdentifier(signature.getEncryptionAlgOID()))) {
            throw new NotAccepted(
                    Refusal.ALGORITHM_NOT_ACCEPTED,
                    "digest " + signature.getDigestAlgOID() + ", signature " + signature.getEncryptionAlgOID());
        }
        boolean right;
        try {
            right = signature.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate.getPublicKey()));
        } catch (CMSException | OperatorCreationException | RuntimeException e) {
            // A signature or key that the library cannot even read ends in any of these.
            throw NotAccepted.because(Refusal.SIGNATURE_WRONG, e);
        }
        if (!right) {
            throw new NotAccepted(Refusal.SIGNATURE_WRONG, "the signature is not over this content");
        }
    }

    void mustBeOnlyForTimeStamping() throws NotAccepted {
        try {
            Set<String> critical = certificate.getCriticalExtensionOIDs();
            List<String> purposes = certificate.getExtendedKeyUsage();
            if (critical == null
                    || !critical.contains(Extension.extendedKeyUsage.getId())
                    || !List.of(KeyPurposeId.id_kp_timeStamping.getId()).equals(purposes)) {
                throw new NotAccepted(
                        Refusal.NOT_ONLY_FOR_TIME_STAMPING,
                        "extended key usage " + purposes + ", critical " + critical);
            }
        } catch (CertificateParsingException e) {
            throw NotAccepted.because(Refusal.NOT_ONLY_FOR_TIME_STAMPING, e);
        }
    }

    void mustBeValidAt(Instant time) throws NotAccepted {
        if (!Chain.isValidAt(certificate, time)) {
            throw new NotAccepted(
                    Refusal.CERTIFICATE_NOT_VALID_THEN,
                    "valid from " + certificate.getNotBefore().toInstant() + " to "
                            + certificate.getNotAfter().toInstant() + ", signed at " + time);
        }
    }

    /** The common name, or the whole subject if there is none. */
    String name() {
        try {
            RDN[] names = new JcaX509CertificateHolder(certificate).getSubject().getRDNs(BCStyle.CN);
            return names.length == 0
                    ? certificate.getSubjectX500Principal().getName()
                    : IETFUtils.valueToString(names[0].getFirst().getValue());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read has an encoding", e);
        }
    }
}
