package org.cunzheng.evidence;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cunzheng.custody.Entry;
import org.cunzheng.custody.EntryId;
import org.cunzheng.custody.EntryKind;
import org.cunzheng.evidence.LoggedIncident.Standing;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.integrity.Sm3;
import org.cunzheng.integrity.Value;

/** All that the log says of one case file, folded from its entries in their order. It holds no state of its own. */
public final class CaseRecord {
    private final Map<EntryId, LoggedIncident> incidents = new LinkedHashMap<>();
    private final Map<EntryId, Export> exports = new LinkedHashMap<>();
    private final Map<String, Decision> decisions = new LinkedHashMap<>();
    private final List<Entry> packets = new ArrayList<>();
    private final Map<EntryId, Erasure> erasures = new LinkedHashMap<>();

    private CaseRecord() {}

    /** @param entries of one case file, oldest first */
    public static CaseRecord of(List<Entry> entries) {
        CaseRecord caseRecord = new CaseRecord();
        entries.forEach(caseRecord::fold);
        return caseRecord;
    }

    private void fold(Entry entry) {
        switch (entry.kind()) {
            case INCIDENT_RECORDED -> add(entry, new Standing.Current());
            case CORRECTION -> {
                EntryId corrected = EntryId.parse(text(entry, "corrects"));
                String reason = text(entry, "reason");
                stand(corrected, new Standing.CorrectedBy(entry.id(), reason));
                add(entry, new Standing.Correcting(corrected, reason));
            }
            case ENTERED_BY_MISTAKE ->
                stand(
                        EntryId.parse(text(entry, "mistake")),
                        new Standing.EnteredByMistake(entry.id(), text(entry, "reason"), text(entry, "movedTo")));
            case ITEM_ACQUIRED -> exports.put(entry.id(), export(entry));
            case FINDING_CONFIRMED, FINDING_DISMISSED -> {
                Decision decision = decision(entry);
                decisions.put(decision.finding(), decision);
            }
            case PACKET_MADE -> packets.add(entry);
            // The erased entry has no content left and is not among the entries.
            case ERASURE -> {
                Erasure erasure = erasure(entry);
                erasures.put(erasure.erased(), erasure);
            }
        }
    }

    private void add(Entry entry, Standing standing) {
        incidents.put(
                entry.id(),
                new LoggedIncident(
                        entry.id(),
                        IncidentFields.read(entry),
                        entry.recordedAt(),
                        entry.commitment(),
                        entry.arrival(),
                        standing));
    }

    private void stand(EntryId id, Standing standing) {
        incidents.computeIfPresent(
                id,
                (_, logged) -> new LoggedIncident(
                        id, logged.incident(), logged.recordedAt(), logged.commitment(), logged.arrival(), standing));
    }

    private static Export export(Entry entry) {
        Map<String, String> report = texts(entry, "report");
        return new Export(
                entry.id(),
                text(entry, "name"),
                Sha256.parse(text(entry, "sha256")),
                entry.text("sm3").map(Sm3::parse),
                report,
                IncidentFields.originals(entry).stream().findFirst(),
                text(entry, "movedFrom"));
    }

    private static Decision decision(Entry entry) {
        return new Decision(
                entry.id(),
                text(entry, "finding"),
                entry.kind() == EntryKind.FINDING_CONFIRMED,
                text(entry, "reason"),
                texts(entry, "statement"),
                entry.recordedAt());
    }

    private static Erasure erasure(Entry entry) {
        return new Erasure(
                entry.id(),
                EntryId.parse(text(entry, "erased")),
                text(entry, "reason"),
                Integer.parseInt(text(entry, "files")),
                entry.recordedAt(),
                entry.arrival());
    }

    private static Map<String, String> texts(Entry entry, String field) {
        Map<String, String> texts = new TreeMap<>();
        if (entry.fields().get(field) instanceof Value.Members members) {
            members.members().forEach((name, value) -> {
                if (value instanceof Value.Text told) {
                    texts.put(name, told.text());
                }
            });
        }
        return texts;
    }

