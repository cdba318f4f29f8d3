package org.cunzheng.vault;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.cunzheng.vault.S3Bucket.Version;

/**
 * Deletes objects in a bucket with every version it keeps of them: in one that keeps versions, to delete a name only hides what
 * bore it. What is under retention is hidden so.
 */
final class S3Deletion {
    private final S3Bucket bucket;
    private final Clock clock;

    S3Deletion(S3Bucket bucket, Clock clock) {
        this.bucket = bucket;
        this.clock = clock;
    }

    Removal delete(String key) throws IOException {
        return delete(bucket.versions(key).stream()
                .filter(version -> version.key().equals(key))
                .toList());
    }

    /** Whatever begins with a prefix; what is held back stays, hidden. */
    void deleteAll(String prefix) throws IOException {
        Map<String, List<Version>> versions =
                bucket.versions(prefix).stream().collect(Collectors.groupingBy(Version::key));
        for (List<Version> ofOne : versions.values()) {
            delete(ofOne);
        }
    }

    /** Markers last, and only where nothing is left under them that they hide. */
    private Removal delete(List<Version> versions) throws IOException {
        List<Instant> held = new ArrayList<>();
        for (Version version :
                versions.stream().filter(Predicate.not(Version::isMarker)).toList()) {
            remove(version).ifPresent(held::add);
        }
        List<Version> markers = versions.stream().filter(Version::isMarker).toList();
        if (held.isEmpty()) {
            for (Version marker : markers) {
                remove(marker);
            }
            return new Removal.Gone();
        }
        if (markers.stream().noneMatch(Version::isLatest)) {
            send(versions.getFirst().key(), Optional.empty());
        }
        return new Removal.HeldBack(held.stream().max(Instant::compareTo).orElseThrow());
    }

    /** Until when the store holds it back; empty where it is gone. */
    private Optional<Instant> remove(Version version) throws IOException {
        try {
            send(version.key(), version.id());
            return Optional.empty();
        } catch (StoreFailure e) {
            if (!S3Bucket.isAnswer(e, 400, 403, 409)) {
                throw e;
            }
            return Optional.of(retention(version).orElseThrow(() -> e));
        }
    }

    private void send(String key, Optional<String> version) throws IOException {
        try {
            bucket.ask(client -> client.deleteObject(
                    request -> request.bucket(bucket.name()).key(key).versionId(version.orElse(null))));
        } catch (NoSuchFileException e) {
            // Gone already.
        }
    }

    /** Empty where it is not retention that keeps it, or the store does not tell. */
    private Optional<Instant> retention(Version version) throws IOException {
        try {
            return Optional.ofNullable(bucket.ask(
                                    client -> client.getObjectRetention(request -> request.bucket(bucket.name())
                                            .key(version.key())
                                            .versionId(version.id().orElse(null))))
                            .retention())
                    .flatMap(retention -> Optional.ofNullable(retention.retainUntilDate()))
                    .filter(until -> until.isAfter(clock.instant()));
        } catch (NoSuchFileException | StoreFailure e) {
            return Optional.empty();
        }
    }
}
