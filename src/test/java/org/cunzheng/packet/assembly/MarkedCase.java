package org.cunzheng.packet.assembly;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.classify.conduct.CaseFindings;
import org.cunzheng.classify.conduct.FindingStatement;
import org.cunzheng.classify.conduct.SuggestedFinding;
import org.cunzheng.custody.EntryId;
import org.cunzheng.evidence.EvidenceLog;
import org.cunzheng.evidence.Incident;
import org.cunzheng.evidence.Incident.Answered;
import org.cunzheng.evidence.Incident.Direction;
import org.cunzheng.evidence.Incident.Kind;
import org.cunzheng.evidence.IncidentFixture;
import org.cunzheng.evidence.LoggedIncident;
import org.cunzheng.evidence.Moment;
import org.cunzheng.evidence.Original;
import org.cunzheng.evidence.Originals;
import org.cunzheng.evidence.Source;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.law.Addressee;
import org.cunzheng.packet.redaction.Part;

/** A case with an incident of every kind and way in, a marker of its own in every field that somebody told. */
final class MarkedCase {
    /** Parts that a record of an export repeats. */
    private static final Set<Part> IN_RECORDS =
            EnumSet.of(Part.RECORDS, Part.THIRD_PARTY_NAMES, Part.COLLECTOR_NAMES, Part.COLLECTOR_NUMBERS, Part.FILES);

    /** What the whole export holds, which never goes along. */
    static final String WHOLE_EXPORT = "the whole export";

    /** What was told of an incident that was erased since. */
    static final String ERASED_WORDS = "MkErasedZq";

    private final EvidenceLog evidence;
    private final Originals originals;
    private final CaseFindings findings;
    private final Destruction destruction;
    private final CaseFile caseFile;
    private final Map<String, Set<Part>> markers = new LinkedHashMap<>();
    private final Map<Kind, EntryId> typed = new EnumMap<>(Kind.class);
    private final Map<EntryId, List<String>> words = new LinkedHashMap<>();
    private final Map<EntryId, List<String>> contents = new LinkedHashMap<>();
    private String recordedNumber = "";
    private int number;

    MarkedCase(
            EvidenceLog evidence,
            Originals originals,
            CaseFindings findings,
            Destruction destruction,
            CaseFile caseFile) {
        this.evidence = evidence;
        this.originals = originals;
        this.findings = findings;
        this.destruction = destruction;
        this.caseFile = caseFile;
    }

    void fill() {
        for (Kind kind : Kind.values()) {
            type(kind);
        }
        callByNumber();
        recordings();
        correct();
        export();
        erase();
        int decided = 0;
        for (SuggestedFinding suggested : findings.suggest(caseFile.details(), evidence.read(caseFile))) {
            evidence.decide(
                    caseFile,
                    UUID.randomUUID(),
                    suggested.key(),
                    true,
                    marker(Part.DECISION_REASONS),
                    FindingStatement.of(suggested));
            decided++;
        }
        if (decided < 5) {
            throw new AssertionError("the marked words are no longer suspected: " + decided);
        }
    }

    /** Every marker with the parts of which each alone takes it out of a packet. */
    Map<String, Set<Part>> markers() {
        return markers;
    }

    /** The words of an entry, which leave with its words, whichever way they came in. */
    Map<EntryId, List<String>> words() {
        return words;
    }

    /** The contents of an entry's files. */
    Map<EntryId, List<String>> contents() {
        return contents;
    }

    EntryId typed(Kind kind) {
        return Objects.requireNonNull(typed.get(kind));
    }

    /** A marker that a redaction of any of the parts takes out. */
    String marker(Part... by) {
        String marker = "Mk%03dZq%03d".formatted(++number, 999 - number);
        markers.put(marker, by.length == 0 ? Set.of() : EnumSet.copyOf(List.of(by)));
        return marker;
    }

