package org.cunzheng.timestamp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A time-stamping authority as the operator sets it: {@code cunzheng.timestamp.authorities.NAME.uri} and
 * {@code ….NAME.roots}, a file of certificates in PEM. There is a bean for each name.
 *
 * @param uri http or https; the token is signed, so that a plain connection shows digests but cannot change tokens
 * @param roots what a token's chain has to end in; that a root is trusted is the operator's decision alone
 */
public record Authority(String name, URI uri, Set<X509Certificate> roots) {
    /** @throws IllegalArgumentException for any other URI, or without a root */
    public Authority {
        roots = Set.copyOf(roots);
        if (uri.getUserInfo() != null) {
            throw new IllegalArgumentException("authority " + name + ": no password in its address");
        }
        String scheme = String.valueOf(uri.getScheme());
        if (!(scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https")) || uri.getHost() == null) {
            throw new IllegalArgumentException("authority " + name + " needs an http or https address: " + uri);
        }
        if (roots.isEmpty()) {
            throw new IllegalArgumentException("authority " + name + " needs a trusted root");
        }
    }

    /**
     * With the roots of a PEM file.
     *
     * @throws IllegalArgumentException if it holds no certificate or anything that is none
     * @throws UncheckedIOException if it cannot be read
     */
    public static Authority of(String name, URI uri, Path roots) {
        Set<X509Certificate> certificates = new LinkedHashSet<>();
        try (InputStream pem = Files.newInputStream(roots)) {
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                certificates.add((X509Certificate) certificate);
            }
        } catch (CertificateException e) {
            throw new IllegalArgumentException("authority " + name + ": not certificates in PEM: " + roots, e);
        } catch (IOException e) {
            throw new UncheckedIOException("authority " + name + ": its roots cannot be read: " + roots, e);
        }
        return new Authority(name, uri, certificates);
    }
}
