package org.cunzheng.timestamp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.tsp.TSTInfo;
import org.bouncycastle.asn1.tsp.TimeStampResp;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.util.CollectionStore;
import org.cunzheng.integrity.Openssl;
import org.cunzheng.timestamp.OpensslAuthority.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Replies that openssl makes: by {@code openssl ts} to a query, perhaps another than was sent; where that refuses to do
 * wrong, by {@code openssl cms}, which signs what it is given.
 */
final class OpensslReplies {
    private final Openssl openssl;
    private final Path folder;

    OpensslReplies(Openssl openssl, Path folder) {
        this.openssl = openssl;
        this.folder = folder;
    }

    /** One at a time: the serial numbers stand in a file. */
    synchronized byte[] to(byte[] query, Fault fault) {
        try {
            return reply(query, fault);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TSPException | CMSException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] reply(byte[] query, Fault fault) throws IOException, TSPException, CMSException {
        TimeStampRequest asked = new TimeStampRequest(query);
        byte[] imprint = asked.getMessageImprintDigest();
        BigInteger nonce = asked.getNonce();
        return switch (fault) {
            case OTHER_IMPRINT -> stamped(query(NISTObjectIdentifiers.id_sha256, changed(imprint), nonce, true));
            case OTHER_IMPRINT_ALGORITHM ->
                stamped(query(NISTObjectIdentifiers.id_sha512, Arrays.copyOf(imprint, 64), nonce, true));
            case REFUSED -> stamped(query(OIWObjectIdentifiers.idSHA1, Arrays.copyOf(imprint, 20), nonce, true));
            case OTHER_NONCE ->
                stamped(query(NISTObjectIdentifiers.id_sha256, imprint, nonce.xor(BigInteger.ONE), true));
            case NO_NONCE -> stamped(query(NISTObjectIdentifiers.id_sha256, imprint, null, true));
            case CERTIFICATE_WITHHELD -> stamped(query(NISTObjectIdentifiers.id_sha256, imprint, nonce, false));
            case SIGNED_WITH_ECDSA -> stamped(query, OpensslCertificates.TSA_ECDSA, OpensslCertificates.TSA_ECDSA);
            case SELF_MADE_ROOT -> stamped(query, OpensslCertificates.TSA, OpensslCertificates.SELF_MADE);
            case EXPIRED_CERTIFICATE -> stamped(query, OpensslCertificates.TSA, OpensslCertificates.EXPIRED);
            case WITHOUT_PURPOSE -> signed(info(query), OpensslCertificates.WITHOUT_PURPOSE, "-cades");
            case PURPOSE_NOT_CRITICAL -> signed(info(query), OpensslCertificates.PURPOSE_NOT_CRITICAL, "-cades");
            case TWO_PURPOSES -> signed(info(query), OpensslCertificates.TWO_PURPOSES, "-cades");
            case CERTIFICATE_NOT_NAMED -> signed(info(query), OpensslCertificates.TSA);
            case CERTIFICATE_REPLACED -> withSignersCertificateChanged(stamped(query));
            case SIGNED_WITH_SHA_1 -> signed(info(query), OpensslCertificates.TSA, "-cades", "-md", "sha1");
            case SIGNATURE_CHANGED -> changed(stamped(query));
            case CRITICAL_EXTENSION -> signed(withCriticalExtension(info(query)), OpensslCertificates.TSA, "-cades");
            case LOCAL_TIME -> signed(withLocalTime(info(query)), OpensslCertificates.TSA, "-cades");
            case MORE_AFTER_THE_END -> {
                byte[] reply = stamped(query);
                yield Arrays.copyOf(reply, reply.length + 1);
            }
            default -> stamped(query);
        };
    }

    /** With the last bit changed. */
    private static byte[] changed(byte[] bytes) {
        byte[] changed = bytes.clone();
        changed[changed.length - 1] ^= 1;
        return changed;
    }

    private static byte[] query(
            ASN1ObjectIdentifier algorithm, byte[] imprint, @Nullable BigInteger nonce, boolean certificate)
            throws IOException {
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(certificate);
        TimeStampRequest query =
                nonce == null ? generator.generate(algorithm, imprint) : generator.generate(algorithm, imprint, nonce);
        return query.getEncoded();
    }

    private byte[] stamped(byte[] query) throws IOException {
        return stamped(query, OpensslCertificates.TSA, OpensslCertificates.TSA);
    }

    private byte[] stamped(byte[] query, String key, String signer) throws IOException {
        Files.write(folder.resolve("query.tsq"), query);
        openssl.said(
                folder,
                "ts",
                "-reply",
                "-config",
                "openssl.cnf",
                "-section",
                "time",
                "-queryfile",
                "query.tsq",
                "-inkey",
                key + ".key",
                "-signer",
                signer + ".pem",
                "-chain",
                "issuing.pem",
                "-out",
                "reply.tsr");
        return Files.readAllBytes(folder.resolve("reply.tsr"));
    }

    private TSTInfo info(byte[] query) throws IOException, TSPException {
        return new TimeStampResponse(stamped(query))
                .getTimeStampToken()
                .getTimeStampInfo()
                .toASN1Structure();
    }

    private byte[] signed(TSTInfo info, String signer, String... how) throws IOException {
        Files.write(folder.resolve("info.der"), info.getEncoded());
        List<String> arguments = new ArrayList<>(List.of(
                "cms",
                "-sign",
                "-binary",
                "-nodetach",
                "-nosmimecap",
                "-econtent_type",
                "1.2.840.113549.1.9.16.1.4",
                "-signer",
                signer + ".pem",
                "-inkey",
                "tsa.key",
                "-certfile",
                "issuing.pem",
                "-in",
                "info.der",
                "-outform",
                "DER",
                "-out",
                "token.der"));
        arguments.addAll(List.of(how));
        openssl.said(folder, arguments.toArray(String[]::new));
        return granted(Files.readAllBytes(folder.resolve("token.der")));
    }

    private static byte[] granted(byte[] token) throws IOException {
        return new DERSequence(new DERSequence(new ASN1Integer(0)), ASN1Primitive.fromByteArray(token)).getEncoded();
    }

    /** The same key, issuer and number, but a certificate of other bytes. */
    private static byte[] withSignersCertificateChanged(byte[] reply) throws IOException, CMSException {
        CMSSignedData token = new CMSSignedData(TimeStampResp.getInstance(reply).getTimeStampToken());
        var id = token.getSignerInfos().getSigners().iterator().next().getSID();
        List<X509CertificateHolder> certificates = new ArrayList<>();
        for (X509CertificateHolder certificate : token.getCertificates().getMatches(null)) {
            certificates.add(
                    id.match(certificate) ? new X509CertificateHolder(changed(certificate.getEncoded())) : certificate);
        }
        return granted(CMSSignedData.replaceCertificatesAndCRLs(token, new CollectionStore<>(certificates), null, null)
                .getEncoded());
    }

    private static TSTInfo withCriticalExtension(TSTInfo info) {
        Extension unheardOf =
                new Extension(new ASN1ObjectIdentifier("1.2.3.4.5"), true, new DEROctetString(new byte[2]));
        return copy(info, info.getGenTime(), new Extensions(unheardOf));
    }

    private static TSTInfo withLocalTime(TSTInfo info) {
        return copy(info, new ASN1GeneralizedTime("20261121120000+0800"), null);
    }

    private static TSTInfo copy(TSTInfo info, ASN1GeneralizedTime time, @Nullable Extensions extensions) {
        return new TSTInfo(
                info.getPolicy(),
                info.getMessageImprint(),
                info.getSerialNumber(),
                time,
                info.getAccuracy(),
                info.getOrdering(),
                info.getNonce(),
                info.getTsa(),
                extensions);
    }
}