    private void type(Kind kind) {
        String told = kind == Kind.SMS || kind == Kind.CHAT ? marker() : marker(Part.RETELLINGS);
        String content = marker(Part.FILES);
        EntryId entry =
                evidence.record(caseFile, UUID.randomUUID(), incident(kind, told, content, new Source.Typed(), "09"));
        typed.put(kind, entry);
        words.put(entry, List.of(told));
        contents.put(entry, List.of(content));
    }

    private Incident incident(Kind kind, String words, String content, Source source, String hour) {
        return new Incident(
                kind,
                Direction.FROM_COLLECTOR,
                marker(Part.COLLECTOR_NUMBERS),
                marker(Part.COLLECTOR_NAMES),
                Addressee.RELATIVE,
                marker(Part.THIRD_PARTY_NAMES),
                new Moment(
                        LocalDateTime.parse("2026-03-%02dT%s:00:00".formatted(kind.ordinal() + 1, hour))
                                .atZone(IncidentFixture.ZONE),
                        Moment.Origin.CLAIMED),
                kind == Kind.CALL && source instanceof Source.Exported ? "" : "今晚见不到钱，打断他两条腿 " + words,
                Duration.ofSeconds(kind == Kind.CALL ? 30 : 0),
                kind == Kind.CALL ? Answered.YES : Answered.NOT_KNOWN,
                content.isEmpty() ? List.of() : List.of(file(marker(Part.FILES) + ".txt", content)),
                source);
    }

