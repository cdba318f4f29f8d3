package org.cunzheng.packet.assembly;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.cunzheng.casefile.CaseFileId;

/** Who may make a packet now: it takes a core and much memory, so one of a case file at a time and two in all. */
@Singleton
final class Turns {
    private static final int PLACES = 2;

    private final Semaphore places = new Semaphore(PLACES, true);
    private final Duration patience;
    private final Set<CaseFileId> served = ConcurrentHashMap.newKeySet();

    /** @param patience how long the one of a case file waits for a place; who comes first is served first */
    Turns(@Value("${cunzheng.packets.patience:20s}") Duration patience) {
        this.patience = patience;
    }

    /** What the making gives or, where it is not its turn, why it was not begun. */
    Making take(CaseFileId caseFile, Supplier<Making> making) {
        if (!served.add(caseFile)) {
            return new Making.BeingMade();
        }
        try {
            return inPlace(making);
        } finally {
            served.remove(caseFile);
        }
    }

    /** Does something while no packet of the case file is made; empty where one is being made, and then nothing was done. */
    <T> Optional<T> without(CaseFileId caseFile, Supplier<T> act) {
        if (!served.add(caseFile)) {
            return Optional.empty();
        }
        try {
            return Optional.of(act.get());
        } finally {
            served.remove(caseFile);
        }
    }

    private Making inPlace(Supplier<Making> making) {
        if (!admitted()) {
            return new Making.NoPlace();
        }
        try {
            return making.get();
        } finally {
            places.release();
        }
    }

    private boolean admitted() {
        try {
            return places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
