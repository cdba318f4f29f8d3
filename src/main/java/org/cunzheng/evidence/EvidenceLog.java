package org.cunzheng.evidence;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.casefile.CaseFileId;
import org.cunzheng.custody.Act;
import org.cunzheng.custody.CustodyLog;
import org.cunzheng.custody.Entry;
import org.cunzheng.custody.EntryId;
import org.cunzheng.custody.EntryKind;
import org.cunzheng.custody.Erasures;
import org.cunzheng.evidence.CaseRecord.Export;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.integrity.Sm3;
import org.cunzheng.integrity.Value;

/**
 * Seals what a complainant records. Each method takes the request's id: the same request sent again seals nothing new and
 * gives the entries of the first time.
 */
@Singleton
public class EvidenceLog {
    private final CustodyLog log;
    private final Erasures erasures;
    private final Originals originals;
    private final LeftFiles left;

    EvidenceLog(CustodyLog log, Erasures erasures, Originals originals, LeftFiles left) {
        this.log = log;
        this.erasures = erasures;
        this.originals = originals;
        this.left = left;
    }

    /** What the log says of a case file as of now. */
    public CaseRecord read(CaseFile caseFile) {
        return CaseRecord.of(log.entries(caseFile.id()));
    }

    /** A number that changes whenever something of the case file is sealed, and only then. */
    public long state(CaseFile caseFile) {
        return log.state(caseFile.id());
    }

    /**
     * Seals an incident.
     *
     * @throws IllegalStateException where a file of it was destroyed meanwhile
     */
    @Transactional
    public EntryId record(CaseFile caseFile, UUID request, Incident incident) {
        needOriginals(caseFile, request, incident.originals());
        return seal(caseFile, request, new Act(EntryKind.INCIDENT_RECORDED, IncidentFields.of(incident)));
    }

    /**
     * Seals a new telling of an incident; the old entry stays and is no longer counted.
     *
     * @throws IllegalArgumentException where the case file has no such incident that still counts
     */
    @Transactional
    public EntryId correct(CaseFile caseFile, UUID request, EntryId corrected, Incident incident, String reason) {
        needCounting(caseFile, request, corrected);
        // What the old telling names is destroyed by nobody as long as it stands.
        List<Original> named = read(caseFile)
                .incident(corrected)
                .map(logged -> logged.incident().originals())
                .orElse(List.of());
        needOriginals(
                caseFile,
                request,
                incident.originals().stream()
                        .filter(original -> !named.contains(original))
                        .toList());
        Map<String, Value> fields = IncidentFields.of(incident);
        fields.put("corrects", Value.text(corrected.toString()));
        fields.put("reason", Value.text(reason));
        return seal(caseFile, request, new Act(EntryKind.CORRECTION, fields));
    }

    /**
     * Seals that an entry was made by mistake; it stays and is no longer counted.
     *
     * @throws IllegalArgumentException where the case file has no such incident that still counts
     */
    @Transactional
    public EntryId enteredByMistake(CaseFile caseFile, UUID request, EntryId mistake, String reason) {
        needCounting(caseFile, request, mistake);
        return seal(caseFile, request, mistake(mistake, reason, ""));
    }

    /**
     * Moves an incident to another case file of the same owner: it is recorded there with where it came from, and stays here
     * as moved. Its originals are kept there too, and what is known of the export it was read from is sealed there once.
     *
     * @throws IllegalArgumentException where the case file has no such incident that still counts
     */
    public EntryId move(CaseFile from, CaseFile to, UUID request, EntryId moved, String reason) {
        // Before the log is held: nobody else's save waits. Where nothing comes of the move, the note destroys the
        // copies.
        read(from).incident(moved).filter(LoggedIncident::counts).stream()
                .flatMap(logged -> logged.incident().originals().stream())
                .forEach(original -> {
                    left.unlessNamed(to.id(), original.digest());
                    originals.keepAlso(from.id(), to.id(), original);
                });
        return sealMove(from, to, request, moved, reason);
    }

