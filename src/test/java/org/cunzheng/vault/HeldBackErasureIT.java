package org.cunzheng.vault;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
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

    @Test
    void what_the_store_holds_back_stays_on_the_list_and_goes_when_the_retention_ends() {
        bucket.now = clock.instant();
        vault.unlock();
        CaseFile caseFile = CaseFileFixture.opened(caseFiles, accounts);
        Original original = originals.keep(
                caseFile.id(), new ByteArrayInputStream("住址".getBytes(StandardCharsets.UTF_8)), "住址.txt");
        EntryId entry = evidence.record(
                caseFile,
                UUID.randomUUID(),
                IncidentFixture.shownBy(original, IncidentFixture.sms("2026-03-01T15:00:00", "今天再不还钱就上门")));
        String digest = erasing.plan(caseFile, entry, false).orElseThrow().digest();
        assertThat(erasing.erase(caseFile, UUID.randomUUID(), entry, digest, "", _ -> true))
                .isEqualTo(Erasing.Outcome.ERASED);

        for (int time = 0; time < 2; time++) {
            erasing.destroyFiles(caseFile.id());
            assertThat(erasing.unfinished()).containsExactly(caseFile.id());
            assertThat(sealedBytes()).isEqualTo(1);
            assertThat(originals.find(caseFile.id(), original.digest(), "")).isEmpty();
        }
        bucket.now = clock.instant().plus(Duration.ofDays(31));
        erasing.destroyFiles(caseFile.id());
        assertThat(erasing.unfinished()).isEmpty();
        assertThat(sealedBytes()).isZero();
    }
}
