package org.cunzheng.packet.assembly;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.cunzheng.casefile.CaseFileId;

/**
 * Who may make a packet now: it takes a core and much memory, so one of a case file at a time and two in all, and none while
 * something of the case file is erased.
 */
@Singleton
final class Turns {
    private static final int PLACES = 2;

    private final Semaphore places = new Semaphore(PLACES, true);
    private final Duration patience;
    private final Map<CaseFileId, Use> served = new HashMap<>();

    /** What a turn of a case file is for. */
    private enum Use {
        MAKING,
        ERASING
    }

    /** @param patience how long the one of a case file waits for a place; who comes first is served first */
    Turns(@Value("${cunzheng.packets.patience:20s}") Duration patience) {
        this.patience = patience;
    }

    /** What the making gives or, where it is not its turn, why it was not begun. */
    Making take(CaseFileId caseFile, Supplier<Making> making) {
        Optional<Use> other = begin(caseFile, Use.MAKING);
        if (other.isPresent()) {
            return switch (other.get()) {
                case MAKING -> new Making.BeingMade();
                case ERASING -> new Making.BeingErased();
            };
        }
        try {
            return inPlace(making);
        } finally {
            end(caseFile);
        }
    }

    /**
     * Erases while no packet of the case file is made and nothing else of it is erased, which it waits for; empty where a packet
     * is being made, and then nothing was done.
     */
    <T> Optional<T> erase(CaseFileId caseFile, Supplier<T> erasing) {
        if (!beginErasing(caseFile)) {
            return Optional.empty();
        }
        try {
            return Optional.of(erasing.get());
        } finally {
            end(caseFile);
        }
    }

    /** Does what can also be done later, unless a packet of the case file is being made or something of it erased. */
    void eraseIfFree(CaseFileId caseFile, Runnable erasing) {
        if (begin(caseFile, Use.ERASING).isEmpty()) {
            try {
                erasing.run();
            } finally {
                end(caseFile);
            }
        }
    }

    /** What another turn of the case file is for; empty where there was none, and this one has begun. */
    private synchronized Optional<Use> begin(CaseFileId caseFile, Use use) {
        return Optional.ofNullable(served.putIfAbsent(caseFile, use));
    }

    private synchronized boolean beginErasing(CaseFileId caseFile) {
        try {
            while (served.get(caseFile) == Use.ERASING) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while it waited for another erasure", e);
        }
        return begin(caseFile, Use.ERASING).isEmpty();
    }

    private synchronized void end(CaseFileId caseFile) {
        served.remove(caseFile);
        notifyAll();
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
