package org.cunzheng.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cunzheng.account.Accounts;
import org.cunzheng.audit.Audit;
import org.cunzheng.audit.AuditReport;
import org.cunzheng.audit.AuditedServer;
import org.cunzheng.audit.FileChecking;
import org.cunzheng.audit.Verdict;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.casefile.CaseFileFixture;
import org.cunzheng.casefile.CaseFiles;
import org.cunzheng.custody.Sequencer;
import org.cunzheng.evidence.EvidenceLog;
import org.cunzheng.evidence.IncidentFixture;
import org.cunzheng.evidence.Original;
import org.cunzheng.evidence.Originals;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The product with its originals in a bucket by setting, audited; somebody changes the bucket behind its back. */
@MicronautTest(transactional = false, startApplication = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BucketAuditIT implements TestPropertyProvider {
    private static final byte[] CONTENT = "一张截图".repeat(5000).getBytes(UTF_8);

    private final AuditedServer server = AuditedServer.start();
    private final BehindBucket behind = new BehindBucket(server.data());

    @Inject
    Audit audit;

    @Inject
    Vault vault;

    @Inject
    EvidenceLog evidence;

    @Inject
    Originals originals;

    @Inject
    Sequencer sequencer;

    @Inject
    CaseFiles caseFiles;

    @Inject
    Accounts accounts;

    private CaseFile caseFile;
    private Original original;
    private String object;

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> properties = server.properties();
        properties.put("cunzheng.vault.s3.bucket", S3Mock.BUCKET);
        properties.put("cunzheng.vault.s3.endpoint", S3Mock.running().address().toString());
        properties.put("cunzheng.vault.s3.prefix", behind.prefix());
        return properties;
    }

    @BeforeAll
    void keepOne() throws Exception {
        vault.unlock();
        caseFile = CaseFileFixture.opened(caseFiles, accounts);
        original = originals.keep(caseFile.id(), new ByteArrayInputStream(CONTENT), "a.png");
        evidence.record(
                caseFile,
                UUID.randomUUID(),
                IncidentFixture.shownBy(original, IncidentFixture.sms("2026-11-18T22:41:00", "今天再不还钱就上门")));
        sequencer.sequence();
        object = behind.names(scope()).stream()
                .filter(name -> name.endsWith(".sealed"))
                .map(name -> scope().value() + "/" + name)
                .findFirst()
                .orElseThrow();
    }

    @AfterAll
    void end() {
        server.close();
    }

    private VaultScope scope() {
        return new VaultScope(caseFile.id().value());
    }

    private AuditReport audited() {
        return audit.run(new FileChecking.Digest(), List.of(), _ -> {});
    }

    @Test
    void an_original_lies_in_the_bucket_alone_comes_out_as_it_was_and_fits() throws Exception {
        assertThat(server.data().resolve("vault")).doesNotExist();
        try (var waiting = Files.list(server.data().resolve("sending"))) {
            assertThat(waiting).isEmpty();
        }
        try (InputStream in = originals.open(caseFile.id(), original.digest())) {
            assertThat(in.readAllBytes()).isEqualTo(CONTENT);
        }
        assertThat(audited().verdict()).isEqualTo(Verdict.FITS);
    }

    @Test
    void a_changed_object_a_missing_one_and_a_missing_key_are_told_apart() throws Exception {
        byte[] whole = behind.bytes(object);
        byte[] flipped = whole.clone();
        flipped[9000] ^= 4;
        behind.write(object, flipped);
        AuditReport altered = audited();
        assertThat(altered.verdict()).isEqualTo(Verdict.ALTERED);
        assertThat(altered.named().toString()).contains(original.digest().hex());
        behind.delete(object);
        assertThat(audited().verdict()).isEqualTo(Verdict.MISSING);
        behind.write(object, whole);
        byte[] key = behind.bytes(VaultFixture.key(scope()));
        behind.delete(VaultFixture.key(scope()));
        assertThat(audited().verdict()).isEqualTo(Verdict.UNVERIFIABLE);
        behind.write(VaultFixture.key(scope()), key);
        assertThat(audited().verdict()).isEqualTo(Verdict.FITS);
    }
}
