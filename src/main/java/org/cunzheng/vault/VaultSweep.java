package org.cunzheng.vault;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cunzheng.integrity.Sha256;

/** Deletes what a crash left half written in the vault, and encrypts what still lies there in plain. */
@Singleton
class VaultSweep {
    /** How long nothing was written to a file that nobody writes any more. */
    static final Duration ABANDONED = Duration.ofHours(1);

    private final Vault vault;
    private final Clock clock;
    private final ObjectStore store;

    VaultSweep(Vault vault, ObjectStore store, Clock clock) {
        this.vault = vault;
        this.store = store;
        this.clock = clock;
    }

    /**
     * Begins when the start is over.
     *
     * @throws DamagedOriginal where a plain file is not what its name says; the others are encrypted all the same
     */
    @Scheduled(initialDelay = "${cunzheng.vault.sweep:20s}", fixedDelay = "1h")
    void sweep() {
        List<RuntimeException> damaged = new ArrayList<>();
        try {
            store.sweep(clock.instant().minus(ABANDONED));
            if (store.mayHoldPlain()) {
                try (Stream<VaultScope> scopes = store.scopes()) {
                    for (VaultScope scope : scopes.toList()) {
                        encryptPlain(scope, damaged);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!damaged.isEmpty()) {
            throw damaged.getFirst();
        }
    }

    /** What cannot be encrypted now is told at the end; the others are not to wait for it. */
    private void encryptPlain(VaultScope scope, List<RuntimeException> damaged) throws IOException {
        List<String> plain;
        try (Stream<String> names = store.names(scope)) {
            plain = names.filter(Sha256::isHex).toList();
        }
        for (String name : plain) {
            try {
                vault.encryptPlain(scope, Sha256.parse(name));
            } catch (RuntimeException e) {
                damaged.add(e);
            }
        }
    }
}
