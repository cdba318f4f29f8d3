package org.cunzheng.web.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.cunzheng.account.Accounts;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.casefile.CaseFileFixture;
import org.cunzheng.casefile.CaseFiles;
import org.cunzheng.classify.conduct.FindingStatement;
import org.cunzheng.classify.conduct.SuggestedFinding;
import org.cunzheng.custody.EntryId;
import org.cunzheng.database.TestDatabase;
import org.cunzheng.evidence.EvidenceLog;
import org.cunzheng.evidence.IncidentFixture;
import org.cunzheng.web.timeline.CaseView;
import org.cunzheng.web.timeline.CaseViews;
import org.cunzheng.web.timeline.FindingView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(transactional = false, startApplication = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FindingsPageIT implements TestDatabase {
    @Inject
    private CaseViews views;

    @Inject
    private EvidenceLog log;

    @Inject
    private CaseFiles caseFiles;

    @Inject
    private Accounts accounts;

    private CaseFile caseFile;
    private EntryId entry;
    private SuggestedFinding suggested;

    @BeforeEach
    void record() {
        caseFile = CaseFileFixture.opened(caseFiles, accounts);
        entry = log.record(caseFile, UUID.randomUUID(), IncidentFixture.sms("2026-03-01T15:00:00", "今晚见不到钱，打断你两条腿"));
        suggested = views.read(caseFile).findings().getFirst().suggested();
    }

    private void decide(String key, boolean confirmed) {
        log.decide(caseFile, UUID.randomUUID(), key, confirmed, "", FindingStatement.of(suggested));
    }

    private FindingsPage page() {
        return FindingsPage.of(views.read(caseFile), 1);
    }

    @Test
    void what_is_still_suggested_is_not_past() {
        decide(suggested.key(), true);
        assertThat(page().past().items()).isEmpty();
        assertThat(page().confirmed().items()).hasSize(1);
    }

    @Test
    void what_was_confirmed_before_its_entry_was_taken_back_is_past_for_that_reason() {
        decide(suggested.key(), true);
        log.enteredByMistake(caseFile, UUID.randomUUID(), entry, "是快递");
        assertThat(page().confirmed().items()).isEmpty();
        assertThat(page().past().items()).singleElement().satisfies(item -> {
            assertThat(item.isTakenBack()).isTrue();
            assertThat(item.finding().suggested()).isEqualTo(suggested);
        });
        assertThat(page().isEmpty()).isFalse();
    }

    @Test
    void what_the_rules_no_longer_say_is_past_although_its_entry_counts() {
        decide("0123456789abcdef", true);
        assertThat(page().past().items())
                .singleElement()
                .satisfies(item -> assertThat(item.isTakenBack()).isFalse());
    }

    @Test
    void what_was_dismissed_needs_no_mention() {
        decide("0123456789abcdef", false);
        assertThat(page().past().items()).isEmpty();
    }

    @Test
    void of_many_findings_a_page_shows_fifty_and_counts_all() {
        for (int i = 1; i < 51; i++) {
            log.record(
                    caseFile,
                    UUID.randomUUID(),
                    IncidentFixture.sms("2026-03-01T15:%02d:00".formatted(i), "今晚见不到钱，打断你两条腿"));
        }
        CaseView view = views.read(caseFile);
        int total = view.findings().size();
        FindingsPage first = FindingsPage.of(view, 1);
        FindingsPage last = FindingsPage.of(view, 99);
        assertThat(first.undecided().items()).hasSize(FindingsPage.SIZE);
        assertThat(first.undecided().total()).isEqualTo(total);
        assertThat(last.page()).isEqualTo(last.pages()).isEqualTo((total + 49) / 50);
        assertThat(last.undecided().items()).hasSize((total - 1) % 50 + 1);
        assertThat(FindingsPage.of(view, -1).page()).isEqualTo(1);
        FindingView hindmost = view.findings().getLast();
        assertThat(FindingsPage.with(view, hindmost.key()).undecided().items())
                .extracting(item -> item.finding().key())
                .contains(hindmost.key());
    }

    @Test
    void what_was_decided_follows_what_waits_on_the_pages_after() {
        for (int i = 1; i < 51; i++) {
            log.record(
                    caseFile,
                    UUID.randomUUID(),
                    IncidentFixture.sms("2026-03-01T15:%02d:00".formatted(i), "今晚见不到钱，打断你两条腿"));
        }
        decide(suggested.key(), true);
        CaseView view = views.read(caseFile);
        assertThat(page().confirmed().items()).isEmpty();
        assertThat(page().confirmed().total()).isEqualTo(1);
        FindingsPage with = FindingsPage.with(view, suggested.key());
        assertThat(with.page()).isEqualTo(page().pages());
        assertThat(with.confirmed().items()).hasSize(1);
    }
}
