package org.cunzheng.web.demo;

import jakarta.inject.Singleton;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import org.cunzheng.account.AccountId;
import org.cunzheng.casefile.CaseDetails;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.casefile.CaseFileId;
import org.cunzheng.casefile.Collector;
import org.cunzheng.casefile.ContactHours;
import org.cunzheng.classify.conduct.CaseFindings;
import org.cunzheng.classify.conduct.FindingStatement;
import org.cunzheng.classify.conduct.SuggestedFinding;
import org.cunzheng.evidence.Incident;
import org.cunzheng.evidence.InventedRecord;
import org.cunzheng.evidence.Moment;
import org.cunzheng.evidence.Source;
import org.cunzheng.law.Addressee;
import org.cunzheng.law.LenderKind;

/** The invented case: a borrower, an app and its collectors, none of whom exists. */
@Singleton
final class DemoCase {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final ZonedDateTime OPENED = ZonedDateTime.of(2026, 9, 20, 20, 0, 0, 0, ZONE);
    private static final String INCIDENTS = "/demo/incidents.tsv";
    /** The last finding is left to be decided, so that both states are seen. */
    private static final int LEFT_UNDECIDED = 1;

    private final CaseFile caseFile = new CaseFile(
            new CaseFileId(new UUID(0, 0xDE30)), new AccountId(new UUID(0, 0)), details(), Instant.from(OPENED));
    private final InventedRecord invented;

    DemoCase(CaseFindings findings) {
        invented = new InventedRecord(caseFile.id(), caseFile.owner());
        read().forEach(incident -> invented.incident(incident.occurred().at().plusHours(1), incident));
        List<SuggestedFinding> suggested = findings.suggest(caseFile.details(), invented.read());
        suggested
                .subList(0, suggested.size() - LEFT_UNDECIDED)
                .forEach(finding -> invented.confirmed(OPENED, finding.key(), FindingStatement.of(finding)));
    }

    CaseFile caseFile() {
        return caseFile;
    }

    InventedRecord invented() {
        return invented;
    }

    /** When the invented packet was made. */
    ZonedDateTime packetMadeAt() {
        return OPENED.plusHours(1);
    }

    private static CaseDetails details() {
        return new CaseDetails(
                "云帆分期催收（虚构示例）",
                "林某（虚构）",
                "云帆分期",
                "云帆小额贷款有限公司（虚构）",
                "",
                LenderKind.MICROLOAN,
                "消费分期",
                "12000",
                "2026-03-05",
                "2026-09-05",
                "",
                new ContactHours.Agreed(LocalTime.of(8, 0), LocalTime.of(22, 0)),
                ZONE,
                List.of(new Collector("自称“周队”", "17055550132", "速清信息咨询（虚构）")));
    }

    private static List<Incident> read() {
        try (InputStream in = DemoCase.class.getResourceAsStream(INCIDENTS)) {
            if (in == null) {
                throw new IllegalStateException("missing from the product: " + INCIDENTS);
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .skip(1)
                    .map(DemoCase::incident)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Incident incident(String line) {
        String[] cells = line.split("\t", -1);
        return new Incident(
                Incident.Kind.valueOf(cells[1]),
                Incident.Direction.valueOf(cells[2]),
                cells[3],
                cells[4],
                Addressee.valueOf(cells[5]),
                cells[6],
                new Moment(LocalDateTime.parse(cells[0]).atZone(ZONE), Moment.Origin.CLAIMED),
                cells[9],
                Duration.ofSeconds(Long.parseLong(cells[8])),
                Incident.Answered.valueOf(cells[7]),
                List.of(),
                new Source.Typed());
    }
}
