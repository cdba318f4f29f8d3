package org.cunzheng.packet.assembly;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cunzheng.account.Accounts;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.casefile.CaseFileFixture;
import org.cunzheng.casefile.CaseFiles;
import org.cunzheng.custody.EntryId;
import org.cunzheng.database.DatabaseSearch;
import org.cunzheng.database.TestDatabase;
import org.cunzheng.evidence.ErasurePlan;
import org.cunzheng.evidence.ErasurePlan.WholeExport;
import org.cunzheng.evidence.EvidenceLog;
import org.cunzheng.evidence.Incident;
import org.cunzheng.evidence.IncidentFixture;
import org.cunzheng.evidence.Original;
import org.cunzheng.evidence.Originals;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.integrity.Sm3;
import org.cunzheng.packet.assembly.Destruction.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A message of which the words are in more than one export that is kept whole. */
@MicronautTest(transactional = false, startApplication = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErasedExportsIT implements TestDatabase {
    @Inject
    Destruction destruction;

    @Inject
    EvidenceLog evidence;

    @Inject
    Originals originals;

    @Inject
    CaseFiles caseFiles;

    @Inject
    Accounts accounts;

    private CaseFile caseFile;
    private String words = "";
    private Original firstWhole;
    private Original secondWhole;
    private EntryId first;
    private EntryId second;
    private EntryId other;
    private EntryId entry;

    /** The message comes with the first; the second brings only another one, and one is kept by its report alone. */
    @BeforeEach
    void importTwice() {
        caseFile = CaseFileFixture.opened(caseFiles, accounts);
        words = "打断你两条腿 " + UUID.randomUUID();
        firstWhole = kept("<smses>" + words + "</smses>");
        secondWhole = kept("<smses>" + words + "还有一条</smses>");
        first = acquired("第一次.xml", Optional.of(firstWhole), words);
        entry = evidence.read(caseFile).counting().getFirst().id();
        second = acquired("第二次.xml", Optional.of(secondWhole), "还有一条");
        other = evidence.read(caseFile).counting().stream()
                .map(logged -> logged.id())
                .filter(id -> !id.equals(entry))
                .findFirst()
                .orElseThrow();
        acquired("只有统计.xml", Optional.empty(), "第三条");
    }

    private Original kept(String content) {
        return originals.keep(caseFile.id(), new ByteArrayInputStream(content.getBytes(UTF_8)), "sms.xml");
    }

    private EntryId acquired(String name, Optional<Original> whole, String text) {
        return evidence.acquire(
                caseFile,
                UUID.randomUUID(),
                name,
                Sha256.of(name.getBytes(UTF_8)),
                Sm3.of(name.getBytes(UTF_8)),
                Map.of(),
                whole,
                item -> List.of(read(item, text)));
    }

    private static Incident read(EntryId item, String text) {
        return IncidentFixture.readFrom(item, 100, IncidentFixture.sms("2026-03-01T15:00:00", text));
    }

    private ErasurePlan plan(EntryId of, boolean withExports) {
        return destruction.look(caseFile, of, withExports).orElseThrow().plan();
    }

    private Outcome destroy(ErasurePlan plan) {
        return destruction.destroy(caseFile, entry, UUID.randomUUID(), plan.digest(), "", false);
    }

    private boolean isKept(Original original) {
        return originals.find(caseFile.id(), original.digest(), "").isPresent();
    }

    @Test
    void every_export_kept_whole_is_named_and_the_one_it_was_read_from_first() {
        assertThat(plan(entry, false).wholeExports())
                .containsExactly(new WholeExport(first, "第一次.xml", true), new WholeExport(second, "第二次.xml", false));
        assertThat(plan(other, false).wholeExports())
                .containsExactly(new WholeExport(second, "第二次.xml", true), new WholeExport(first, "第一次.xml", false));
        EntryId typed = evidence.record(caseFile, UUID.randomUUID(), IncidentFixture.sms("2026-03-01T15:00:00", words));
        assertThat(plan(typed, false).wholeExports())
                .extracting(WholeExport::readFrom)
                .containsExactly(false, false);
        assertThat(plan(first, false).wholeExports()).isEmpty();
    }

    @Test
    void with_the_exports_no_copy_of_the_words_is_left_and_other_records_stay() throws Exception {
        ErasurePlan plan = plan(entry, true);
        assertThat(plan.entries()).containsExactlyInAnyOrder(entry, first, second);
        assertThat(plan.exports()).isEqualTo(2);
        assertThat(plan.wholeExports()).isEmpty();
        assertThat(plan.digest()).isNotEqualTo(plan(entry, false).digest());
        assertThat(destroy(plan)).isEqualTo(new Outcome.Destroyed());
        assertThat(isKept(firstWhole) || isKept(secondWhole)).isFalse();
        assertThat(DatabaseSearch.tablesWith(words)).isEmpty();
        assertThat(evidence.read(caseFile).counting()).hasSize(2);
        assertThat(evidence.read(caseFile).exports()).hasSize(1);
    }

    @Test
    void without_them_they_stay_and_still_hold_the_words() {
        assertThat(destroy(plan(entry, false))).isEqualTo(new Outcome.Destroyed());
        assertThat(isKept(firstWhole) && isKept(secondWhole)).isTrue();
        assertThat(evidence.read(caseFile).incident(other)).isPresent();
    }

    @Test
    void an_export_that_comes_in_after_the_confirmation_is_not_destroyed_unseen() {
        ErasurePlan seen = plan(entry, true);
        acquired("第三次.xml", Optional.of(kept(words + "又一次")), "又一次");
        assertThat(destroy(seen)).isEqualTo(new Outcome.Changed());
        assertThat(evidence.read(caseFile).incident(entry)).isPresent();
    }

    @Test
    void an_export_alone_takes_no_other_along() {
        assertThat(plan(first, true)).isEqualTo(plan(first, false));
        assertThat(plan(first, true).entries()).containsExactly(first);
    }
}
