package org.cunzheng.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cunzheng.custody.Entry;
import org.cunzheng.custody.EntryId;
import org.cunzheng.custody.EntryKind;
import org.cunzheng.custody.Erasures;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.integrity.Value;

/**
 * What goes when an incident or an export is erased. Of an incident all tellings go, for the others would still tell it; so
 * do what was said when it was taken back, and the decisions on findings that rest on it.
 *
 * @param targets what is erased, oldest first
 * @param tellings how many of them tell of the incident; none of an export
 * @param decisions how many of them are decisions on findings
 * @param exports how many of them say that an export came in
 * @param files those that are destroyed: no other entry of the case file names them
 * @param shared how many files stay, because another entry names them too
 * @param wholeExports the exports that stay and of which the whole file is kept, the one that the incident was read from first
 * @param elsewhere whether another case file holds the incident too, since it was moved
 */
public record ErasurePlan(
        List<Erasures.Target> targets,
        int tellings,
        int decisions,
        int exports,
        List<Original> files,
        int shared,
        List<WholeExport> wholeExports,
        boolean elsewhere) {
    public ErasurePlan {
        targets = List.copyOf(targets);
        files = List.copyOf(files);
        wholeExports = List.copyOf(wholeExports);
    }

    /**
     * An export of which the whole file is kept.
     *
     * @param name as the file was called
     * @param readFrom whether the incident was read from it; any other may hold the words all the same, for what was known
     *     already is not taken in again
     */
    public record WholeExport(EntryId id, String name, boolean readFrom) {}

    public List<EntryId> entries() {
        return targets.stream().map(Erasures.Target::id).toList();
    }

    public boolean isExport() {
        return tellings == 0;
    }

    /** Names what is erased, in hexadecimal, so that nothing is erased but what was shown. */
    public String digest() {
        String entries = targets.stream().map(Object::toString).collect(Collectors.joining("\n"));
        String destroyed = files.stream().map(file -> file.digest().hex()).collect(Collectors.joining("\n"));
        return Sha256.of((entries + "\n\n" + destroyed).getBytes(UTF_8)).hex();
    }

    /**
     * @param entries all of the case file, oldest first
     * @param withExports whether, with an incident, every export goes too of which the whole file is kept
     * @return empty where the target is not one that can be erased by itself
     */
    static Optional<ErasurePlan> of(List<Entry> entries, EntryId target, boolean withExports) {
        Map<EntryId, Entry> byId = new LinkedHashMap<>();
        entries.forEach(entry -> byId.put(entry.id(), entry));
        return Optional.ofNullable(byId.get(target))
                .filter(entry -> isTelling(entry) || entry.kind() == EntryKind.ITEM_ACQUIRED)
                .map(entry -> of(entries, chosen(byId, entry, withExports)));
    }

    private static Set<EntryId> chosen(Map<EntryId, Entry> byId, Entry one, boolean withExports) {
        Set<EntryId> chosen = isTelling(one) ? tellings(byId, one) : new HashSet<>(Set.of(one.id()));
        if (withExports && isTelling(one)) {
            byId.values().stream()
                    .filter(ErasurePlan::isWholeExport)
                    .map(Entry::id)
                    .forEach(chosen::add);
        }
        return chosen;
    }

    private static boolean isTelling(Entry entry) {
        return entry.kind() == EntryKind.INCIDENT_RECORDED || entry.kind() == EntryKind.CORRECTION;
    }

    /** All tellings of the same incident: back to the first one that is left, and from there on. */
    private static Set<EntryId> tellings(Map<EntryId, Entry> byId, Entry one) {
        Entry first = one;
        for (Optional<Entry> before = Optional.of(one); before.isPresent(); ) {
            first = before.get();
            before = first.text("corrects").map(EntryId::parse).flatMap(id -> Optional.ofNullable(byId.get(id)));
        }
        Set<EntryId> tellings = new HashSet<>(Set.of(first.id()));
        for (Entry entry : byId.values()) {
            if (refersTo(entry, "corrects", tellings)) {
                tellings.add(entry.id());
            }
        }
        return tellings;
    }

    private static boolean refersTo(Entry entry, String field, Set<EntryId> ids) {
        return entry.text(field).map(EntryId::parse).filter(ids::contains).isPresent();
    }

    private static ErasurePlan of(List<Entry> entries, Set<EntryId> chosen) {
        List<Entry> gone = entries.stream()
                .filter(entry -> chosen.contains(entry.id())
                        || refersTo(entry, "mistake", chosen)
                        || isDecisionOn(entry, chosen))
                .toList();
        Set<Sha256> kept =
                files(entries.stream().filter(entry -> !gone.contains(entry)).toList());
        Map<Sha256, Original> destroyed = new TreeMap<>(Comparator.comparing(Sha256::hex));
        Set<Sha256> shared = new HashSet<>();
        List<Erasures.Target> targets = new ArrayList<>();
        for (Entry entry : gone) {
            int before = destroyed.size();
            for (Original original : IncidentFields.originals(entry)) {
                if (kept.contains(original.digest())) {
                    shared.add(original.digest());
                } else {
                    destroyed.putIfAbsent(original.digest(), original);
                }
            }
            targets.add(new Erasures.Target(entry.id(), entry.commitment(), destroyed.size() - before));
        }
        return new ErasurePlan(
                targets,
                (int) gone.stream().filter(ErasurePlan::isTelling).count(),
                (int) gone.stream().filter(ErasurePlan::isDecision).count(),
                (int) gone.stream()
                        .filter(entry -> entry.kind() == EntryKind.ITEM_ACQUIRED)
                        .count(),
                List.copyOf(destroyed.values()),
                shared.size(),
                wholeExports(entries, gone),
                gone.stream()
                        .anyMatch(entry -> entry.text("movedTo").isPresent()
                                || entry.text("movedFrom").isPresent()));
    }

    private static boolean isDecision(Entry entry) {
        return entry.kind() == EntryKind.FINDING_CONFIRMED || entry.kind() == EntryKind.FINDING_DISMISSED;
    }

    /** Wherever the statement names the incident: whatever else it says is said of it. */
    private static boolean isDecisionOn(Entry entry, Set<EntryId> chosen) {
        return isDecision(entry)
                && entry.fields().get("statement") instanceof Value.Members statement
                && statement.members().values().stream()
                        .anyMatch(value -> value instanceof Value.Text text
                                && chosen.stream().anyMatch(id -> text.text().contains(id.toString())));
    }

    private static boolean isWholeExport(Entry entry) {
        return entry.kind() == EntryKind.ITEM_ACQUIRED
                && !IncidentFields.originals(entry).isEmpty();
    }

    /** Of an incident, all that stay: only reading them to their end could show that one does not hold the words. */
    private static List<WholeExport> wholeExports(List<Entry> entries, List<Entry> gone) {
        if (gone.stream().noneMatch(ErasurePlan::isTelling)) {
            return List.of();
        }
        return entries.stream()
                .filter(entry -> isWholeExport(entry) && !gone.contains(entry))
                .map(entry -> new WholeExport(
                        entry.id(),
                        entry.text("name").orElse(""),
                        gone.stream().anyMatch(read -> refersTo(read, "item", Set.of(entry.id())))))
                .sorted(Comparator.comparing(WholeExport::readFrom).reversed())
                .toList();
    }

    /** The digests of all files that entries name. */
    static Set<Sha256> files(List<Entry> entries) {
        return entries.stream()
                .flatMap(entry -> IncidentFields.originals(entry).stream())
                .map(Original::digest)
                .collect(Collectors.toSet());
    }
}
