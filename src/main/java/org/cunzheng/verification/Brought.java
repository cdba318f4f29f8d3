package org.cunzheng.verification;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;

/**
 * What the checker has from elsewhere and therefore trusts; a packet is not believed in any of it.
 *
 * @param checkpoints what is known of the log; may be empty
 * @param logKeys the log's key; empty where it is not known
 * @param roots certificates that timestamping authorities' chains must lead to; may be empty
 */
public record Brought(List<KnownCheckpoint> checkpoints, List<LogVerifierKey> logKeys, Set<X509Certificate> roots) {
    public static final Brought NOTHING = new Brought(List.of(), List.of(), Set.of());

    public Brought {
        checkpoints = List.copyOf(checkpoints);
        logKeys = List.copyOf(logKeys);
        roots = Set.copyOf(roots);
    }

    /** The same, and what is known of the log. */
    public Brought and(KnownCheckpoint known) {
        return new Brought(List.of(known), logKeys, roots);
    }

    /** The same, and the log's key. */
    public Brought and(LogVerifierKey key) {
        return new Brought(checkpoints, List.of(key), roots);
    }

    /** The same, and the roots of authorities. */
    public Brought and(Set<X509Certificate> authorities) {
        return new Brought(checkpoints, logKeys, authorities);
    }
}
