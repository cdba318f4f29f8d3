package org.cunzheng.web.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cunzheng.account.Accounts;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.casefile.CaseFileFixture;
import org.cunzheng.casefile.CaseFiles;
import org.cunzheng.custody.EntryId;
import org.cunzheng.database.TestDatabase;
import org.cunzheng.evidence.EvidenceLog;
import org.cunzheng.evidence.Incident;
import org.cunzheng.evidence.Moment;
import org.cunzheng.evidence.Source;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.integrity.Sm3;
import org.cunzheng.law.Addressee;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(transactional = false, startApplication = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TimelineIT implements TestDatabase {
    private static final int MANY = 5_000;
    private static final LocalDateTime FIRST = LocalDateTime.parse("2026-01-01T08:00");

    @Inject
    private CaseViews views;

    @Inject
    private EvidenceLog log;

    @Inject
    private CaseFiles caseFiles;

    @Inject
    private Accounts accounts;

    private CaseFile caseFile;

    @BeforeAll
    void recordMany() {
        caseFile = CaseFileFixture.opened(caseFiles, accounts);
        log.acquire(
                caseFile,
                UUID.randomUUID(),
                "many.xml",
                Sha256.of(new byte[0]),
                Sm3.of(new byte[0]),
                Map.of(),
                Optional.empty(),
                TimelineIT::incidents);
    }

    private static List<Incident> incidents(EntryId item) {
        List<Incident> incidents = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            incidents.add(new Incident(
                    i % 3 == 0 ? Incident.Kind.CALL : Incident.Kind.SMS,
                    i % 10 == 1 ? Incident.Direction.TO_COLLECTOR : Incident.Direction.FROM_COLLECTOR,
                    "+86 170 4555 0" + (100 + i % 7),
                    "",
                    i % 5 == 0 ? Addressee.RELATIVE : Addressee.DEBTOR,
                    "",
                    new Moment(FIRST.plusMinutes(37L * i).atZone(CaseFileFixture.ZONE), Moment.Origin.DEVICE),
                    i % 3 == 0 ? "" : "第" + i + "条：" + (i % 50 == 2 ? "再不还就打断你的腿" : "请尽快处理您的欠款，逾期将影响您的信用。"),
                    Duration.ofSeconds(i % 3 == 0 ? 20 : 0),
                    i % 3 == 0 ? Incident.Answered.YES : Incident.Answered.NOT_KNOWN,
                    List.of(),
                    new Source.Exported(item, 100L * i, "<sms/>", Integer.toString(i))));
        }
        return incidents;
    }

    @Test
    void a_page_has_fifty_entries_newest_first_and_the_last_page_the_rest() {
        CaseView view = views.read(caseFile);
        TimelinePage first = TimelinePage.of(view, TimelineQuery.all(1));
        assertThat(first.total()).isEqualTo(MANY);
        assertThat(first.pages()).isEqualTo(100);
        List<EntryView> shown =
                first.days().stream().flatMap(day -> day.entries().stream()).toList();
        assertThat(shown)
                .hasSize(50)
                .isSortedAccordingTo((one, other) -> other.incident()
                        .occurred()
                        .at()
                        .compareTo(one.incident().occurred().at()));
        first.days()
                .forEach(day -> assertThat(day.entries())
                        .allMatch(
                                entry -> entry.incident().occurred().localDay().equals(day.date())));
        assertThat(TimelinePage.of(view, TimelineQuery.all(999)).page()).isEqualTo(100);
    }

    @Test
    void words_numbers_and_filters_narrow_it() {
        CaseView view = views.read(caseFile);
        assertThat(found(view, new TimelineQuery("第４００１条", "", "", "", false, 1)))
                .isEqualTo(1);
        assertThat(found(view, new TimelineQuery("4555-0103", "", "", "", false, 1)))
                .isEqualTo(714);
        assertThat(found(view, new TimelineQuery("", "CALL", "", "", false, 1))).isEqualTo(1667);
        assertThat(found(view, new TimelineQuery("", "", "TO_COLLECTOR", "", false, 1)))
                .isEqualTo(500);
        assertThat(found(view, new TimelineQuery("", "", "", "RELATIVE", false, 1)))
                .isEqualTo(1000);
        assertThat(found(view, new TimelineQuery("打断", "", "FROM_COLLECTOR", "", true, 1)))
                .isPositive();
    }

    private static int found(CaseView view, TimelineQuery query) {
        return TimelinePage.of(view, query).total();
    }

    @Test
    void what_was_sealed_a_moment_ago_is_there_and_what_the_case_file_says_counts_at_once() {
        CaseFile small = CaseFileFixture.opened(caseFiles, accounts);
        assertThat(views.read(small).caseRecord().incidents()).isEmpty();
        assertThat(views.read(small)).isSameAs(views.read(small));
        log.record(
                small,
                UUID.randomUUID(),
                incidents(new EntryId(UUID.randomUUID())).get(2));
        assertThat(views.read(small).caseRecord().incidents()).hasSize(1);
        assertThat(views.read(small).undecided()).isPositive();
    }

    @Test
    void five_thousand_entries_are_shown_in_a_moment() {
        long start = System.nanoTime();
        CaseView anew = views.of(caseFile, log.read(caseFile));
        long read = System.nanoTime();
        TimelinePage.of(anew, TimelineQuery.all(1));
        views.read(caseFile);
        long remembered = System.nanoTime();
        TimelinePage.of(views.read(caseFile), TimelineQuery.all(1));
        Duration again = Duration.ofNanos(System.nanoTime() - remembered);
        System.err.println("timeline of " + MANY + " entries: read, checked and judged anew "
                + Duration.ofNanos(read - start).toMillis() + " ms, remembered " + again.toMillis() + " ms");
        assertThat(again).isLessThan(Duration.ofSeconds(1));
    }
}
