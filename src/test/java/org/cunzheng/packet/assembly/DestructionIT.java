package org.cunzheng.packet.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.cunzheng.account.Accounts;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.casefile.CaseFileFixture;
import org.cunzheng.casefile.CaseFiles;
import org.cunzheng.classify.conduct.CaseFindings;
import org.cunzheng.classify.conduct.FindingStatement;
import org.cunzheng.classify.conduct.SuggestedFinding;
import org.cunzheng.custody.CustodyLog;
import org.cunzheng.custody.EntryId;
import org.cunzheng.custody.EntryKind;
import org.cunzheng.custody.Erasures;
import org.cunzheng.database.DatabaseSearch;
import org.cunzheng.database.TestDatabase;
import org.cunzheng.evidence.CaseRecord;
import org.cunzheng.evidence.Erasing;
import org.cunzheng.evidence.ErasurePlan;
import org.cunzheng.evidence.EvidenceLog;
import org.cunzheng.evidence.Incident;
import org.cunzheng.evidence.IncidentFixture;
import org.cunzheng.evidence.Original;
import org.cunzheng.evidence.Originals;
import org.cunzheng.evidence.Source;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.integrity.Sm3;
import org.cunzheng.integrity.Value;
import org.cunzheng.packet.assembly.Destruction.Outcome;
import org.cunzheng.packet.assembly.Destruction.Preview;
import org.cunzheng.packet.redaction.Part;
import org.cunzheng.packet.redaction.Redaction;
import org.cunzheng.verification.Brought;
import org.cunzheng.verification.Check;
import org.cunzheng.verification.Contents;
import org.cunzheng.verification.PacketVerifier;
import org.cunzheng.verification.Verdict;
import org.cunzheng.verification.Verification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(transactional = false, startApplication = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DestructionIT implements TestDatabase {
    private static final String THREAT = "今晚见不到钱，打断你两条腿";

    @Inject
    Destruction destruction;

    @Inject
    Erasing erasing;

    @Inject
    Packets packets;

    @Inject
    Turns turns;

    @Inject
    EvidenceLog evidence;

    @Inject
    CustodyLog log;

    @Inject
    Erasures erasures;

    @Inject
    Originals originals;

    @Inject
    CaseFindings findings;

    @Inject
    CaseFiles caseFiles;

    @Inject
    Accounts accounts;

    private CaseFile caseFile;
    private String words = "";

    @BeforeEach
    void openCaseFile() {
        caseFile = CaseFileFixture.opened(caseFiles, accounts);
        words = THREAT + " " + UUID.randomUUID();
    }

    private EntryId record(Incident incident) {
        return evidence.record(caseFile, UUID.randomUUID(), incident);
    }

    private Incident incident(String text) {
        return IncidentFixture.sms("2026-03-01T15:00:00", text);
    }

    private Original kept(String content) {
        return originals.keep(
                caseFile.id(), new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), "住址.txt");
    }

    private void confirmAll() {
        for (SuggestedFinding suggested : findings.suggest(caseFile.details(), evidence.read(caseFile))) {
            evidence.decide(caseFile, UUID.randomUUID(), suggested.key(), true, words, FindingStatement.of(suggested));
        }
    }

    private KeptPacket made() {
        return ((Making.Made) packets.make(caseFile, UUID.randomUUID(), Redaction.NOTHING)).packet();
    }

    private Preview look(EntryId entry) {
        return destruction.look(caseFile, entry, false).orElseThrow();
    }

    private Outcome destroy(EntryId entry, UUID request, boolean insists) {
        String digest = destruction
                .look(caseFile, entry, false)
                .map(preview -> preview.plan().digest())
                .orElse("");
        return destruction.destroy(caseFile, entry, request, digest, "家人的住址", insists);
    }

    private Outcome destroy(EntryId entry) {
        return destroy(entry, UUID.randomUUID(), true);
    }

    private boolean isKept(Original original) {
        return originals.find(caseFile.id(), original.digest(), "").isPresent();
    }

    /** What lies in a folder of the data folder for this case file, without the vault's key. */
    private List<Path> files(String folder) throws IOException {
        Path home = Path.of(getProperties().get("cunzheng.data"))
                .resolve(folder)
                .resolve(caseFile.id().toString());
        if (!Files.isDirectory(home)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(home)) {
            return files.filter(file -> !file.getFileName().toString().equals("key"))
                    .toList();
        }
    }

    private static String text(KeptPacket packet) throws IOException {
        try (PDDocument document = Loader.loadPDF(Opened.file(packet.pdf()).toFile())) {
            return new PDFTextStripper().getText(document).replaceAll("\\s", "");
        }
    }

    @Test
    void nothing_that_was_told_is_left_in_database_vault_or_packets() throws Exception {
        Original shown = kept("a picture of " + words);
        Original before = kept("another picture of " + words);
        EntryId first = record(IncidentFixture.shownBy(before, incident("早先：" + words)));
        EntryId second = evidence.correct(
                caseFile, UUID.randomUUID(), first, IncidentFixture.shownBy(shown, incident(words)), words);
        confirmAll();
        made();
        byte[] secret = DatabaseSearch.secret(first.toString());
        assertThat(DatabaseSearch.tablesWith(words)).containsExactly("entry_content");
        assertThat(DatabaseSearch.tablesWith(shown.sm3().orElseThrow().hex())).containsExactly("entry_content");
        assertThat(files("vault")).hasSize(2);
        assertThat(files("packets")).hasSize(2);

        assertThat(destroy(second)).isEqualTo(new Outcome.Destroyed());
        assertThat(DatabaseSearch.tablesWith(words)).isEmpty();
        assertThat(DatabaseSearch.tablesWith(secret)).isEmpty();
        assertThat(DatabaseSearch.tablesWith(shown.digest().hex())).isEmpty();
        assertThat(DatabaseSearch.tablesWith(before.digest().hex())).isEmpty();
        assertThat(DatabaseSearch.tablesWith(shown.sm3().orElseThrow().hex())).isEmpty();
        assertThat(DatabaseSearch.tablesWith(before.sm3().orElseThrow().hex())).isEmpty();
        assertThat(files("vault")).isEmpty();
        assertThat(files("packets")).isEmpty();
        assertThat(isKept(shown) || isKept(before)).isFalse();
    }

    @Test
    void all_tellings_what_took_it_back_and_decisions_go_each_with_an_entry_that_says_so() {
        Original shown = kept(words);
        EntryId first = record(IncidentFixture.shownBy(shown, incident(words)));
        EntryId second = evidence.correct(
                caseFile, UUID.randomUUID(), first, IncidentFixture.shownBy(shown, incident(words)), "记错了时间");
        confirmAll();
        EntryId mistake = evidence.enteredByMistake(caseFile, UUID.randomUUID(), second, "不想留着");
        EntryId other = record(incident("请您方便时回电"));
        long decisions = kinds(EntryKind.FINDING_CONFIRMED);
        assertThat(decisions).isPositive();
        ErasurePlan plan = look(first).plan();
        assertThat(plan).isEqualTo(look(second).plan());
        assertThat(plan.tellings()).isEqualTo(2);
        assertThat(plan.decisions()).isEqualTo((int) decisions);
        assertThat(plan.entries()).contains(first, second, mistake).hasSize(3 + (int) decisions);

        destroy(first);
        CaseRecord left = evidence.read(caseFile);
        assertThat(left.erasures().stream().map(CaseRecord.Erasure::erased)).containsExactlyElementsOf(plan.entries());
        // The file is counted once, with the first telling that named it.
        assertThat(left.erasures().stream().map(CaseRecord.Erasure::files))
                .startsWith(1)
                .endsWith(0)
                .containsOnlyOnce(1);
        assertThat(left.incidents())
                .singleElement()
                .satisfies(incident -> assertThat(incident.id()).isEqualTo(other));
        assertThat(left.decisions()).isEmpty();
        assertThat(findings.suggest(caseFile.details(), left)).isEmpty();
    }

    private long kinds(EntryKind kind) {
        return log.entries(caseFile.id()).stream()
                .filter(entry -> entry.kind() == kind)
                .count();
    }

    @Test
    void it_is_refused_while_it_is_in_a_packet_unless_somebody_insists() throws Exception {
        EntryId entry = record(incident(words));
        KeptPacket packet = made();
        UUID request = UUID.randomUUID();
        assertThat(destroy(entry, request, false)).isEqualTo(new Outcome.InPackets(look(entry)));
        assertThat(look(entry).packets()).containsExactly(packet);
        assertThat(evidence.read(caseFile).incident(entry)).isPresent();
        assertThat(packet.bundle().path()).exists();

        assertThat(destroy(entry, request, true)).isEqualTo(new Outcome.Destroyed());
        assertThat(packets.of(caseFile))
                .singleElement()
                .satisfies(gone -> assertThat(gone.destroyed()).isTrue());
        assertThat(packet.pdf().path()).doesNotExist();
        assertThat(packet.bundle().path()).doesNotExist();
    }

    @Test
    void what_is_sealed_of_a_redaction_holds_no_word_of_what_was_told() throws Exception {
        EntryId entry = record(IncidentFixture.shownBy(kept(words), incident(words)));
        Redaction redaction = new Redaction("王律师", Set.copyOf(Part.CHOICES), Set.of(entry), Set.of(entry));
        KeptPacket packet = ((Making.Made) packets.make(caseFile, UUID.randomUUID(), redaction)).packet();
        destroy(entry);
        assertThat(DatabaseSearch.tablesWith(words)).isEmpty();
        assertThat(packets.of(caseFile))
                .singleElement()
                .satisfies(gone -> assertThat(gone.redaction()).isEqualTo(redaction))
                .satisfies(gone -> assertThat(gone.destroyed()).isTrue());
        Map<String, Value> sealed = evidence.read(caseFile).packets().getFirst().fields();
        assertThat(sealed.keySet())
                .containsExactlyInAnyOrder(
                        "format",
                        "id",
                        "caseFile",
                        "kind",
                        "actor",
                        "recordedAt",
                        "packet",
                        "pdfSha256",
                        "bundleSha256",
                        "logSize",
                        "logRoot",
                        "ruleSet",
                        "lawBase",
                        "template",
                        "exhibits",
                        "findings",
                        "recipient",
                        "withheldParts",
                        "withheldWords",
                        "withheldFiles",
                        "withheldFieldCount",
                        "withheldFileCount");
        assertThat(sealed.get("withheldWords")).isEqualTo(Value.text(entry.toString()));
        assertThat(packet.bundle().path()).doesNotExist();
    }

    @Test
    void an_entry_of_after_the_packet_needs_no_insisting_and_the_packet_stays() {
        record(incident("请您方便时回电"));
        KeptPacket packet = made();
        EntryId later = record(incident(words));
        assertThat(destroy(later, UUID.randomUUID(), false)).isEqualTo(new Outcome.Destroyed());
        assertThat(packet.bundle().path()).exists();
        assertThat(packet.pdf().path()).exists();
        assertThat(packets.of(caseFile)).containsExactly(packet);
    }

    @Test
    void of_a_packet_whose_files_are_gone_nobody_says_that_an_entry_was_not_in_it() {
        EntryId one = record(incident(words));
        EntryId other = record(incident("请您方便时回电"));
        made();
        destroy(one);
        assertThat(destroy(other, UUID.randomUUID(), false)).isInstanceOf(Outcome.InPackets.class);
    }

    @Test
    void a_packet_made_afterwards_holds_and_tells_what_was_erased() throws Exception {
        record(incident("请您方便时回电"));
        EntryId entry = record(IncidentFixture.shownBy(kept(words), incident(words)));
        confirmAll();
        int targets = look(entry).plan().targets().size();
        assertThat(targets).isGreaterThan(1);
        destroy(entry);
        KeptPacket packet = made();
        Verification verification = PacketVerifier.verify(Opened.file(packet.bundle()), Brought.NOTHING);
        assertThat(verification.verdict()).isEqualTo(Verdict.SIGNER_NOT_KNOWN);
        assertThat(verification.check(Check.Name.ERASURES).outcome()).isEqualTo(Check.Outcome.PASSED);
        Contents.Stated stated = (Contents.Stated) verification.contents();
        Map<EntryId, EntryId> by =
                erasures.of(caseFile.id()).stream().collect(Collectors.toMap(Erasures.Erased::id, Erasures.Erased::by));
        assertThat(stated.erased()).hasSize(targets).hasSize(by.size()).allMatch(gone -> gone.by() > gone.index());
        assertThat(stated.entries()).isEqualTo(1 + targets);
        assertThat(packet.exhibits()).isEqualTo(1);
        assertThat(packet.findings()).isZero();
        String pdf = text(packet);
        assertThat(pdf).contains("有" + targets + "条记录的内容已应投诉人要求销毁").contains("只有运营者作证");
        assertThat(pdf).doesNotContain("打断你两条腿");
        assertThat(new String(Opened.bytes(packet.bundle()), StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(words.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }

    @Test
    void sent_twice_at_the_same_time_it_is_done_once() throws Exception {
        EntryId entry = record(incident(words));
        UUID request = UUID.randomUUID();
        String digest = look(entry).plan().digest();
        Callable<Outcome> tap = () -> destruction.destroy(caseFile, entry, request, digest, "", true);
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (Future<Outcome> outcome : threads.invokeAll(List.of(tap, tap, tap, tap))) {
                assertThat(outcome.get()).isEqualTo(new Outcome.Destroyed());
            }
        }
        assertThat(kinds(EntryKind.ERASURE)).isEqualTo(1);
    }

    @Test
    void what_is_not_just_what_was_confirmed_is_not_destroyed() {
        EntryId entry = record(incident(words));
        String seen = look(entry).plan().digest();
        evidence.correct(caseFile, UUID.randomUUID(), entry, incident("改过的话"), "记错了");
        assertThat(destruction.destroy(caseFile, entry, UUID.randomUUID(), seen, "", true))
                .isEqualTo(new Outcome.Changed());
        assertThat(kinds(EntryKind.ERASURE)).isZero();
    }

    @Test
    void while_a_packet_of_the_case_file_is_made_nothing_is_destroyed() {
        EntryId entry = record(incident(words));
        turns.take(caseFile.id(), () -> {
            assertThat(destroy(entry)).isEqualTo(new Outcome.PacketBeingMade());
            return new Making.NothingToShow();
        });
        assertThat(kinds(EntryKind.ERASURE)).isZero();
    }

    @Test
    void what_a_crash_after_the_log_left_is_destroyed_at_the_next_start() throws Exception {
        Original original = kept(words);
        EntryId entry = record(IncidentFixture.shownBy(original, incident(words)));
        KeptPacket packet = made();
        // The process ends here: the log has forgotten, vault and packets have not.
        erasing.erase(caseFile, UUID.randomUUID(), entry, look(entry).plan().digest(), "", _ -> true);
        assertThat(isKept(original)).isTrue();
        assertThat(packet.bundle().path()).exists();
        assertThat(erasing.unfinished()).contains(caseFile.id());
        // Another crash, between the two files of the packet.
        Files.delete(packet.pdf().path());

        destruction.finishAll();
        assertThat(isKept(original)).isFalse();
        assertThat(files("vault")).isEmpty();
        assertThat(files("packets")).isEmpty();
        assertThat(erasing.unfinished()).doesNotContain(caseFile.id());
        assertThat(DatabaseSearch.tablesWith(original.digest().hex())).isEmpty();
    }

    @Test
    void the_same_request_after_a_crash_finishes_what_it_began() {
        Original original = kept(words);
        EntryId entry = record(IncidentFixture.shownBy(original, incident(words)));
        UUID request = UUID.randomUUID();
        erasing.erase(caseFile, request, entry, look(entry).plan().digest(), "", _ -> true);
        assertThat(destroy(entry, request, false)).isEqualTo(new Outcome.Destroyed());
        assertThat(isKept(original)).isFalse();
    }

    @Test
    void a_file_that_an_entry_names_again_before_it_was_destroyed_stays() {
        Original original = kept(words);
        EntryId entry = record(IncidentFixture.shownBy(original, incident(words)));
        erasing.erase(caseFile, UUID.randomUUID(), entry, look(entry).plan().digest(), "", _ -> true);
        record(IncidentFixture.shownBy(original, incident("再说一次")));
        destruction.finishAll();
        assertThat(isKept(original)).isTrue();
        assertThat(erasing.unfinished()).doesNotContain(caseFile.id());
    }

    @Test
    void a_packet_that_a_crash_left_without_an_entry_goes_too() throws Exception {
        EntryId entry = record(incident(words));
        KeptPacket packet = made();
        Files.copy(packet.pdf().path(), packet.pdf().path().resolveSibling("0".repeat(64) + ".pdf"));
        Files.copy(packet.bundle().path(), packet.bundle().path().resolveSibling("0".repeat(64) + ".zip"));
        destroy(entry);
        assertThat(files("packets")).isEmpty();
    }

    @Test
    void a_file_that_another_entry_names_stays() {
        Original shared = kept(words);
        EntryId one = record(IncidentFixture.shownBy(shared, incident(words)));
        EntryId other = record(IncidentFixture.shownBy(shared, incident("另一件事")));
        assertThat(look(one).plan().files()).isEmpty();
        assertThat(look(one).plan().shared()).isEqualTo(1);
        destroy(one);
        assertThat(isKept(shared)).isTrue();
        destroy(other);
        assertThat(isKept(shared)).isFalse();
    }

    @Test
    void what_was_moved_stays_in_the_other_case_file_and_the_plan_says_so() {
        CaseFile other = CaseFileFixture.opened(caseFiles, caseFile.owner());
        Original original = kept(words);
        EntryId here = record(IncidentFixture.shownBy(original, incident(words)));
        EntryId there = evidence.move(caseFile, other, UUID.randomUUID(), here, "放错了");
        assertThat(look(here).plan().elsewhere()).isTrue();
        destroy(here);
        assertThat(isKept(original)).isFalse();
        assertThat(evidence.read(other).incident(there)).isPresent();
        assertThat(originals.find(other.id(), original.digest(), "")).isPresent();
        caseFile = other;
        assertThat(look(there).plan().elsewhere()).isTrue();
        assertThat(made().exhibits()).isEqualTo(1);
    }

    @Test
    void an_export_goes_alone_and_its_records_stand_without_it() throws Exception {
        Original whole = kept("<smses>" + words + "</smses>");
        EntryId export = acquired(Optional.of(whole));
        EntryId entry = evidence.read(caseFile).counting().getFirst().id();
        assertThat(look(entry).plan().wholeExports())
                .containsExactly(new ErasurePlan.WholeExport(export, "示例短信.xml", true));
        assertThat(look(export).plan().isExport()).isTrue();
        assertThat(look(export).plan().targets()).hasSize(1);
        String sm3 = Sm3.of(words.getBytes(StandardCharsets.UTF_8)).hex();
        assertThat(DatabaseSearch.tablesWith(sm3)).containsExactly("entry_content");
        destroy(export);
        assertThat(DatabaseSearch.tablesWith(sm3)).isEmpty();
        assertThat(isKept(whole)).isFalse();
        assertThat(evidence.read(caseFile).counting()).hasSize(1);
        assertThat(evidence.read(caseFile).exports()).isEmpty();
        assertThat(look(entry).plan().wholeExports()).isEmpty();
        KeptPacket packet = made();
        assertThat(PacketVerifier.verify(Opened.file(packet.bundle()), Brought.NOTHING)
                        .verdict())
                .isEqualTo(Verdict.SIGNER_NOT_KNOWN);
        assertThat(text(packet)).contains("有1条记录的内容已应投诉人要求销毁");
    }

    private EntryId acquired(Optional<Original> whole) {
        return evidence.acquire(
                caseFile,
                UUID.randomUUID(),
                "示例短信.xml",
                Sha256.of(words.getBytes(StandardCharsets.UTF_8)),
                Sm3.of(words.getBytes(StandardCharsets.UTF_8)),
                Map.of(),
                whole,
                item -> List.of(exported(item, 100), exported(item, 200)).subList(0, whole.isPresent() ? 1 : 2));
    }

    private Incident exported(EntryId item, long offset) {
        Incident sms = incident(words);
        return new Incident(
                sms.kind(),
                sms.direction(),
                sms.collectorNumber(),
                "",
                sms.addressee(),
                "",
                sms.occurred(),
                sms.text(),
                sms.duration(),
                sms.answered(),
                List.of(),
                new Source.Exported(item, offset, "<sms />"));
    }

    @Test
    void a_record_is_moved_where_what_is_known_of_its_export_was_erased_before() {
        CaseFile other = CaseFileFixture.opened(caseFiles, caseFile.owner());
        acquired(Optional.empty());
        List<EntryId> entries = evidence.read(caseFile).counting().stream()
                .map(logged -> logged.id())
                .toList();
        EntryId first = evidence.move(caseFile, other, UUID.randomUUID(), entries.get(0), "放错了");
        EntryId export = item(other, first);
        CaseFile from = caseFile;
        caseFile = other;
        destroy(export);
        EntryId second = evidence.move(from, other, UUID.randomUUID(), entries.get(1), "放错了");
        assertThat(item(other, second)).isNotEqualTo(export);
        assertThat(evidence.read(other).export(item(other, second))).isPresent();
    }

    private EntryId item(CaseFile at, EntryId entry) {
        Incident incident = evidence.read(at).incident(entry).orElseThrow().incident();
        return ((Source.Exported) incident.source()).item();
    }

    @Test
    void what_is_no_telling_is_not_erased_by_itself() {
        EntryId entry = record(incident(words));
        EntryId mistake = evidence.enteredByMistake(caseFile, UUID.randomUUID(), entry, "误录");
        assertThat(destruction.look(caseFile, mistake, false)).isEmpty();
        assertThat(destroy(mistake)).isEqualTo(new Outcome.NotThere());
        destroy(entry);
        EntryId by = evidence.read(caseFile).erasure(entry).orElseThrow().by();
        assertThat(destruction.look(caseFile, by, false)).isEmpty();
        assertThat(destroy(entry)).isEqualTo(new Outcome.NotThere());
    }
}
