package org.cunzheng.packet.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.cunzheng.account.Accounts;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.casefile.CaseFileFixture;
import org.cunzheng.casefile.CaseFiles;
import org.cunzheng.casefile.Collector;
import org.cunzheng.classify.conduct.CaseFindings;
import org.cunzheng.custody.CustodyLog;
import org.cunzheng.custody.Disclosure;
import org.cunzheng.custody.EntryId;
import org.cunzheng.custody.Erasures;
import org.cunzheng.custody.KeyReused;
import org.cunzheng.database.TestDatabase;
import org.cunzheng.evidence.EvidenceLog;
import org.cunzheng.evidence.Incident;
import org.cunzheng.evidence.IncidentFixture;
import org.cunzheng.evidence.LoggedIncident;
import org.cunzheng.evidence.Originals;
import org.cunzheng.integrity.CanonicalJson;
import org.cunzheng.integrity.Sm3;
import org.cunzheng.integrity.Value;
import org.cunzheng.packet.redaction.Part;
import org.cunzheng.packet.redaction.Redaction;
import org.cunzheng.verification.Brought;
import org.cunzheng.verification.Check;
import org.cunzheng.verification.Contents;
import org.cunzheng.verification.KnownCheckpoint;
import org.cunzheng.verification.PacketVerifier;
import org.cunzheng.verification.Verdict;
import org.cunzheng.verification.Verification;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was withheld is looked for in every byte of the packet, by a marker in every field that a case can have. */
@MicronautTest(transactional = false, startApplication = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedactedPacketIT implements TestDatabase {
    private static final String COLLECTOR_NAME = "MkNameOfACollector";
    private static final String COLLECTOR_NUMBER = "MkNumberOfACollector";
    private static final String CALLED_BY_NUMBER = "MkCalledByNumber";
    private static final String RECIPIENT = "示例市金融监管局";

    @Inject
    Packets packets;

    @Inject
    EvidenceLog evidence;

    @Inject
    CustodyLog log;

    @Inject
    Originals originals;

    @Inject
    CaseFindings findings;

    @Inject
    Destruction destruction;

    @Inject
    Erasures erasures;

    @Inject
    CaseFiles caseFiles;

    @Inject
    Accounts accounts;

    private CaseFile caseFile;
    private MarkedCase marked;
    private KeptPacket full;
    private SearchedPacket searched;
    private Map<String, String> fullCommitments = Map.of();

    @BeforeAll
    void makeTheFullPacket() throws Exception {
        caseFile = CaseFileFixture.opened(
                caseFiles,
                accounts,
                new Collector(COLLECTOR_NAME, COLLECTOR_NUMBER, "示例信息咨询"),
                new Collector(CALLED_BY_NUMBER, CALLED_BY_NUMBER, ""));
        marked = new MarkedCase(evidence, originals, findings, destruction, caseFile);
        marked.fill();
        marked.markers().put(COLLECTOR_NAME, EnumSet.of(Part.COLLECTOR_NAMES));
        marked.markers().put(COLLECTOR_NUMBER, EnumSet.of(Part.COLLECTOR_NUMBERS));
        marked.markers().put(CALLED_BY_NUMBER, EnumSet.of(Part.COLLECTOR_NAMES, Part.COLLECTOR_NUMBERS));
        full = made(Redaction.NOTHING);
        searched = SearchedPacket.of(full);
        fullCommitments = commitments(searched);
    }

    private KeptPacket made(Redaction redaction) {
        return ((Making.Made) packets.make(caseFile, UUID.randomUUID(), redaction)).packet();
    }

    private static Redaction parts(Part... parts) {
        return new Redaction(RECIPIENT, Set.of(parts), Set.of(), Set.of());
    }

    private static Redaction words(EntryId... entries) {
        return new Redaction("", Set.of(), Set.of(entries), Set.of());
    }

    private static Redaction files(EntryId... entries) {
        return new Redaction("", Set.of(), Set.of(), Set.of(entries));
    }

    private static Set<String> found(SearchedPacket packet, Set<String> markers) {
        return markers.stream().filter(packet::holds).collect(Collectors.toSet());
    }

    @Test
    void a_full_packet_holds_every_marker_and_says_nothing_of_withholding() throws Exception {
        SearchedPacket packet = searched;
        assertThat(found(packet, marked.markers().keySet()))
                .isEqualTo(marked.markers().keySet());
        assertThat(packet.text()).doesNotContain("已隐去").doesNotContain("本份提供给");
        assertThat(full.withheldFields()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = Part.class,
            names = {"WORDS", "STATEMENTS"},
            mode = EnumSource.Mode.EXCLUDE)
    void of_a_withheld_part_no_byte_is_in_the_packet_and_all_else_is(Part part) throws Exception {
        KeptPacket kept = made(parts(part));
        SearchedPacket packet = SearchedPacket.of(kept);
        Set<String> remaining = marked.markers().entrySet().stream()
                .filter(marker -> !marker.getValue().contains(part))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        assertThat(found(packet, marked.markers().keySet())).isEqualTo(remaining);
        assertThat(packet.text())
                .contains("已隐去", "本份提供给" + RECIPIENT, "隐去的内容", "投诉人在提供本份时隐去了以下内容")
                .doesNotContain("为保护第三人");
        verifies(kept, packet);
        nothingToGuessWith(kept, packet);
    }

    @Test
    void of_all_parts_together_nothing_that_somebody_told_but_messages_is_left() throws Exception {
        KeptPacket kept = made(parts(Part.CHOICES.toArray(Part[]::new)));
        SearchedPacket packet = SearchedPacket.of(kept);
        Set<String> messages = marked.markers().entrySet().stream()
                .filter(marker -> marker.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        assertThat(found(packet, marked.markers().keySet())).isEqualTo(messages).isNotEmpty();
        verifies(kept, packet);
        nothingToGuessWith(kept, packet);
    }

    @Test
    void of_an_erasure_the_reason_alone_can_be_withheld_and_what_was_erased_is_listed_all_the_same() throws Exception {
        Erasures.Erased gone = erasures.of(caseFile.id()).getFirst();
        KeptPacket kept = made(new Redaction(
                RECIPIENT,
                Set.copyOf(Part.CHOICES),
                marked.words().keySet(),
                marked.contents().keySet()));
        SearchedPacket packet = SearchedPacket.of(kept);
        Value entry = object(packet, "entries/" + gone.by() + ".json");
        assertThat(((Value.Members) member(entry, "withheld")).members().keySet())
                .containsExactly("reason");
        Value fields = member(entry, "fields");
        assertThat(text(member(fields, "kind"), "value")).isEqualTo("ERASURE");
        assertThat(text(member(fields, "erased"), "value")).isEqualTo(gone.id().toString());
        assertThat(text(member(fields, "erasedCommitment"), "value"))
                .isEqualTo(gone.commitment().hex());
        assertThat(text(member(fields, "files"), "value")).isEqualTo("1");
        Verification verification = PacketVerifier.verify(Opened.file(kept.bundle()), Brought.NOTHING);
        assertThat(verification.check(Check.Name.ERASURES).outcome()).isEqualTo(Check.Outcome.PASSED);
        assertThat(((Contents.Stated) verification.contents()).erased()).hasSize(1);
        assertThat(packet.text()).contains("有1条记录的内容已应投诉人要求销毁");
        assertThat(packet.holds(MarkedCase.ERASED_WORDS)).isFalse();
        assertThat(searched.holds(MarkedCase.ERASED_WORDS)).isFalse();
    }

    @Test
    void an_incident_erased_since_it_was_chosen_stops_the_packet() {
        CaseFile other = CaseFileFixture.opened(caseFiles, accounts);
        EntryId gone = evidence.record(other, UUID.randomUUID(), IncidentFixture.sms("2026-03-02T10:00:00", "请回电"));
        evidence.record(other, UUID.randomUUID(), IncidentFixture.sms("2026-03-03T10:00:00", "请您回电"));
        KeptPacket before = ((Making.Made) packets.make(other, UUID.randomUUID(), words(gone))).packet();
        String digest =
                destruction.look(other, gone, false).orElseThrow().plan().digest();
        destruction.destroy(other, gone, UUID.randomUUID(), digest, "", true);
        assertThat(packets.make(other, UUID.randomUUID(), words(gone)))
                .isEqualTo(new Making.ChosenNoLongerCounts(gone));
        // The packet of before tells for whom and what it was, and its files are gone.
        assertThat(packets.find(other, before.id()).orElseThrow())
                .satisfies(kept -> assertThat(kept.redaction()).isEqualTo(words(gone)))
                .satisfies(kept -> assertThat(kept.destroyed()).isTrue());
        assertThat(before.bundle().path()).doesNotExist();
    }

    @Test
    void that_somebody_was_called_stays_and_whether_a_relative_goes() throws Exception {
        SearchedPacket packet = SearchedPacket.of(made(parts(Part.RELATIONS)));
        assertThat(searched.holds("\"RELATIVE\"")).isTrue();
        assertThat(packet.holds("\"RELATIVE\"")).isFalse();
        assertThat(packet.text()).doesNotContain("亲属（").contains("投诉人以外的人（身份「已隐去」）");
    }

    @Test
    void of_withheld_words_nothing_is_left_and_the_finding_on_them_stays_with_its_provision() throws Exception {
        for (EntryId entry : marked.words().keySet()) {
            KeptPacket kept = made(words(entry));
            SearchedPacket packet = SearchedPacket.of(kept);
            assertThat(found(packet, Set.copyOf(marked.words().getOrDefault(entry, List.of()))))
                    .as("%s", entry)
                    .isEmpty();
            assertThat(packet.text()).contains("原话已隐去", "第五十条", "以暴力相威胁");
            assertThat(kept.findings()).isEqualTo(full.findings());
            verifies(kept, packet);
            nothingToGuessWith(kept, packet);
        }
    }

    @Test
    void without_any_words_no_quotation_is_left_and_every_finding_is() throws Exception {
        KeptPacket kept = made(words(marked.words().keySet().toArray(EntryId[]::new)));
        SearchedPacket packet = SearchedPacket.of(kept);
        assertThat(searched.text()).contains("打断他两条腿");
        assertThat(packet.holds("打断")).isFalse();
        assertThat(packet.text()).doesNotContain("打断").contains("第五十条");
        assertThat(kept.findings()).isEqualTo(full.findings());
        verifies(kept, packet);
    }

    @Test
    void a_file_left_out_is_listed_as_withheld_and_its_bytes_are_gone() throws Exception {
        for (EntryId entry : marked.contents().keySet()) {
            KeptPacket kept = made(files(entry));
            SearchedPacket packet = SearchedPacket.of(kept);
            for (String content : marked.contents().getOrDefault(entry, List.of())) {
                String digest = MarkedCase.digestOf(content).hex();
                assertThat(packet.holds(content)).as("%s", entry).isFalse();
                assertThat(new String(packet.member("manifest.json"), StandardCharsets.UTF_8))
                        .contains("\"withheld\":[")
                        .contains(digest);
                assertThat(packet.paths()).noneMatch(path -> path.contains(digest));
                assertThat(packet.holds(sm3Of(content))).as("%s", entry).isTrue();
            }
            verifies(kept, packet);
        }
    }

    @Test
    void of_files_withheld_with_their_names_no_digest_is_left() throws Exception {
        SearchedPacket packet = SearchedPacket.of(made(parts(Part.FILES)));
        marked.contents().values().stream().flatMap(List::stream).forEach(content -> {
            assertThat(packet.holds(MarkedCase.digestOf(content).hex()))
                    .as(content)
                    .isFalse();
            assertThat(packet.holds(sm3Of(content))).as(content).isFalse();
        });
        assertThat(packet.paths()).noneMatch(path -> path.startsWith("originals/"));
    }

    @Test
    void of_an_export_withheld_with_its_name_no_digest_is_left_either() throws Exception {
        String digest = MarkedCase.digestOf(MarkedCase.WHOLE_EXPORT).hex();
        SearchedPacket all = searched;
        SearchedPacket withheld = SearchedPacket.of(made(parts(Part.EXPORTS)));
        assertThat(all.holds(digest)).isTrue();
        assertThat(withheld.holds(digest)).isFalse();
        assertThat(all.holds(sm3Of(MarkedCase.WHOLE_EXPORT))).isTrue();
        assertThat(withheld.holds(sm3Of(MarkedCase.WHOLE_EXPORT))).isFalse();
    }

    private static String sm3Of(String content) {
        return Sm3.of(content.getBytes(StandardCharsets.UTF_8)).hex();
    }

    @Test
    void a_picture_that_is_left_out_is_on_no_page() throws Exception {
        CaseFile before = caseFile;
        caseFile = CaseFileFixture.opened(caseFiles, accounts);
        try {
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            ImageIO.write(
                    new java.awt.image.BufferedImage(36, 74, java.awt.image.BufferedImage.TYPE_INT_RGB), "png", png);
            EntryId entry = evidence.record(
                    caseFile,
                    UUID.randomUUID(),
                    IncidentFixture.shownBy(
                            originals.keep(caseFile.id(), new ByteArrayInputStream(png.toByteArray()), "截图.png"),
                            IncidentFixture.sms("2026-03-02T10:00:00", "请回电")));
            // The same file in another entry is left out there too.
            evidence.record(
                    caseFile,
                    UUID.randomUUID(),
                    IncidentFixture.shownBy(
                            originals.keep(caseFile.id(), new ByteArrayInputStream(png.toByteArray()), "又一张.png"),
                            IncidentFixture.sms("2026-03-03T10:00:00", "请回电")));
            // The checkpoint is drawn as a picture too, and stays.
            assertThat(pictures(made(Redaction.NOTHING))).isEqualTo(3);
            KeptPacket kept = made(files(entry));
            assertThat(pictures(kept)).isEqualTo(1);
            assertThat(kept.withheldFiles()).isEqualTo(1);
            assertThat(pictures(made(parts(Part.FILES)))).isEqualTo(1);
        } finally {
            caseFile = before;
        }
    }

    private static int pictures(KeptPacket packet) throws Exception {
        int pictures = 0;
        try (PDDocument document = Loader.loadPDF(Opened.file(packet.pdf()).toFile())) {
            for (PDPage page : document.getPages()) {
                for (var name : page.getResources().getXObjectNames()) {
                    pictures += page.getResources().isImageXObject(name) ? 1 : 0;
                }
            }
        }
        return pictures;
    }

    @Test
    void no_count_is_another_for_what_is_withheld() throws Exception {
        KeptPacket all = made(new Redaction(
                "",
                Set.copyOf(Part.CHOICES),
                marked.words().keySet(),
                marked.contents().keySet()));
        assertThat(all.exhibits()).isEqualTo(full.exhibits());
        assertThat(all.findings()).isEqualTo(full.findings());
        assertThat(numbers(SearchedPacket.of(all))).isEqualTo(numbers(searched)).contains("联系投诉人以外的人");
    }

    /** The chapter of figures and the lines of the others that count. */
    private static List<String> numbers(SearchedPacket packet) {
        String text = packet.text();
        int from = text.indexOf("联系总次数");
        int until = text.indexOf("真实性声明", from);
        List<String> numbers =
                new ArrayList<>(List.of(text.substring(from, until).replaceAll("第页，共页\\d+", "")));
        for (String counted : List.of("证据中有\\d+项", "共\\d+项证据，所附文件\\d+个", "附文件\\d+个")) {
            java.util.regex.Pattern.compile(counted)
                    .matcher(text)
                    .results()
                    .forEach(result -> numbers.add(result.group()));
        }
        numbers.add("联系投诉人以外的人");
        return numbers;
    }

    @Test
    void each_recipient_has_a_redaction_of_their_own_and_it_is_sealed() {
        Redaction mine = new Redaction(
                "王律师",
                Set.of(Part.RECORDS),
                Set.of(marked.typed(Incident.Kind.SMS)),
                Set.of(marked.typed(Incident.Kind.CHAT)));
        KeptPacket lawyer = made(mine);
        KeptPacket office = made(parts(Part.THIRD_PARTY_NAMES, Part.RELATIONS));
        assertThat(packets.find(caseFile, lawyer.id()).orElseThrow().redaction())
                .isEqualTo(mine);
        assertThat(packets.find(caseFile, office.id()).orElseThrow().redaction())
                .isEqualTo(parts(Part.THIRD_PARTY_NAMES, Part.RELATIONS));
        assertThat(log.entries(caseFile.id()).getLast().text("recipient")).contains(RECIPIENT);
        assertThat(log.entries(caseFile.id()).getLast().text("withheldParts")).contains("RELATIONS THIRD_PARTY_NAMES");
    }

    @Test
    void the_name_of_another_recipient_is_in_no_packet() throws Exception {
        made(new Redaction("MkAnotherRecipient", Set.of(), Set.of(), Set.of()));
        SearchedPacket packet = SearchedPacket.of(made(parts(Part.RELATIONS)));
        assertThat(packet.holds("MkAnotherRecipient")).isFalse();
    }

    @Test
    void the_same_wish_with_another_redaction_is_refused() {
        UUID request = UUID.randomUUID();
        Making first = packets.make(caseFile, request, parts(Part.RELATIONS));
        assertThat(packets.make(caseFile, request, parts(Part.RELATIONS))).isEqualTo(first);
        assertThatExceptionOfType(KeyReused.class).isThrownBy(() -> packets.make(caseFile, request, Redaction.NOTHING));
    }

    @Test
    void what_was_corrected_since_it_was_chosen_is_not_disclosed_unasked() {
        CaseFile other = CaseFileFixture.opened(caseFiles, accounts);
        EntryId first = evidence.record(other, UUID.randomUUID(), IncidentFixture.sms("2026-03-02T10:00:00", "请回电"));
        evidence.correct(other, UUID.randomUUID(), first, IncidentFixture.sms("2026-03-02T10:00:00", "请您回电"), "错字");
        assertThat(packets.make(other, UUID.randomUUID(), words(first)))
                .isEqualTo(new Making.ChosenNoLongerCounts(first));
        EntryId elsewhere = marked.typed(Incident.Kind.SMS);
        assertThat(packets.make(other, UUID.randomUUID(), files(elsewhere)))
                .isEqualTo(new Making.ChosenNoLongerCounts(elsewhere));
        assertThat(packets.of(other)).isEmpty();
    }

    @Test
    void a_flipped_digest_of_a_withheld_field_is_noticed(@TempDir Path temporary) throws Exception {
        KeptPacket kept = made(parts(Part.THIRD_PARTY_NAMES));
        byte[] bytes = Opened.bytes(kept.bundle());
        String mark = "\"withheld\":{\"addresseeName\":\"";
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(mark) + mark.length();
        assertThat(at).isGreaterThan(mark.length());
        bytes[at] = (byte) (bytes[at] == '0' ? '1' : '0');
        Verification verification =
                PacketVerifier.verify(Files.write(temporary.resolve("flipped.zip"), bytes), Brought.NOTHING);
        assertThat(verification.verdict()).isEqualTo(Verdict.ALTERED);
        assertThat(verification.check(Check.Name.COMMITMENTS).outcome()).isEqualTo(Check.Outcome.FAILED);
    }

    /** The same verdict as the full one's, under a log that grew from the full one's, with the same commitments. */
    private void verifies(KeptPacket kept, SearchedPacket packet) {
        Verification verification = PacketVerifier.verify(
                Opened.file(kept.bundle()),
                Brought.NOTHING.and(
                        new KnownCheckpoint(full.log().size(), full.log().root())));
        assertThat(verification.verdict())
                .isEqualTo(PacketVerifier.verify(Opened.file(full.bundle()), Brought.NOTHING)
                        .verdict())
                .isEqualTo(Verdict.SIGNER_NOT_KNOWN);
        assertThat(verification.check(Check.Name.CHECKPOINT).outcome()).isEqualTo(Check.Outcome.PASSED);
        Contents.Stated stated = (Contents.Stated) verification.contents();
        assertThat(stated.withheldFields()).isEqualTo(kept.withheldFields());
        assertThat(packet.text())
                .contains("本份隐去了部分内容：%d处，文件%d个。".formatted(kept.withheldFields(), kept.withheldFiles()));
        assertThat(commitments(packet)).isEqualTo(fullCommitments);
    }

    private static Map<String, String> commitments(SearchedPacket packet) {
        Map<String, String> commitments = new TreeMap<>();
        for (Value entry : items(object(packet, "manifest.json"), "entries")) {
            commitments.put(text(entry, "id"), text(entry, "commitment"));
        }
        assertThat(commitments).isNotEmpty();
        return commitments;
    }

    private static Value object(SearchedPacket packet, String path) {
        return CanonicalJson.parse(packet.member(path));
    }

    private static Value member(Value object, String name) {
        return Objects.requireNonNull(((Value.Members) object).members().get(name), name);
    }

    private static List<? extends Value> items(Value object, String name) {
        return ((Value.Items) member(object, name)).items();
    }

    private static String text(Value object, String name) {
        return ((Value.Text) member(object, name)).text();
    }

    /** Of withheld fields no salt is in the packet in any form, so that no guess at them can be tested. */
    private void nothingToGuessWith(KeptPacket kept, SearchedPacket packet) {
        int withheld = 0;
        for (Disclosure disclosure : log.disclosures(caseFile.id())) {
            String path = "entries/" + disclosure.entry().id() + ".json";
            if (packet.paths().contains(path)) {
                Set<String> names = ((Value.Members) member(object(packet, path), "withheld"))
                        .members()
                        .keySet();
                withheld += names.size();
                for (var salt : disclosure.salts().entrySet()) {
                    boolean hidden = names.contains(salt.getKey());
                    assertThat(packet.holds(salt.getValue().hex()))
                            .as(salt.getKey())
                            .isEqualTo(!hidden);
                    assertThat(packet.holds(salt.getValue().bytes()))
                            .as(salt.getKey())
                            .isFalse();
                }
            }
        }
        assertThat(withheld).isEqualTo(kept.withheldFields()).isPositive();
    }

    @Test
    void every_field_of_an_incident_can_be_withheld_or_is_known_to_name_nobody() {
        Set<String> always = Set.of(
                "format",
                "id",
                "caseFile",
                "kind",
                "actor",
                "recordedAt",
                "incidentKind",
                "direction",
                "occurredAt",
                "timeOrigin",
                "durationSeconds",
                "answered",
                "item",
                "recordOffset",
                "corrects",
                "movedFrom",
                "movedEntry");
        Set<String> withheld = Set.of(
                "collectorNumber",
                "collectorName",
                "addressee",
                "addresseeName",
                "text",
                "files",
                "record",
                "recordIdentity",
                "reason");
        List<LoggedIncident> counting = evidence.read(caseFile).counting();
        assertThat(log.entries(caseFile.id()).stream()
                        .filter(entry ->
                                counting.stream().anyMatch(logged -> logged.id().equals(entry.id())))
                        .flatMap(entry -> entry.fields().keySet().stream())
                        .filter(field -> !always.contains(field))
                        .collect(Collectors.toSet()))
                .isEqualTo(withheld);
    }
}
