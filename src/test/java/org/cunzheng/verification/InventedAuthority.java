package org.cunzheng.verification;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.BERSequence;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v1CertificateBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v1CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.cunzheng.integrity.Sha256;

/** An authority whose certificates and answers take forms that openssl gives none; each step of it can be another. */
final class InventedAuthority {
    static final Instant NOW = Instant.parse("2026-11-20T14:10:00Z");

    private static final ASN1ObjectIdentifier POLICY = new ASN1ObjectIdentifier("1.2.3.4.1");
    private static final KeyPair ROOT_KEY = rsa();
    private static final KeyPair ISSUING_KEY = rsa();
    static final KeyPair RSA_KEY = rsa();

    private int numbers = 1;

    /** What goes into a certificate, each with a default that is right. */
    static final class Plan {
        private final String name;
        private final KeyPair key;
        private Instant from = NOW.minus(100, ChronoUnit.DAYS);
        private Instant until = NOW.plus(100, ChronoUnit.DAYS);
        private String algorithm = "SHA256withRSA";
        private final List<Extension> extensions = new ArrayList<>();

        Plan(String name, KeyPair key) {
            this.name = name;
            this.key = key;
        }

        String name() {
            return name;
        }

        KeyPair key() {
            return key;
        }

        Plan valid(Instant begin, Instant end) {
            from = begin;
            until = end;
            return this;
        }

        /** How its issuer signs it. */
        Plan signed(String how) {
            algorithm = how;
            return this;
        }

        Plan with(ASN1ObjectIdentifier id, boolean critical, ASN1Encodable value) {
            try {
                extensions.add(
                        new Extension(id, critical, value.toASN1Primitive().getEncoded()));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            return this;
        }
    }

    /** Roots that nothing leads to but what is made here. */
    static Set<X509Certificate> roots() {
        return Set.of(new InventedAuthority().selfSigned(root()));
    }

    static Plan root() {
        return authority("Invented root", ROOT_KEY);
    }

    static Plan issuing() {
        return authority("Invented issuing", ISSUING_KEY);
    }

    static Plan authority(String name, KeyPair key) {
        return new Plan("CN=" + name + ",O=Invented", key)
                .with(Extension.basicConstraints, true, new BasicConstraints(true))
                .with(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
    }

    static Plan signer(KeyPair key) {
        return stamping("CN=Invented stamps,O=Invented,C=CN", key);
    }

    static Plan signerNamed(String name) {
        return stamping(name, RSA_KEY);
    }

    private static Plan stamping(String name, KeyPair key) {
        return new Plan(name, key)
                .with(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
    }

    static KeyPair rsa() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static KeyPair ed25519() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static KeyPair ec(String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    X509Certificate selfSigned(Plan plan) {
        return issued(plan, new X500Name(plan.name), plan.key);
    }

    X509Certificate issued(Plan plan, Plan issuer) {
        return issued(plan, new X500Name(issuer.name), issuer.key);
    }

    private X509Certificate issued(Plan plan, X500Name issuer, KeyPair issuersKey) {
        try {
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    issuer,
                    BigInteger.valueOf(numbers++),
                    Date.from(plan.from),
                    Date.from(plan.until),
                    new X500Name(plan.name),
                    plan.key.getPublic());
            for (Extension extension : plan.extensions) {
                builder.addExtension(extension);
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder(plan.algorithm).build(issuersKey.getPrivate())));
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A root of the first version, which can hold no extensions. */
    X509Certificate oldRoot(Plan plan) {
        try {
            X500Name name = new X500Name(plan.name);
            X509v1CertificateBuilder builder = new JcaX509v1CertificateBuilder(
                    name,
                    BigInteger.valueOf(numbers++),
                    Date.from(plan.from),
                    Date.from(plan.until),
                    name,
                    plan.key.getPublic());
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder(plan.algorithm).build(plan.key.getPrivate())));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How a token is made, each with a default that is right. */
    record Making(
            String algorithm, ASN1ObjectIdentifier certificateDigest, Instant time, int status, boolean indefinite) {
        static final Making USUAL = new Making("SHA256withRSA", TSPAlgorithms.SHA256, NOW, 0, false);

        Making signed(String how) {
            return new Making(how, certificateDigest, time, status, indefinite);
        }

        Making naming(ASN1ObjectIdentifier digest) {
            return new Making(algorithm, digest, time, status, indefinite);
        }

        Making at(Instant moment) {
            return new Making(algorithm, certificateDigest, moment, status, indefinite);
        }

        Making answering(int otherStatus) {
            return new Making(algorithm, certificateDigest, time, otherStatus, indefinite);
        }

        Making inBer() {
            return new Making(algorithm, certificateDigest, time, status, true);
        }
    }

    /** A TimeStampResp over the note. */
    static byte[] answer(String note, KeyPair key, X509Certificate signer, List<X509Certificate> sent, Making how) {
        try {
            var digests = new JcaDigestCalculatorProviderBuilder().build();
            TimeStampTokenGenerator generator = new TimeStampTokenGenerator(
                    new JcaSimpleSignerInfoGeneratorBuilder().build(how.algorithm(), key.getPrivate(), signer),
                    digests.get(new AlgorithmIdentifier(how.certificateDigest())),
                    POLICY);
            generator.addCertificates(new JcaCertStore(sent));
            TimeStampRequestGenerator asking = new TimeStampRequestGenerator();
            asking.setCertReq(true);
            TimeStampRequest question = asking.generate(
                    TSPAlgorithms.SHA256, Sha256.of(note.getBytes(UTF_8)).bytes());
            var token = generator.generate(question, BigInteger.TEN, Date.from(how.time()));
            ASN1Encodable[] parts = {
                new DERSequence(new ASN1Integer(how.status())),
                token.toCMSSignedData().toASN1Structure()
            };
            return how.indefinite()
                    ? new BERSequence(parts).getEncoded("BER")
                    : new DERSequence(parts).getEncoded("DER");
        } catch (GeneralSecurityException | OperatorCreationException | TSPException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
