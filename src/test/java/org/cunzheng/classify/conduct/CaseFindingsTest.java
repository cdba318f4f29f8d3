package org.cunzheng.classify.conduct;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.cunzheng.account.AccountId;
import org.cunzheng.casefile.CaseDetails;
import org.cunzheng.casefile.CaseFileFixture;
import org.cunzheng.casefile.CaseFileId;
import org.cunzheng.classify.Basis;
import org.cunzheng.classify.Finding;
import org.cunzheng.classify.Span;
import org.cunzheng.custody.Entry;
import org.cunzheng.custody.EntryId;
import org.cunzheng.custody.EntryKind;
import org.cunzheng.evidence.CaseRecord;
import org.cunzheng.evidence.CaseRecord.Decision;
import org.cunzheng.evidence.Incident;
import org.cunzheng.evidence.IncidentFixture;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.law.Conduct;
import org.cunzheng.lawbase.ShippedLaw;
import org.junit.jupiter.api.Test;

class CaseFindingsTest {
    private static final CaseDetails DETAILS = CaseFileFixture.details();
    private static final CaseFindings FINDINGS = new CaseFindings(ShippedLaw.load());
    private static final ZonedDateTime RECORDED =
            ZonedDateTime.of(2026, 11, 20, 12, 0, 0, 0, ZoneId.of("Asia/Shanghai"));

    private static CaseRecord caseRecord(Incident... incidents) {
        List<Entry> entries = Stream.of(incidents)
                .map(incident -> new Entry(
                        new EntryId(UUID.randomUUID()),
                        new CaseFileId(UUID.randomUUID()),
                        EntryKind.INCIDENT_RECORDED,
                        new AccountId(UUID.randomUUID()),
                        RECORDED,
                        0,
                        Sha256.of(new byte[0]),
                        IncidentFixture.fields(incident)))
                .toList();
        return CaseRecord.of(entries);
    }

    private static List<SuggestedFinding> suggest(CaseRecord caseRecord) {
        return FINDINGS.suggest(DETAILS, caseRecord);
    }

    @Test
    void a_threat_is_suggested_with_its_words_and_the_provisions_of_its_day() {
        String text = "今晚见不到钱，打断你两条腿";
        CaseRecord caseRecord = caseRecord(IncidentFixture.sms("2026-03-01T15:00:00", text));
        assertThat(suggest(caseRecord))
                .filteredOn(suggested -> suggested.finding().conduct() == Conduct.VIOLENCE_THREAT)
                .singleElement()
                .satisfies(suggested -> {
                    assertThat(suggested.finding().basis())
                            .isInstanceOfSatisfying(
                                    Basis.MarkedWords.class,
                                    words -> assertThat(words.spans())
                                            .anySatisfy(span -> assertThat(text.substring(span.start(), span.end()))
                                                    .contains("打断")));
                    assertThat(suggested.finding().citations())
                            .extracting(citation -> citation.text())
                            .anyMatch(citation -> citation.contains("治安管理处罚法") && citation.contains("第五十条"));
                });
    }

    @Test
    void the_law_of_the_day_of_the_act_is_cited_and_not_that_of_today() {
        CaseRecord caseRecord = caseRecord(IncidentFixture.sms("2025-12-31T15:00:00", "今晚见不到钱，打断你两条腿"));
        assertThat(suggest(caseRecord))
                .flatExtracting(suggested -> suggested.finding().citations())
                .extracting(citation -> citation.text())
                .anyMatch(citation -> citation.contains("治安管理处罚法") && citation.contains("第四十二条"))
                .noneMatch(citation -> citation.contains("第五十条"));
    }

    @Test
    void a_lawful_reminder_suggests_nothing() {
        CaseRecord caseRecord =
                caseRecord(IncidentFixture.sms("2026-03-01T15:00:00", "【蓝海小贷】您的借款已逾期3天，应还1206.00元，请尽快还款，如已还款请忽略。"));
        assertThat(suggest(caseRecord)).isEmpty();
    }

    @Test
    void what_the_complainant_wrote_herself_is_never_a_finding() {
        Incident own = IncidentFixture.sms("2026-03-01T15:00:00", "今晚见不到钱，打断你两条腿");
        CaseRecord caseRecord = caseRecord(IncidentFixture.by(Incident.Direction.TO_COLLECTOR, own));
        assertThat(suggest(caseRecord)).isEmpty();
    }

    @Test
    void a_key_stays_the_same_as_long_as_the_finding_does() {
        CaseRecord caseRecord = caseRecord(IncidentFixture.sms("2026-03-01T15:00:00", "今晚见不到钱，打断你两条腿"));
        assertThat(suggest(caseRecord))
                .extracting(SuggestedFinding::key)
                .doesNotHaveDuplicates()
                .isEqualTo(
                        suggest(caseRecord).stream().map(SuggestedFinding::key).toList());
    }

    @Test
    void one_message_is_not_many() {
        Incident insult = IncidentFixture.sms("2026-03-01T15:00:00", "你他妈是聋了还是哑了");
        assertThat(FINDINGS.assess(DETAILS, caseRecord(insult, insult)).tooFew())
                .contains("psl-2025.50.1.5.messages")
                .doesNotContain("psl-2025.50.1.5.pestering");
        assertThat(FINDINGS.assess(DETAILS, caseRecord(insult, insult, insult)).tooFew())
                .doesNotContain("psl-2025.50.1.5.messages");
    }

    @Test
    void a_statement_with_another_span_has_another_digest() {
        SuggestedFinding finding = suggest(caseRecord(IncidentFixture.sms("2026-03-01T15:00:00", "今晚见不到钱，打断你两条腿")))
                .getFirst();
        Finding found = finding.finding();
        SuggestedFinding other = new SuggestedFinding(
                finding.key(),
                new Finding(
                        found.conduct(),
                        found.rule(),
                        found.ruleSet(),
                        found.confidence(),
                        new Basis.MarkedWords(List.of(new Span(0, 1))),
                        found.citations()),
                finding.entries());
        assertThat(FindingStatement.digest(other)).isNotEqualTo(FindingStatement.digest(finding));
    }

    @Test
    void a_decision_seals_the_finding_as_it_was_shown() {
        CaseRecord caseRecord = caseRecord(
                IncidentFixture.sms("2026-03-01T15:00:00", "今晚见不到钱，打断你两条腿"),
                IncidentFixture.sms("2026-03-01T23:00:00", "回电"));
        List<SuggestedFinding> suggested = suggest(caseRecord);
        assertThat(suggested)
                .hasSizeGreaterThan(1)
                .allSatisfy(finding -> assertThat(FindingStatement.read(new Decision(
                                new EntryId(UUID.randomUUID()),
                                finding.key(),
                                true,
                                "",
                                FindingStatement.of(finding),
                                RECORDED)))
                        .isEqualTo(finding));
    }
}
