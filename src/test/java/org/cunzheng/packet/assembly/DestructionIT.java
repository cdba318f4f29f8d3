package org.cunzheng.packet.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.casefile.CaseFileFixture;
import org.cunzheng.custody.EntryId;
import org.cunzheng.custody.EntryKind;
import org.cunzheng.database.DatabaseSearch;
import org.cunzheng.evidence.CaseRecord;
import org.cunzheng.evidence.ErasurePlan;
import org.cunzheng.evidence.IncidentFixture;
import org.cunzheng.evidence.Original;
import org.cunzheng.packet.assembly.Destruction.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(transactional = false, startApplication = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DestructionIT extends DestructionSetUp {
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