    @Transactional
    EntryId sealMove(CaseFile from, CaseFile to, UUID request, EntryId moved, String reason) {
        // Always in the same order, so that two moves in opposite directions do not wait for each other for ever.
        Stream.of(from.id(), to.id())
                .sorted(Comparator.comparing(CaseFileId::value))
                .forEach(log::hold);
        needCounting(from, request, moved);
        CaseRecord there = read(from);
        LoggedIncident logged = there.incident(moved).orElseThrow();
        needOriginals(to, request, logged.incident().originals());
        Map<String, Value> fields = IncidentFields.of(logged.incident());
        if (logged.incident().source() instanceof Source.Exported exported) {
            there.export(exported.item())
                    .ifPresent(export -> fields.put(
                            "item", Value.text(moved(from, to, request, export).toString())));
        }
        fields.put("movedFrom", Value.text(from.id().toString()));
        fields.put("movedEntry", Value.text(moved.toString()));
        seal(from, request, mistake(moved, reason, to.id().toString()));
        return seal(to, request, new Act(EntryKind.INCIDENT_RECORDED, fields));
    }

    /**
     * The entry in the other case file that says what a moved record was read from: one for all records of an export. The
     * whole file stays where it was, for it holds more than what was moved.
     */
    private EntryId moved(CaseFile from, CaseFile to, UUID request, Export export) {
        Map<String, Value> fields = new TreeMap<>();
        fields.put("name", Value.text(export.name()));
        fields.put("sha256", Value.text(export.digest().hex()));
        export.sm3().ifPresent(sm3 -> fields.put("sm3", Value.text(sm3.hex())));
        fields.put("report", texts(export.report()));
        fields.put("movedFrom", Value.text(from.id().toString()));
        fields.put("movedEntry", Value.text(export.id().toString()));
        UUID once = named("moved export " + export.id());
        if (log.isSpent(to.id(), once) && log.ofRequest(to.id(), once).isEmpty()) {
            // What was known of it there was erased; this move tells it anew, for itself.
            once = named("moved export " + export.id() + " by " + request);
        }
        return seal(to, once, new Act(EntryKind.ITEM_ACQUIRED, fields));
    }

    private static UUID named(String act) {
        return UUID.nameUUIDFromBytes(act.getBytes(StandardCharsets.UTF_8));
    }

    private static Act mistake(EntryId mistake, String reason, String movedTo) {
        Map<String, Value> fields = new TreeMap<>();
        fields.put("mistake", Value.text(mistake.toString()));
        fields.put("reason", Value.text(reason));
        if (!movedTo.isEmpty()) {
            fields.put("movedTo", Value.text(movedTo));
        }
        return new Act(EntryKind.ENTERED_BY_MISTAKE, fields);
    }

    /** The entry that a request was sealed as; of an acquisition, the export's. Empty where it was not sealed yet. */
    public Optional<EntryId> sealed(CaseFile caseFile, UUID request) {
        return log.ofRequest(caseFile.id(), request).stream().findFirst().map(Entry::id);
    }

    /**
     * Holds the log, so that of two changes to one entry the second sees the first. A request that was sealed before is not
     * measured against what it changed itself.
     */
    private void needCounting(CaseFile caseFile, UUID request, EntryId entry) {
        log.hold(caseFile.id());
        boolean counts =
                read(caseFile).incident(entry).filter(LoggedIncident::counts).isPresent();
        if (!counts && sealed(caseFile, request).isEmpty()) {
            throw new IllegalArgumentException("no such incident that counts: " + entry);
        }
    }

    /** Holds the log, so that no file is destroyed between this look and the entry that will name it. */
    private void needOriginals(CaseFile caseFile, UUID request, List<Original> needed) {
        log.hold(caseFile.id());
        if (!needed.isEmpty() && !log.isSpent(caseFile.id(), request)) {
            for (Original original : needed) {
                if (!originals.has(caseFile.id(), original.digest())) {
                    throw new IllegalStateException("not in the vault any more: " + original.digest());
                }
            }
        }
    }

