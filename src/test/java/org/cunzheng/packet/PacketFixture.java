package org.cunzheng.packet;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cunzheng.casefile.CaseDetails;
import org.cunzheng.casefile.CaseFileId;
import org.cunzheng.casefile.Collector;
import org.cunzheng.casefile.ContactHours;
import org.cunzheng.classify.Span;
import org.cunzheng.custody.EntryId;
import org.cunzheng.evidence.Incident;
import org.cunzheng.evidence.Incident.Answered;
import org.cunzheng.evidence.Incident.Direction;
import org.cunzheng.evidence.Incident.Kind;
import org.cunzheng.evidence.LoggedIncident;
import org.cunzheng.evidence.Moment;
import org.cunzheng.evidence.Original;
import org.cunzheng.evidence.Source;
import org.cunzheng.integrity.Checkpoint;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.integrity.Sm3;
import org.cunzheng.law.Addressee;
import org.cunzheng.law.Conduct;
import org.cunzheng.law.LawBase;
import org.cunzheng.law.LenderKind;
import org.cunzheng.lawbase.ShippedLaw;
import org.cunzheng.packet.redaction.Withheld;

/** Invented packets. */
public final class PacketFixture {
    public static final String THREAT = "【鑫易借】您再不处理，我们今晚就到您单位，让您全家都不得安宁！";
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 10, 9);
    private static final LawBase LAW = ShippedLaw.load();
    private static final List<String> TEXTS = List.of(
            THREAT,
            "您好，您的账单已逾期，请尽快联系我处协商还款。",
            "今天下午五点前不还清，法院传票和警察一起到你家，你自己看着办。",
            "你就是个老赖，骗子！我马上群发给你通讯录里的所有人。",
            "请告诉她：欠款 18,600.00 元已转入外访流程，明天上门。");

    private PacketFixture() {}

    public static CaseDetails details() {
        return new CaseDetails(
                "鑫易借催收骚扰",
                "周𬎆",
                "鑫易借",
                "远山消费金融有限公司",
                "青禾资产管理有限公司",
                LenderKind.CONSUMER_FINANCE,
                "现金借款",
                "18600",
                "2026-03-02",
                "2026-09-02",
                "",
                new ContactHours.NothingAgreed(),
                SHANGHAI,
                List.of(
                        new Collector("自称“李经理”", "0571-5550 0143", "恒信商务咨询有限公司"),
                        new Collector("", "106550001234", "")));
    }

    /** A text message from the collector to the borrower, typed in. */
    public static Incident message(String text) {
        return message(text, FIRST_DAY.atTime(9, 30).atZone(SHANGHAI));
    }

    private static Incident message(String text, ZonedDateTime at) {
        return new Incident(
                Kind.SMS,
                Direction.FROM_COLLECTOR,
                "106550001234",
                "",
                Addressee.DEBTOR,
                "",
                new Moment(at, Moment.Origin.CLAIMED),
                text,
                Duration.ZERO,
                Answered.NOT_KNOWN,
                List.of(),
                new Source.Typed());
    }

    private static Incident call(int number, ZonedDateTime at) {
        boolean answered = number % 3 != 0;
        boolean relative = number % 7 == 0;
        return new Incident(
                Kind.CALL,
                Direction.FROM_COLLECTOR,
                "0571-5550 0143",
                "自称“李经理”",
                relative ? Addressee.RELATIVE : Addressee.DEBTOR,
                relative ? "母亲㛃" : "",
                new Moment(at, Moment.Origin.DEVICE),
                answered ? "对方称再不还款就联系单位领导，并连续追问家人住址。" : "",
                answered ? Duration.ofSeconds(37 + number % 200) : Duration.ZERO,
                answered ? Answered.YES : Answered.NO,
                List.of(),
                new Source.Exported(id(900_000), 1024L * number, "<call number=\"…\"/>"));
    }

    /** Exhibits of the incidents, in the order given. */
    public static List<Exhibit> exhibits(List<Incident> incidents) {
        List<Exhibit> exhibits = new ArrayList<>();
        for (Incident incident : incidents) {
            exhibits.add(exhibit(exhibits.size() + 1, incident, List.of()));
        }
        return exhibits;
    }

    public static Exhibit exhibit(int number, Incident incident, List<ExhibitFile> files) {
        Incident shown = new Incident(
                incident.kind(),
                incident.direction(),
                incident.collectorNumber(),
                incident.collectorName(),
                incident.addressee(),
                incident.addresseeName(),
                incident.occurred(),
                incident.text(),
                incident.duration(),
                incident.answered(),
                files.stream()
                        .map(ExhibitFile.Given.class::cast)
                        .map(ExhibitFile.Given::original)
                        .toList(),
                incident.source());
        return new Exhibit(
                number,
                new LoggedIncident(
                        id(number),
                        shown,
                        incident.occurred().at().plusMinutes(20),
                        Sha256.of(("entry " + number).getBytes(StandardCharsets.UTF_8)),
                        number + 40L,
                        new LoggedIncident.Standing.Current()),
                files,
                Set.of());
    }

    public static ExhibitFile.Given file(String name, String type, byte[] content) {
        return new ExhibitFile.Given(
                new Original(Sha256.of(content), Optional.of(Sm3.of(content)), content.length, type, name),
                Content.of(content));
    }

    private static ComplaintPacket.LogState log(List<Exhibit> exhibits) {
        Checkpoint checkpoint =
                new Checkpoint(exhibits.size() + 41L, Sha256.of("root".getBytes(StandardCharsets.UTF_8)));
        return new ComplaintPacket.LogState(
                checkpoint.size(),
                checkpoint.root(),
                BundleFixture.KEY.sign(checkpoint.text(BundleFixture.KEY.origin())),
                BundleFixture.KEY.verifierKey(),
                places(exhibits),
                Map.of());
    }

    private static Map<EntryId, Long> places(List<Exhibit> exhibits) {
        return exhibits.stream()
                .collect(Collectors.toMap(
                        exhibit -> exhibit.incident().id(),
                        exhibit -> exhibit.incident().arrival()));
    }

    public static ComplaintPacket packet(List<Exhibit> exhibits, List<Breach> breaches) {
        return new ComplaintPacket(
                new CaseFileId(UUID.fromString("0193d2f0-7a1b-7c22-9d11-3f5a0c6b7e01")),
                details(),
                ZonedDateTime.of(2026, 11, 20, 21, 5, 33, 0, SHANGHAI),
                log(exhibits),
                new ComplaintPacket.Versions("0.1.0", "2026-11-20", "2026-11-20", "complaint-1"),
                exhibits,
                breaches,
                List.of("请责令被投诉人立即停止夜间联系和联系本人以外的人。", "请书面告知催收机构的名称和委托依据。"),
                Withheld.NOTHING);
    }

    /** A month and more of calls and messages, with confirmed findings. */
    public static ComplaintPacket packetWithEntries(int entries) {
        List<Exhibit> exhibits = exhibits(incidents(entries));
        return packet(exhibits, breaches(exhibits));
    }

    /** Messages and calls in turn, four to six a day. */
    public static List<Incident> incidents(int entries) {
        List<Incident> incidents = new ArrayList<>();
        LocalDate day = FIRST_DAY;
        int today = 0;
        for (int number = 1; number <= entries; number++) {
            ZonedDateTime at = day.atTime(LocalTime.of(8 + 3 * today % 16, number * 7 % 60, number % 60))
                    .atZone(SHANGHAI);
            incidents.add(number % 3 == 1 ? message(TEXTS.get(number / 3 % TEXTS.size()), at) : call(number, at));
            today++;
            if (today > 4 + day.getDayOfMonth() % 2) {
                today = 0;
                day = day.plusDays(1);
            }
        }
        return incidents;
    }

    /** Confirmed findings for those of the exhibits that bear any, by provision. */
    public static List<Breach> breaches(List<Exhibit> exhibits) {
        List<Ground> threats = new ArrayList<>();
        List<EntryId> nights = new ArrayList<>();
        for (Exhibit exhibit : exhibits) {
            Incident incident = exhibit.incident().incident();
            if (incident.text().equals(THREAT)) {
                int start = THREAT.indexOf("让您全家");
                threats.add(new Ground(
                        Conduct.INTIMIDATION,
                        "RuinThreat",
                        "2026-11-20",
                        0.95,
                        List.of(exhibit.incident().id()),
                        List.of(new Span(start, start + "让您全家都不得安宁".length())),
                        ""));
            }
            int hour = incident.occurred().at().getHour();
            if (incident.kind() == Kind.CALL && (hour >= 22 || hour < 8)) {
                nights.add(exhibit.incident().id());
            }
        }
        List<Breach> breaches = new ArrayList<>();
        if (!threats.isEmpty()) {
            breaches.addAll(under(Conduct.INTIMIDATION, threats));
        }
        if (!nights.isEmpty()) {
            breaches.addAll(under(
                    Conduct.CONTACT_AT_NIGHT,
                    List.of(new Ground(
                            Conduct.CONTACT_AT_NIGHT,
                            "ContactAtNight",
                            "2026-11-20",
                            1,
                            nights,
                            List.of(),
                            "22:00 至次日 8:00 之间来电 " + nights.size() + " 次；双方没有约定其他时间。"))));
        }
        return breaches;
    }

    private static List<Breach> under(Conduct conduct, List<Ground> grounds) {
        return LAW.citations(conduct, FIRST_DAY, LenderKind.CONSUMER_FINANCE, Addressee.DEBTOR).stream()
                .map(citation ->
                        new Breach(LAW.provision(citation.provisionId()).orElseThrow(), grounds))
                .toList();
    }

    private static EntryId id(int number) {
        return new EntryId(UUID.fromString("0193d2f0-7a1b-7c22-9d11-%012d".formatted(number)));
    }
}
