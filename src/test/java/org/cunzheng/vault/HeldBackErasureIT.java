package org.cunzheng.vault;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.cunzheng.account.Accounts;
import org.cunzheng.audit.AuditedServer;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.casefile.CaseFileFixture;
import org.cunzheng.casefile.CaseFiles;
import org.cunzheng.custody.EntryId;
import org.cunzheng.evidence.Erasing;
import org.cunzheng.evidence.EvidenceLog;
import org.cunzheng.evidence.IncidentFixture;
import org.cunzheng.evidence.Original;
import org.cunzheng.evidence.Originals;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An original that the bucket's retention holds back is not forgotten when it is erased. */
@MicronautTest(transactional = false, startApplication = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HeldBackErasureIT implements TestPropertyProvider {
    private final AuditedServer server = AuditedServer.start();
    private final LockingBucket bucket = new LockingBucket();

    @Inject
    Vault vault;

    @Inject
    Originals originals;

    @Inject
    EvidenceLog evidence;

    @Inject
    Erasing erasing;

    @Inject
    CaseFiles caseFiles;

    @Inject
    Accounts accounts;

    @Inject
    Clock clock;

    HeldBackErasureIT() throws IOException {}

    @Override
    public Map<String, String> getProperties() {
        System.setProperty("aws.accessKeyId", "tester");
        System.setProperty("aws.secretAccessKey", "of no worth");
        Map<String, String> properties = server.properties();
        properties.put("cunzheng.vault.s3.bucket", LockingBucket.NAME);
        properties.put("cunzheng.vault.s3.endpoint", bucket.address().toString());
        properties.put("cunzheng.vault.s3.lock-days", "30");
        return properties;
    }

    @AfterAll
    void stop() {
        bucket.close();
        server.close();
    }

    private long sealedBytes() {
        return bucket.versions.stream()
                .filter(version -> version.key().endsWith(SealedFile.ENDING) && !version.isMarker())
                .count();
    }

    private Original kept(CaseFile caseFile, String content) {
        return originals.keep(
                caseFile.id(), new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), "住址.txt");
    }

    private EntryId recorded(CaseFile caseFile, Original original) {
        return evidence.record(
                caseFile,
                UUID.randomUUID(),
                IncidentFixture.shownBy(original, IncidentFixture.sms("2026-03-01T15:00:00", "今天再不还钱就上门")));
    }

    private void erase(CaseFile caseFile, EntryId entry) {
        String digest = erasing.plan(caseFile, entry, false).orElseThrow().digest();
        assertThat(erasing.erase(caseFile, UUID.randomUUID(), entry, digest, "", _ -> true))
                .isEqualTo(Erasing.Outcome.ERASED);
    }

    /** Whether anything is left of the case file; until when the store holds it back, where it does. */
    private Optional<Optional<Instant>> left(CaseFile caseFile) throws SQLException {
        try (Connection connection = server.superuser();
                var select =
                        connection.prepareStatement("SELECT not_before FROM left_to_destroy WHERE case_file = ?")) {
            select.setObject(1, caseFile.id().value());
            try (var row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
                        : Optional.empty();
            }
        }
    }

    /** As if that much time had passed for the list of what is left, and for the bucket. */
    private void later(Duration time) throws SQLException {
        bucket.now = bucket.now.plus(time);
        try (Connection connection = server.superuser();
                var update = connection.prepareStatement(
                        "UPDATE left_to_destroy SET not_before = not_before - make_interval(secs => ?)")) {
            update.setDouble(1, time.toSeconds());
            update.executeUpdate();
            connection.commit();
        }
    }

    @Test
    void what_the_store_holds_back_stays_on_the_list_and_goes_when_the_retention_ends() throws Exception {
        bucket.now = clock.instant();
        vault.unlock();
        CaseFile caseFile = CaseFileFixture.opened(caseFiles, accounts);
        Original original = kept(caseFile, "住址");
        erase(caseFile, recorded(caseFile, original));
        assertThat(erasing.unfinished()).containsExactly(caseFile.id());

        erasing.destroyFiles(caseFile.id());
        assertThat(left(caseFile).orElseThrow().orElseThrow())
                .isBetween(
                        clock.instant().plus(Duration.ofDays(29)),
                        clock.instant().plus(Duration.ofDays(31)));
        assertThat(sealedBytes()).isEqualTo(1);
        assertThat(originals.find(caseFile.id(), original.digest(), "")).isEmpty();

        later(Duration.ofDays(28));
        int asked = bucket.requests.get();
        assertThat(erasing.unfinished()).isEmpty();
        erasing.destroyFiles(caseFile.id());
        assertThat(bucket.requests).as("not asked again before its time").hasValue(asked);
        assertThat(left(caseFile)).isPresent();

        later(Duration.ofDays(3));
        assertThat(erasing.unfinished()).containsExactly(caseFile.id());
        erasing.destroyFiles(caseFile.id());
        assertThat(left(caseFile)).isEmpty();
        assertThat(sealedBytes()).isZero();
    }

    @Test
    void the_same_file_kept_and_erased_again_does_not_wait_for_the_first() throws Exception {
        bucket.now = clock.instant();
        vault.unlock();
        CaseFile caseFile = CaseFileFixture.opened(caseFiles, accounts);
        erase(caseFile, recorded(caseFile, kept(caseFile, "电话")));
        erasing.destroyFiles(caseFile.id());
        assertThat(left(caseFile).orElseThrow()).isPresent();

        Original again = kept(caseFile, "电话");
        erase(caseFile, recorded(caseFile, again));
        assertThat(erasing.unfinished()).contains(caseFile.id());
        erasing.destroyFiles(caseFile.id());
        assertThat(originals.find(caseFile.id(), again.digest(), "")).isEmpty();
        later(Duration.ofDays(31));
        erasing.destroyFiles(caseFile.id());
        assertThat(left(caseFile)).isEmpty();
        assertThat(sealedBytes()).isZero();
    }

    @Test
    void while_the_store_is_slow_one_file_at_a_time_keeps_what_is_sealed_of_the_case_file_waiting() throws Exception {
        bucket.now = clock.instant();
        vault.unlock();
        CaseFile caseFile = CaseFileFixture.opened(caseFiles, accounts);
        for (String content : List.of("一", "二", "三")) {
            erase(caseFile, recorded(caseFile, kept(caseFile, content)));
        }
        bucket.faults.add(LockingBucket.Fault.HANGING);
        try {
            CompletableFuture<Void> destroying = CompletableFuture.runAsync(() -> erasing.destroyFiles(caseFile.id()));
            TimeUnit.MILLISECONDS.sleep(500);
            evidence.record(caseFile, UUID.randomUUID(), IncidentFixture.sms("2026-03-02T15:00:00", "请您方便时回电"));
            assertThat(destroying).as("the others are still to be destroyed").isNotDone();
            bucket.faults.clear();
            destroying.get(3, TimeUnit.MINUTES);
        } finally {
            bucket.faults.clear();
        }
        assertThat(evidence.read(caseFile).counting()).hasSize(1);
        later(Duration.ofDays(31));
        erasing.destroyFiles(caseFile.id());
        assertThat(left(caseFile)).isEmpty();
    }
}