    /**
     * Seals that an export came in, and then each incident chosen from it.
     *
     * @param incidents given the export's entry, the incidents that refer to it
     * @return the export's entry
     */
    @Transactional
    public EntryId acquire(
            CaseFile caseFile,
            UUID request,
            String name,
            Sha256 digest,
            Sm3 sm3,
            Map<String, String> report,
            Optional<Original> whole,
            Function<EntryId, List<Incident>> incidents) {
        Map<String, Value> fields = new TreeMap<>();
        fields.put("name", Value.text(name));
        fields.put("sha256", Value.text(digest.hex()));
        fields.put("sm3", Value.text(sm3.hex()));
        fields.put("report", texts(report));
        whole.ifPresent(original -> fields.put("files", Value.items(IncidentFields.original(original))));
        needOriginals(caseFile, request, whole.stream().toList());
        boolean again = sealed(caseFile, request).isPresent();
        EntryId item = seal(caseFile, request, new Act(EntryKind.ITEM_ACQUIRED, fields));
        if (!again) {
            List<Act> acts = new ArrayList<>();
            for (Incident incident : incidents.apply(item)) {
                needOriginals(caseFile, item.value(), incident.originals());
                acts.add(new Act(EntryKind.INCIDENT_RECORDED, IncidentFields.of(incident)));
            }
            // The incidents are sealed under the export's own id: the request's stands for the export.
            log.append(caseFile.id(), caseFile.owner(), item.value(), acts);
        }
        return item;
    }

    /**
     * Seals what a person decided on a finding, with the finding as it was shown.
     *
     * @throws IllegalStateException where an entry that the finding rests on was erased meanwhile
     */
    @Transactional
    public EntryId decide(
            CaseFile caseFile,
            UUID request,
            String finding,
            boolean confirmed,
            String reason,
            Map<String, String> statement) {
        log.hold(caseFile.id());
        for (EntryId erased : erasures.ids(caseFile.id())) {
            if (statement.values().stream().anyMatch(text -> text.contains(erased.toString()))) {
                throw new IllegalStateException("erased meanwhile: " + erased);
            }
        }
        Map<String, Value> fields = new TreeMap<>();
        fields.put("finding", Value.text(finding));
        fields.put("reason", Value.text(reason));
        fields.put("statement", texts(statement));
        return seal(
                caseFile,
                request,
                new Act(confirmed ? EntryKind.FINDING_CONFIRMED : EntryKind.FINDING_DISMISSED, fields));
    }

    /**
     * Seals that a packet was made, with the digests and versions it was made from. Of two made for one request at the same
     * time the first counts, and is what is returned to both.
     */
    @Transactional
    public EntryId packetMade(CaseFile caseFile, UUID request, Map<String, String> made) {
        log.hold(caseFile.id());
        Optional<Entry> before = log.ofRequest(caseFile.id(), request).stream()
                .filter(entry -> entry.kind() == EntryKind.PACKET_MADE)
                .findFirst();
        if (before.isPresent()) {
            return before.get().id();
        }
        Map<String, Value> fields = new TreeMap<>();
        made.forEach((name, text) -> fields.put(name, Value.text(text)));
        return seal(caseFile, request, new Act(EntryKind.PACKET_MADE, fields));
    }

    static Value texts(Map<String, String> texts) {
        Map<String, Value> members = new TreeMap<>();
        texts.forEach((name, text) -> members.put(name, Value.text(text)));
        return Value.members(members);
    }

    private EntryId seal(CaseFile caseFile, UUID request, Act act) {
        List<Entry> entries = log.append(caseFile.id(), caseFile.owner(), request, List.of(act));
        return entries.getFirst().id();
    }
}