    private static String text(Entry entry, String field) {
        return entry.text(field).orElse("");
    }

    /** Every incident, those corrected or entered by mistake too, the newest first by when it happened. */
    public List<LoggedIncident> incidents() {
        return incidents.values().stream()
                .sorted(Comparator.comparing((LoggedIncident logged) ->
                                logged.incident().occurred().at().toInstant())
                        .thenComparing(LoggedIncident::arrival)
                        .reversed())
                .toList();
    }

    /** The incidents that count: not corrected since, not entered by mistake; oldest first by when they happened. */
    public List<LoggedIncident> counting() {
        return incidents().reversed().stream().filter(LoggedIncident::counts).toList();
    }

    public Optional<LoggedIncident> incident(EntryId id) {
        return Optional.ofNullable(incidents.get(id));
    }

    /** The exports acquired in this case file; of others, single records may have been moved here. */
    public Collection<Export> exports() {
        return exports.values().stream().filter(Export::isAcquiredHere).toList();
    }

    /** What is known of the export that a record was read from, wherever it was acquired. */
    public Optional<Export> export(EntryId id) {
        return Optional.ofNullable(exports.get(id));
    }

    /** The decision that counts on a finding, by the finding's key. */
    public Optional<Decision> decision(String finding) {
        return Optional.ofNullable(decisions.get(finding));
    }

    /** The decisions that count, in the order in which the findings were first decided on. */
    public Collection<Decision> decisions() {
        return List.copyOf(decisions.values());
    }

    /** The entries that say which packets were made, oldest first. */
    public List<Entry> packets() {
        return List.copyOf(packets);
    }

    /** What was destroyed at the complainant's wish, in the order in which it was. It counts nowhere else. */
    public Collection<Erasure> erasures() {
        return List.copyOf(erasures.values());
    }

    /** What destroyed an entry; empty where nothing did. */
    public Optional<Erasure> erasure(EntryId erased) {
        return Optional.ofNullable(erasures.get(erased));
    }

    /**
     * That an entry's content was destroyed; what the entry said, nobody can tell any more.
     *
     * @param by the entry that says so
     * @param erased the entry that is gone
     * @param reason as the complainant gave it; may be empty
     * @param files how many files were destroyed with it
     * @param arrival of the entry that says so
     */
    public record Erasure(EntryId by, EntryId erased, String reason, int files, ZonedDateTime erasedAt, long arrival) {}

    /**
     * What a person decided on a suggested finding; the last decision on a finding counts.
     *
     * @param finding the finding's key, which stays the same as long as it rests on the same entries
     * @param confirmed whether it may go into a packet
     * @param statement the finding as it was shown when it was decided on, by name
     */
    public record Decision(
            EntryId id,
            String finding,
            boolean confirmed,
            String reason,
            Map<String, String> statement,
            ZonedDateTime decidedAt) {
        public Decision {
            statement = Map.copyOf(statement);
        }
    }

    /**
     * A phone export that was acquired: which file it was and what its report said.
     *
     * @param digest of the whole file as it was given
     * @param sm3 of the whole file as it was given; empty where the entry was sealed without one
     * @param report what was counted, by name: declared, found, taken in, already known, left out, period
     * @param whole the whole file, where the complainant chose to keep it
     * @param movedFrom the case file that it was acquired in, where only single records of it were moved here; empty else
     */
    public record Export(
            EntryId id,
            String name,
            Sha256 digest,
            Optional<Sm3> sm3,
            Map<String, String> report,
            Optional<Original> whole,
            String movedFrom) {
        public Export {
            report = Map.copyOf(report);
        }

        /** Whether it was acquired in this very case file. */
        public boolean isAcquiredHere() {
            return movedFrom.isEmpty();
        }

        /** Whether every byte of it was understood, and every record of the chosen numbers found its place. */
        public boolean isComplete() {
            return "WHOLE".equals(report.get("ending"))
                    && Stream.of("leftOut", "strayBytes", "typeNotKnown", "implausible")
                            .allMatch(count -> "0".equals(report.get(count)));
        }
    }
}