    private Original file(String name, String content) {
        return originals.keep(caseFile.id(), new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), name);
    }

    /** One whose caller the phone names by the number. */
    private void callByNumber() {
        String number = marker(Part.COLLECTOR_NUMBERS, Part.COLLECTOR_NAMES);
        Incident call = IncidentFixture.call("2026-03-08T10:00:00", Answered.YES, 20);
        evidence.record(
                caseFile,
                UUID.randomUUID(),
                new Incident(
                        call.kind(),
                        call.direction(),
                        number,
                        "+86 " + number,
                        call.addressee(),
                        "",
                        call.occurred(),
                        "",
                        call.duration(),
                        call.answered(),
                        List.of(),
                        call.source()));
    }

    /**
     * Recordings as phones name them: after whom was called, with a name or a number that the same entry tells, another one or
     * only the case file. The numbers are written otherwise than they were told.
     */
    private void recordings() {
        String name = marker(Part.THIRD_PARTY_NAMES);
        String collector = marker(Part.COLLECTOR_NAMES);
        recordedNumber = marker(Part.COLLECTOR_NUMBERS);
        recording("张经理(" + recordedNumber + ")_2026", Part.COLLECTOR_NUMBERS, "", "", "+86 " + recordedNumber);
        recording("通话录音@" + name + "_20260310", Part.THIRD_PARTY_NAMES, name, "", "");
        recording("与" + collector + "通话", Part.COLLECTOR_NAMES, "", collector + "（组长）", "");
        recording("又一次 " + recordedNumber, Part.COLLECTOR_NUMBERS, "", "", "");
        recording("再一次" + name, Part.THIRD_PARTY_NAMES, "", "", "");
        caseFile.details().collectors().stream()
                .filter(known -> !known.name().equals(known.number()))
                .forEach(known -> {
                    recording("录音 " + known.name(), Part.COLLECTOR_NAMES, "", "", "");
                    recording("录音-" + known.number(), Part.COLLECTOR_NUMBERS, "", "", "");
                });
    }

    private void recording(
            String fileName, Part echoed, String addressee, String collectorName, String collectorNumber) {
        Incident call = IncidentFixture.call("2026-03-10T10:00:00", Answered.YES, 20);
        String content = marker(Part.FILES, echoed);
        Original recorded = file(fileName + "_" + marker(Part.FILES, echoed) + ".m4a", content);
        EntryId entry = evidence.record(
                caseFile,
                UUID.randomUUID(),
                new Incident(
                        call.kind(),
                        call.direction(),
                        collectorNumber,
                        collectorName,
                        addressee.isEmpty() ? Addressee.DEBTOR : Addressee.RELATIVE,
                        addressee,
                        call.occurred(),
                        "",
                        call.duration(),
                        call.answered(),
                        List.of(recorded),
                        call.source()));
        contents.put(entry, List.of(content));
    }

    private void correct() {
        EntryId first =
                evidence.record(caseFile, UUID.randomUUID(), IncidentFixture.sms("2026-03-09T10:00:00", "这条有错"));
        String told = marker();
        EntryId entry = evidence.correct(
                caseFile,
                UUID.randomUUID(),
                first,
                incident(Kind.SMS, told, "", new Source.Typed(), "10"),
                marker(Part.CORRECTION_REASONS));
        words.put(entry, List.of(told));
    }

    /** Records with the record itself beside them, and one too long for that, which lies in a file. */
    private void export() {
        Part[] inRecords = IN_RECORDS.toArray(Part[]::new);
        List<Incident> incidents = new ArrayList<>();
        String told = marker();
        String again = marker(inRecords);
        String identity = marker(inRecords);
        String inFile = marker(inRecords);
        String longer = marker();
        // The list of its files gives the digest, with which withheld words and numbers could be guessed.
        Set<Part> digested = EnumSet.copyOf(IN_RECORDS);
        digested.add(Part.EXPORTS);
        Original whole =
                file("sms-" + recordedNumber + "-" + marker(digested.toArray(Part[]::new)) + ".xml", WHOLE_EXPORT);
        evidence.acquire(
                caseFile,
                UUID.randomUUID(),
                marker(Part.EXPORTS, Part.COLLECTOR_NUMBERS),
                whole.digest(),
                whole.sm3().orElseThrow(),
                Map.of("member", marker(Part.EXPORTS, Part.COLLECTOR_NUMBERS)),
                Optional.of(whole),
                item -> {
                    incidents.add(incident(
                            Kind.SMS,
                            told,
                            "",
                            new Source.Exported(item, 100, "<sms " + again + "/>", identity),
                            "11"));
                    incidents.add(incident(
                            Kind.CALL,
                            "",
                            "",
                            new Source.Exported(item, 200, "<call " + again + "/>", identity),
                            "12"));
                    Incident carrying =
                            incident(Kind.SMS, longer, "", new Source.Exported(item, 300, "", identity), "13");
                    incidents.add(IncidentFixture.shownBy(
                            file("record-300-" + inFile + ".xml", "<sms " + inFile + "/>"), carrying));
                    return incidents;
                });
        for (LoggedIncident logged : evidence.read(caseFile).counting()) {
            if (logged.incident().source() instanceof Source.Exported exported) {
                switch ((int) exported.offset()) {
                    case 100 -> words.put(logged.id(), List.of(told));
                    case 300 -> {
                        words.put(logged.id(), List.of(longer, inFile));
                        contents.put(logged.id(), List.of("<sms " + inFile + "/>"));
                    }
                    default -> {}
                }
            }
        }
    }

    private void erase() {
        EntryId gone = evidence.record(
                caseFile,
                UUID.randomUUID(),
                IncidentFixture.shownBy(
                        file("gone.txt", ERASED_WORDS + " too"),
                        IncidentFixture.sms("2026-03-10T10:00:00", ERASED_WORDS)));
        String digest =
                destruction.look(caseFile, gone, false).orElseThrow().plan().digest();
        Destruction.Outcome outcome =
                destruction.destroy(caseFile, gone, UUID.randomUUID(), digest, marker(Part.ERASURE_REASONS), false);
        if (!outcome.equals(new Destruction.Outcome.Destroyed())) {
            throw new AssertionError("not erased: " + outcome);
        }
    }

    /** What stands for a content in lists of files. */
    static Sha256 digestOf(String content) {
        return Sha256.of(content.getBytes(StandardCharsets.UTF_8));
    }
}
