package org.cunzheng.verification;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;
import org.cunzheng.integrity.Sha256;

/** An authority's answer (RFC 3161) over some bytes, taken apart without believing it. */
final class TimestampToken {
    private final TimeStampToken token;
    private final X509Certificate signer;

    private TimestampToken(TimeStampToken token, X509Certificate signer) {
        this.token = token;
        this.signer = signer;
    }

    /** @throws Form.Mismatch where it is no answer that grants a token with the certificate of its signer */
    static TimestampToken read(byte[] answer) throws Form.Mismatch {
        try {
            TimeStampToken token = new TimeStampResponse(answer).getTimeStampToken();
            if (token != null) {
                for (Object holder : token.getCertificates().getMatches(token.getSID())) {
                    return new TimestampToken(
                            token, new JcaX509CertificateConverter().getCertificate((X509CertificateHolder) holder));
                }
            }
        } catch (TSPException | IOException | GeneralSecurityException | RuntimeException e) {
            throw new Form.Mismatch("a timestamp (RFC 3161)", "something else");
        }
        throw new Form.Mismatch("a timestamp with its signer's certificate", "one without");
    }

    /** Whether it is over these bytes. */
    boolean isOver(byte[] bytes) {
        return token.getTimeStampInfo().getMessageImprintAlgOID().equals(TSPAlgorithms.SHA256)
                && Arrays.equals(
                        token.getTimeStampInfo().getMessageImprintDigest(),
                        Sha256.of(bytes).bytes());
    }

    /** Whether the certificate in it, made for timestamps alone and valid then, signed it (RFC 3161, sections 2.3 and 2.4.2). */
    boolean isSigned() {
        try {
            token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(signer));
            return true;
        } catch (TSPException | OperatorCreationException | RuntimeException e) {
            return false;
        }
    }

    /** Whether the signer's certificate led to one of the roots then; revocation is not looked up. */
    boolean isTrusted(Set<X509Certificate> roots) {
        try {
            X509CertSelector target = new X509CertSelector();
            target.setCertificate(signer);
            Set<TrustAnchor> anchors =
                    roots.stream().map(root -> new TrustAnchor(root, null)).collect(Collectors.toSet());
            PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(time()));
            parameters.addCertStore(
                    CertStore.getInstance("Collection", new CollectionCertStoreParameters(certificates())));
            CertPathBuilder.getInstance("PKIX").build(parameters);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private List<X509Certificate> certificates() throws GeneralSecurityException {
        List<X509Certificate> certificates = new ArrayList<>();
        for (X509CertificateHolder holder : token.getCertificates().getMatches(null)) {
            certificates.add(new JcaX509CertificateConverter().getCertificate(holder));
        }
        return certificates;
    }

    /** When the authority signed it. */
    Instant time() {
        return token.getTimeStampInfo().getGenTime().toInstant();
    }

    /** The name in the signer's certificate, as RFC 2253 writes it. */
    String authority() {
        return signer.getSubjectX500Principal().getName();
    }
}
