package org.cunzheng.timestamp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.stream.Stream;
import org.cunzheng.integrity.Openssl;

/**
 * Keys and certificates made by openssl in a folder: root, issuing and several for time-stamping, which share one key but
 * for the one with ECDSA. Names are file names without {@code .pem}.
 */
final class OpensslCertificates {
    static final String TSA = "tsa";
    static final String TSA_ECDSA = "tsa-ecdsa";
    static final String EXPIRED = "expired";
    static final String SELF_MADE = "self-made";
    static final String WITHOUT_PURPOSE = "without-purpose";
    static final String PURPOSE_NOT_CRITICAL = "purpose-not-critical";
    static final String TWO_PURPOSES = "two-purposes";
    static final String POLICY = "1.2.3.4.1";

    private static final String SETTINGS = """
            [ca]
            default_ca = any
            [any]
            database = index.txt
            new_certs_dir = .
            rand_serial = yes
            unique_subject = no
            default_md = sha256
            policy = names
            [names]
            commonName = supplied
            [req]
            distinguished_name = dn
            [dn]
            [authority]
            basicConstraints = critical,CA:TRUE
            keyUsage = critical,keyCertSign
            subjectKeyIdentifier = hash
            [tsa]
            keyUsage = critical,digitalSignature
            extendedKeyUsage = critical,timeStamping
            [without-purpose]
            keyUsage = critical,digitalSignature
            [purpose-not-critical]
            extendedKeyUsage = timeStamping
            [two-purposes]
            extendedKeyUsage = critical,timeStamping,emailProtection
            [time]
            serial = time-serial.txt
            default_policy = %s
            digests = sha256,sha512
            accuracy = secs:1
            clock_precision_digits = 3
            signer_digest = sha256
            ess_cert_id_alg = sha256
            """.formatted(POLICY);

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Openssl openssl;
    private final Path folder;
    private final Instant now;

    OpensslCertificates(Openssl openssl, Path folder, Instant now) throws IOException {
        this.openssl = openssl;
        this.folder = folder;
        this.now = now;
        Files.writeString(folder.resolve("openssl.cnf"), SETTINGS, UTF_8);
        Files.writeString(folder.resolve("index.txt"), "", UTF_8);
        Files.writeString(folder.resolve("time-serial.txt"), "2A", UTF_8);
        for (String key : new String[] {"root", "issuing", TSA, "other-root"}) {
            openssl.said(
                    folder, "genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048", "-out", key + ".key");
        }
        openssl.said(
                folder,
                "genpkey",
                "-algorithm",
                "EC",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-out",
                TSA_ECDSA + ".key");
        root("root", "root", 3650);
        root("expired-root", "root", -1);
        root("other-root", "other-root", 3650);
        issued("issuing", "issuing", "authority", "root", 3650);
        issued(TSA, TSA, "tsa", "issuing", 365);
        issued(TSA_ECDSA, TSA_ECDSA, "tsa", "issuing", 365);
        issued(EXPIRED, TSA, "tsa", "issuing", -1);
        issued(SELF_MADE, TSA, "tsa", "other-root", 365);
        for (String purpose : new String[] {WITHOUT_PURPOSE, PURPOSE_NOT_CRITICAL, TWO_PURPOSES}) {
            issued(purpose, TSA, purpose, "issuing", 365);
        }
    }

    private void root(String name, String key, int days) {
        certificate(name, key, "authority", "Invented root", days, "-selfsign", "-keyfile", key + ".key");
    }

    private void issued(String name, String key, String extensions, String issuer, int days) {
        certificate(
                name, key, extensions, "Invented " + name, days, "-cert", issuer + ".pem", "-keyfile", issuer + ".key");
    }

    private void certificate(
            String name, String key, String extensions, String commonName, int days, String... issuer) {
        openssl.said(
                folder,
                "req",
                "-new",
                "-config",
                "openssl.cnf",
                "-key",
                key + ".key",
                "-subj",
                "/CN=" + commonName,
                "-out",
                name + ".csr");
        String[] arguments = {
            "ca",
            "-batch",
            "-notext",
            "-config",
            "openssl.cnf",
            "-extensions",
            extensions,
            "-startdate",
            TIME.format(now.minus(3650, ChronoUnit.DAYS)),
            "-enddate",
            TIME.format(now.plus(days, ChronoUnit.DAYS)),
            "-in",
            name + ".csr",
            "-out",
            name + ".pem"
        };
        openssl.said(
                folder, Stream.of(arguments, issuer).flatMap(Arrays::stream).toArray(String[]::new));
    }
}
