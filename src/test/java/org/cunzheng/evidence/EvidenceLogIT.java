package org.cunzheng.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.cunzheng.account.Accounts;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.casefile.CaseFileFixture;
import org.cunzheng.casefile.CaseFiles;
import org.cunzheng.custody.EntryId;
import org.cunzheng.database.TestDatabase;
import org.cunzheng.evidence.CaseRecord.Export;
import org.cunzheng.evidence.LoggedIncident.Standing;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.integrity.Sm3;
import org.cunzheng.vault.DamagedOriginal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(transactional = false, startApplication = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EvidenceLogIT implements TestDatabase {
    private static final Incident SMS = IncidentFixture.sms("2026-03-01T22:10:00", "再不还钱就去你单位");

    @Inject
    EvidenceLog evidence;

    @Inject
    Originals originals;

    @Inject
    CaseFiles caseFiles;

    @Inject
    Accounts accounts;

    private CaseFile caseFile;

    @BeforeEach
    void openCaseFile() {
        caseFile = CaseFileFixture.opened(caseFiles, accounts);
    }

    private EntryId record(Incident incident) {
        return evidence.record(caseFile, UUID.randomUUID(), incident);
    }

    private LoggedIncident logged(EntryId id) {
        return evidence.read(caseFile).incident(id).orElseThrow();
    }

    @Test
    void an_incident_reads_back_as_it_was_told() {
        Incident call = IncidentFixture.call("2026-03-01T07:59:59.999", Incident.Answered.YES, 61);
        assertThat(logged(record(call)).incident()).isEqualTo(call);
        assertThat(logged(record(SMS)).incident()).isEqualTo(SMS);
    }

    @Test
    void a_correction_leaves_the_old_entry_and_only_the_new_one_counts() {
        EntryId old = record(SMS);
        Incident told = IncidentFixture.sms("2026-03-01T22:10:00", "再不还钱就去你单位闹");
        EntryId corrected = evidence.correct(caseFile, UUID.randomUUID(), old, told, "少抄了一个字");
        assertThat(logged(old).incident()).isEqualTo(SMS);
        assertThat(logged(old).standing()).isEqualTo(new Standing.CorrectedBy(corrected, "少抄了一个字"));
        assertThat(logged(corrected).standing()).isEqualTo(new Standing.Correcting(old, "少抄了一个字"));
        assertThat(evidence.read(caseFile).counting())
                .extracting(LoggedIncident::id)
                .containsExactly(corrected);
    }

    @Test
    void what_was_corrected_already_cannot_be_corrected_again_beside_it() {
        EntryId old = record(SMS);
        UUID request = UUID.randomUUID();
        EntryId corrected = evidence.correct(caseFile, request, old, SMS, "");
        assertThat(evidence.correct(caseFile, request, old, SMS, "")).isEqualTo(corrected);
        assertThatThrownBy(() -> evidence.correct(caseFile, UUID.randomUUID(), old, SMS, ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void of_corrections_sent_at_the_same_time_one_counts() throws Exception {
        EntryId old = record(SMS);
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Boolean>> corrections = Collections.nCopies(4, () -> {
                try {
                    evidence.correct(caseFile, UUID.randomUUID(), old, SMS, "同时");
                    return true;
                } catch (IllegalArgumentException tooLate) {
                    return false;
                }
            });
            int sealed = 0;
            for (Future<Boolean> correction : threads.invokeAll(corrections)) {
                sealed += correction.get() ? 1 : 0;
            }
            assertThat(sealed).isEqualTo(1);
        }
        assertThat(evidence.read(caseFile).counting()).hasSize(1);
    }

    @Test
    void an_entry_made_by_mistake_stays_and_does_not_count() {
        EntryId id = record(SMS);
        evidence.enteredByMistake(caseFile, UUID.randomUUID(), id, "别人的短信");
        assertThat(logged(id).standing()).isInstanceOf(Standing.EnteredByMistake.class);
        assertThat(evidence.read(caseFile).counting()).isEmpty();
    }

    @Test
    void a_moved_entry_counts_in_the_other_case_file_alone() {
        CaseFile other = CaseFileFixture.opened(caseFiles, caseFile.owner());
        EntryId id = record(SMS);
        EntryId moved = evidence.move(caseFile, other, UUID.randomUUID(), id, "放错了案件");
        assertThat(evidence.read(caseFile).counting()).isEmpty();
        assertThat(logged(id).standing())
                .isInstanceOfSatisfying(
                        Standing.EnteredByMistake.class,
                        standing -> assertThat(standing.movedTo())
                                .isEqualTo(other.id().toString()));
        assertThat(evidence.read(other).counting())
                .singleElement()
                .satisfies(logged -> assertThat(logged.id()).isEqualTo(moved))
                .satisfies(logged -> assertThat(logged.incident()).isEqualTo(SMS));
    }

    @Test
    void a_moved_entrys_files_are_kept_in_the_other_case_file_too() throws Exception {
        CaseFile other = CaseFileFixture.opened(caseFiles, caseFile.owner());
        byte[] bytes = "截图".getBytes(StandardCharsets.UTF_8);
        Original original = originals.keep(caseFile.id(), new ByteArrayInputStream(bytes), "截图.txt");
        EntryId id = record(IncidentFixture.shownBy(original, SMS));
        UUID request = UUID.randomUUID();
        EntryId moved = evidence.move(caseFile, other, request, id, "");
        assertThat(evidence.move(caseFile, other, request, id, "")).isEqualTo(moved);
        assertThat(evidence.read(other).incident(moved).orElseThrow().incident().originals())
                .containsExactly(original);
        try (var in = originals.open(other.id(), original.digest())) {
            assertThat(in.readAllBytes()).isEqualTo(bytes);
        }
    }

    @Test
    void moved_records_of_an_export_name_one_entry_of_the_other_case_file_that_says_what_it_was() {
        CaseFile other = CaseFileFixture.opened(caseFiles, caseFile.owner());
        EntryId item = evidence.acquire(
                caseFile,
                UUID.randomUUID(),
                "sms.xml",
                Sha256.of("file".getBytes(StandardCharsets.UTF_8)),
                Sm3.of("file".getBytes(StandardCharsets.UTF_8)),
                Map.of("found", "2"),
                Optional.empty(),
                export -> List.of(exported(export, 100), exported(export, 200)));
        evidence.read(caseFile)
                .counting()
                .forEach(logged -> evidence.move(caseFile, other, UUID.randomUUID(), logged.id(), ""));
        CaseRecord there = evidence.read(other);
        List<EntryId> items = there.counting().stream()
                .map(logged -> ((Source.Exported) logged.incident().source()).item())
                .distinct()
                .toList();
        assertThat(items).hasSize(1).doesNotContain(item);
        Export export = there.export(items.getFirst()).orElseThrow();
        assertThat(export.name()).isEqualTo("sms.xml");
        assertThat(export.digest()).isEqualTo(Sha256.of("file".getBytes(StandardCharsets.UTF_8)));
        assertThat(export.movedFrom()).isEqualTo(caseFile.id().toString());
        assertThat(there.exports()).as("acquired there").isEmpty();
    }

    @Test
    void an_export_is_sealed_with_its_report_and_its_records_once() {
        UUID request = UUID.randomUUID();
        for (int tap = 0; tap < 2; tap++) {
            evidence.acquire(
                    caseFile,
                    request,
                    "sms.xml",
                    Sha256.of("file".getBytes(StandardCharsets.UTF_8)),
                    Sm3.of("file".getBytes(StandardCharsets.UTF_8)),
                    Map.of("declared", "3", "found", "2"),
                    Optional.empty(),
                    item -> List.of(exported(item, 100), exported(item, 200)));
        }
        CaseRecord read = evidence.read(caseFile);
        assertThat(read.exports())
                .singleElement()
                .satisfies(export -> assertThat(export.report()).containsEntry("declared", "3"));
        assertThat(read.counting())
                .hasSize(2)
                .allSatisfy(logged -> assertThat(logged.incident().grade()).isEqualTo(Grade.PHONE_EXPORT));
    }

    @Test
    void moves_in_opposite_directions_at_the_same_moment_do_not_wait_for_each_other() throws Exception {
        CaseFile other = CaseFileFixture.opened(caseFiles, caseFile.owner());
        for (int round = 0; round < 10; round++) {
            EntryId here = record(IncidentFixture.sms("2026-11-18T22:41:00", "第 " + round + " 条"));
            EntryId there = evidence.record(
                    other, UUID.randomUUID(), IncidentFixture.sms("2026-11-18T22:42:00", "第 " + round + " 条"));
            try (var threads = Executors.newFixedThreadPool(2)) {
                List<Callable<EntryId>> moves = List.of(
                        () -> evidence.move(caseFile, other, UUID.randomUUID(), here, "放错了"),
                        () -> evidence.move(other, caseFile, UUID.randomUUID(), there, "放错了"));
                for (Future<EntryId> move : threads.invokeAll(moves)) {
                    assertThat(move.get()).isNotNull();
                }
            }
        }
    }

    private static Incident exported(EntryId item, long offset) {
        return new Incident(
                SMS.kind(),
                SMS.direction(),
                SMS.collectorNumber(),
                "",
                SMS.addressee(),
                "",
                new Moment(SMS.occurred().at(), Moment.Origin.DEVICE),
                SMS.text(),
                SMS.duration(),
                SMS.answered(),
                List.of(),
                new Source.Exported(item, offset, "<sms body=\"再不还钱就去你单位\" />"));
    }

    @Test
    void the_last_decision_on_a_finding_counts() {
        evidence.decide(caseFile, UUID.randomUUID(), "key", true, "", Map.of("rule", "WorkplaceThreat"));
        evidence.decide(caseFile, UUID.randomUUID(), "key", false, "是玩笑", Map.of("rule", "WorkplaceThreat"));
        assertThat(evidence.read(caseFile).decision("key")).hasValueSatisfying(decision -> {
            assertThat(decision.confirmed()).isFalse();
            assertThat(decision.reason()).isEqualTo("是玩笑");
            assertThat(decision.statement()).containsEntry("rule", "WorkplaceThreat");
        });
    }

    @Test
    void an_original_comes_back_byte_for_byte_and_its_type_is_what_it_is() throws Exception {
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 'I', 'H', 'D', 'R'};
        Original original = originals.keep(caseFile.id(), new ByteArrayInputStream(png), "../../威胁.exe");
        assertThat(original.type()).isEqualTo("image/png");
        assertThat(original.name()).isEqualTo("威胁.exe");
        assertThat(original.digest()).isEqualTo(Sha256.of(png));
        try (var in = originals.open(caseFile.id(), original.digest())) {
            assertThat(in.readAllBytes()).isEqualTo(png);
        }
    }

    @Test
    void a_damaged_original_is_noticed_on_reading() throws Exception {
        byte[] bytes = "录音".getBytes(StandardCharsets.UTF_8);
        Original original = originals.keep(caseFile.id(), new ByteArrayInputStream(bytes), "a.amr");
        Path home = Path.of(getProperties().get("cunzheng.data"))
                .resolve("vault")
                .resolve(caseFile.id().toString());
        try (Stream<Path> files = Files.list(home)) {
            Path stored = files.filter(file -> file.toString().endsWith(".sealed"))
                    .findAny()
                    .orElseThrow();
            byte[] sealed = Files.readAllBytes(stored);
            sealed[sealed.length - 1] ^= 1;
            Files.write(stored, sealed);
        }
        try (var in = originals.open(caseFile.id(), original.digest())) {
            assertThatThrownBy(in::readAllBytes)
                    .isInstanceOf(DamagedOriginal.class)
                    .hasMessageContaining("expected");
        }
    }
}
