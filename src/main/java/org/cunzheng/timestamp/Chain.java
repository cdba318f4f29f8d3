package org.cunzheng.timestamp;

import java.security.InvalidAlgorithmParameterException;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * From a certificate to a trusted root (PKIX, RFC 5280) as of a moment. Revocation is not looked at: this would tell
 * others when and where we verify, and a packet has to be verifiable without a network.
 */
final class Chain {
    private Chain() {}

    /** Unlike PKIX, which lets roots be of any age, this asks that the root was valid too. */
    static void mustLead(
            X509Certificate from, Collection<X509Certificate> through, Set<X509Certificate> roots, Instant time)
            throws NotAccepted {
        Set<TrustAnchor> anchors = roots.stream()
                .filter(root -> isValidAt(root, time))
                .map(root -> new TrustAnchor(root, null))
                .collect(Collectors.toSet());
        if (anchors.isEmpty()) {
            throw new NotAccepted(Refusal.NO_TRUSTED_ROOT, "no root of " + roots.size() + " was valid at " + time);
        }
        try {
            X509CertSelector target = new X509CertSelector();
            target.setCertificate(from);
            PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
            parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(through)));
            parameters.setDate(Date.from(time));
            parameters.setRevocationEnabled(false);
            CertPathBuilder.getInstance("PKIX").build(parameters);
        } catch (CertPathBuilderException e) {
            throw NotAccepted.because(Refusal.NO_TRUSTED_ROOT, e);
        } catch (NoSuchAlgorithmException | InvalidAlgorithmParameterException e) {
            throw new IllegalStateException("every Java platform has PKIX", e);
        }
    }

    static boolean isValidAt(X509Certificate certificate, Instant time) {
        return !time.isBefore(certificate.getNotBefore().toInstant())
                && !time.isAfter(certificate.getNotAfter().toInstant());
    }
}
