package org.cunzheng.timestamp;

import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.cmp.PKIStatusInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.tsp.TSTInfo;
import org.bouncycastle.asn1.tsp.TimeStampResp;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;

/** A TimeStampResp (RFC 3161, 2.4.2) that grants a token, taken apart; nothing of it is verified yet. */
record Reply(TSTInfo info, Instant genTime, SignerInformation signer, List<X509Certificate> certificates) {
    /** The most bytes that a reply may have. */
    static final int LARGEST = 1 << 16;

    static Reply read(byte[] bytes) throws NotAccepted {
        if (bytes.length > LARGEST) {
            throw new NotAccepted(Refusal.NOT_READABLE, "more than " + LARGEST + " bytes");
        }
        try {
            TimeStampResp response = TimeStampResp.getInstance(ASN1Primitive.fromByteArray(bytes));
            mustGrant(response.getStatus());
            return ofToken(new CMSSignedData(response.getTimeStampToken()));
        } catch (IOException | CMSException | CertificateException | ParseException | RuntimeException e) {
            // The library meets bytes that are not what they should be with any of these, null pointers included.
            throw NotAccepted.because(Refusal.NOT_READABLE, e);
        }
    }

    private static Reply ofToken(CMSSignedData signed)
            throws IOException, CMSException, CertificateException, ParseException, NotAccepted {
        Collection<SignerInformation> signers = signed.getSignerInfos().getSigners();
        if (!signed.getSignedContentTypeOID().equals(PKCSObjectIdentifiers.id_ct_TSTInfo.getId())
                || signers.size() != 1) {
            throw new NotAccepted(Refusal.NOT_READABLE, "not a TSTInfo signed by exactly one");
        }
        SignerInformation signer = signers.iterator().next();
        if (signer.getSignedAttributes() == null) {
            throw new NotAccepted(Refusal.NOT_READABLE, "no signed attributes");
        }
        TSTInfo info = TSTInfo.getInstance(
                ASN1Primitive.fromByteArray((byte[]) signed.getSignedContent().getContent()));
        mustBeUnderstood(info);
        return new Reply(info, instant(info.getGenTime()), signer, certificates(signed));
    }

    private static void mustGrant(PKIStatusInfo status) throws NotAccepted {
        int value = status.getStatus().intValueExact();
        if (value != PKIStatus.GRANTED && value != PKIStatus.GRANTED_WITH_MODS) {
            List<String> said = new ArrayList<>(List.of("status " + value));
            if (status.getFailInfo() != null) {
                said.add("failure " + status.getFailInfo().getString());
            }
            for (int i = 0;
                    status.getStatusString() != null
                            && i < status.getStatusString().size();
                    i++) {
                said.add(status.getStatusString().getStringAtUTF8(i).getString());
            }
            throw new NotAccepted(Refusal.NOT_GRANTED, String.join(", ", said));
        }
    }

    private static void mustBeUnderstood(TSTInfo info) throws NotAccepted {
        Extensions extensions = info.getExtensions();
        if (!info.getVersion().hasValue(1)
                || (extensions != null && extensions.getCriticalExtensionOIDs().length > 0)) {
            throw new NotAccepted(Refusal.NOT_READABLE, "another version, or a critical extension");
        }
    }

    /** RFC 3161 demands UTC; a time without {@code Z} would be read in the machine's zone. */
    private static Instant instant(ASN1GeneralizedTime time) throws IOException, ParseException, NotAccepted {
        byte[] encoded = time.getEncoded();
        if (encoded[encoded.length - 1] != 'Z') {
            throw new NotAccepted(Refusal.NOT_READABLE, "genTime is not in UTC");
        }
        return time.getDate().toInstant();
    }

    private static List<X509Certificate> certificates(CMSSignedData signed) throws CertificateException {
        List<X509Certificate> certificates = new ArrayList<>();
        for (X509CertificateHolder holder : signed.getCertificates().getMatches(null)) {
            certificates.add(new JcaX509CertificateConverter().getCertificate(holder));
        }
        return List.copyOf(certificates);
    }

    void mustAnswer(BigInteger nonce) throws NotAccepted {
        if (info.getNonce() == null || !info.getNonce().hasValue(nonce)) {
            throw new NotAccepted(Refusal.NONCE_DIFFERS, "it answers another question");
        }
    }
}
