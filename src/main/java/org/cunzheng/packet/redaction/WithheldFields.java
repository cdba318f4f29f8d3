package org.cunzheng.packet.redaction;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cunzheng.casefile.Collector;
import org.cunzheng.custody.Entry;
import org.cunzheng.custody.EntryId;
import org.cunzheng.custody.EntryKind;
import org.cunzheng.evidence.Incident;
import org.cunzheng.integrity.Value;
import org.cunzheng.law.Addressee;

/**
 * Which fields of an entry a redaction withholds. What repeats a withheld value goes along: the record as an export held it,
 * its identity, which is a digest without a salt, as is every digest of an export, the place of a finding in withheld words,
 * and files that are called after somebody whose name or number is withheld.
 */
final class WithheldFields {
    /** What the record of an export says once more. */
    private static final Set<Part> REPEATED =
            EnumSet.of(Part.RECORDS, Part.THIRD_PARTY_NAMES, Part.COLLECTOR_NAMES, Part.COLLECTOR_NUMBERS, Part.FILES);

    private static final Set<String> RETOLD =
            Set.of(Incident.Kind.CALL.name(), Incident.Kind.VISIT.name(), Incident.Kind.OTHER.name());

    private static final Pattern DIGEST = Pattern.compile("[0-9A-Fa-f]{64}");

    private final Redaction redaction;
    private final Set<String> leftOut;
    private final Set<EntryId> wordless;
    private final Set<String> unsaid;
    private final Set<String> unhashed;

    /**
     * @param leftOut digests of the files that are left out one by one, in hex
     * @param entries all that the packet discloses
     * @param collectors whom the case file names
     */
    WithheldFields(Redaction redaction, Set<String> leftOut, List<Entry> entries, List<Collector> collectors) {
        this.redaction = redaction;
        this.leftOut = Set.copyOf(leftOut);
        this.wordless = entries.stream().filter(this::isWordless).map(Entry::id).collect(Collectors.toSet());
        this.unsaid = Stream.concat(
                        entries.stream()
                                .flatMap(entry ->
                                        people(entry).keySet().stream().flatMap(field -> entry.text(field).stream())),
                        collectors.stream()
                                .flatMap(collector -> BlankedCollector.withheldOf(collector, redaction.parts())))
                .filter(text -> !text.isBlank())
                .flatMap(text -> Stream.concat(Stream.of(text), Echo.numbers(text)))
                .collect(Collectors.toSet());
        this.unhashed = redaction.parts().contains(Part.EXPORTS)
                        || entries.stream()
                                .anyMatch(entry -> entry.fields().containsKey("item") && withholdsOfRecord(entry))
                ? entries.stream().flatMap(WithheldFields::exportDigests).collect(Collectors.toSet())
                : Set.of();
    }

    /** Whether something is withheld that the record of an export says once more, where the entry has one. */
    private boolean withholdsOfRecord(Entry entry) {
        return isRepeated(entry) || !Collections.disjoint(files(entry), leftOut);
    }

    /** Whether files of it are left out and others not, of which one may be the record that holds what is left out. */
    private boolean holdsLeftOut(Entry entry) {
        Set<String> files = files(entry);
        return !Collections.disjoint(files, leftOut) && !leftOut.containsAll(files);
    }

    private boolean isRepeated(Entry entry) {
        return wordless.contains(entry.id()) || !Collections.disjoint(REPEATED, redaction.parts());
    }

    /** The names and numbers that are withheld of an entry, where it has any. */
    private Map<String, Part> people(Entry entry) {
        Map<String, Part> fields = new LinkedHashMap<>(where(Part.THIRD_PARTY_NAMES, "addresseeName"));
        Collector told = new Collector(
                entry.text("collectorName").orElse(""),
                entry.text("collectorNumber").orElse(""),
                "");
        Collector shown = BlankedCollector.of(told, redaction.parts());
        if (!shown.name().equals(told.name())) {
            fields.put("collectorName", Part.COLLECTOR_NAMES);
        }
        if (!shown.number().equals(told.number())) {
            fields.put("collectorNumber", Part.COLLECTOR_NUMBERS);
        }
        return fields;
    }

    private boolean tellsUnsaid(Stream<String> fileNames) {
        return fileNames.anyMatch(name -> unsaid.stream().anyMatch(told -> Echo.inFileName(name, told)));
    }

    private boolean isWordless(Entry entry) {
        return entry.fields().containsKey("text")
                && (redaction.words().contains(entry.id()) || redaction.parts().contains(words(entry)));
    }

    private static Part words(Entry entry) {
        return entry.text("incidentKind").filter(RETOLD::contains).isPresent() ? Part.RETELLINGS : Part.WORDS;
    }

    /** By name, each with the part it belongs to; only fields that the entry has and that say something. */
    Map<String, Part> of(Entry entry) {
        Map<String, Part> fields = new LinkedHashMap<>(
                switch (entry.kind()) {
                    case INCIDENT_RECORDED, CORRECTION -> ofIncident(entry);
                    case ITEM_ACQUIRED -> ofExport(entry);
                    case FINDING_CONFIRMED -> ofDecision(entry);
                    // All else of an erasure is needed to check what is left of the erased entry.
                    case ERASURE -> where(Part.ERASURE_REASONS, "reason");
                    case FINDING_DISMISSED, ENTERED_BY_MISTAKE, PACKET_MADE -> Map.of();
                });
        fields.keySet().removeIf(field -> saysNothing(entry, field));
        return fields;
    }

    private Map<String, Part> ofExport(Entry entry) {
        List<String> report = report(entry);
        Stream<String> told = Stream.of(entry.text("name").stream(), fileNames(entry), report.stream())
                .flatMap(Function.identity());
        if (redaction.parts().contains(Part.EXPORTS) || tellsUnsaid(told)) {
            return all(Part.EXPORTS, "name", "sha256", "sm3", "report", "files");
        }
        // Backups repeat one another: what one export's records withhold, the digest of another could confirm as well.
        if (unhashed.isEmpty()) {
            return Map.of();
        }
        Map<String, Part> fields = all(Part.EXPORTS, "sha256", "sm3", "files");
        if (report.stream().anyMatch(WithheldFields::isDigest)) {
            fields.put("report", Part.EXPORTS);
        }
        return fields;
    }

    /** What the report of an export says, which may name the file in an archive and give its digest. */
    private static List<String> report(Entry entry) {
        return entry.fields().get("report") instanceof Value.Members report
                ? report.members().values().stream()
                        .filter(Value.Text.class::isInstance)
                        .map(text -> ((Value.Text) text).text())
                        .toList()
                : List.of();
    }

    private static boolean isDigest(String text) {
        return DIGEST.matcher(text).matches();
    }

    /** The digests of an export, of the file in it and of the whole as it was kept; of any other entry none. */
    private static Stream<String> exportDigests(Entry entry) {
        return entry.kind() == EntryKind.ITEM_ACQUIRED
                ? Stream.of(entry.text("sha256").stream(), files(entry).stream(), report(entry).stream())
                        .flatMap(Function.identity())
                        .filter(WithheldFields::isDigest)
                : Stream.empty();
    }

    private Map<String, Part> ofIncident(Entry entry) {
        Map<String, Part> fields = people(entry);
        if (!isText(entry, "addressee", Addressee.DEBTOR.name())) {
            fields.putAll(where(Part.RELATIONS, "addressee"));
        }
        fields.putAll(where(Part.CORRECTION_REASONS, "reason"));
        fields.putAll(where(Part.FILES, "files"));
        // A file's name and its digest are one field under one salt: the file goes with its name.
        if (tellsUnsaid(fileNames(entry)) || !Collections.disjoint(files(entry), unhashed)) {
            fields.put("files", Part.FILES);
        }
        if (wordless.contains(entry.id())) {
            fields.put("text", words(entry));
        }
        if (withholdsOfRecord(entry)) {
            fields.put("record", Part.RECORDS);
            fields.put("recordIdentity", Part.RECORDS);
        }
        // A record too long for its entry lies in a file, and the digest of a file has no salt.
        if ((isRepeated(entry) || holdsLeftOut(entry))
                && entry.fields().containsKey("item")
                && !entry.fields().containsKey("record")) {
            fields.put("files", Part.FILES);
        }
        return fields;
    }

    private Map<String, Part> ofDecision(Entry entry) {
        Map<String, Part> fields = new LinkedHashMap<>(where(Part.DECISION_REASONS, "reason"));
        if (entry.fields().get("statement") instanceof Value.Members statement
                && statement.members().containsKey("words")
                && statement.members().get("entries") instanceof Value.Text entries
                && entries.text().lines().map(EntryId::parse).anyMatch(wordless::contains)) {
            fields.put("statement", Part.STATEMENTS);
        }
        return fields;
    }

    private Map<String, Part> where(Part part, String... fields) {
        return redaction.parts().contains(part) ? all(part, fields) : Map.of();
    }

    private static Map<String, Part> all(Part part, String... fields) {
        Map<String, Part> all = new LinkedHashMap<>();
        List.of(fields).forEach(field -> all.put(field, part));
        return all;
    }

    private static boolean isText(Entry entry, String field, String text) {
        return Value.text(text).equals(entry.fields().get(field));
    }

    private static boolean saysNothing(Entry entry, String field) {
        return !entry.fields().containsKey(field) || isText(entry, field, "");
    }

    /** The digests of the files that an entry names, in hex. */
    static Set<String> files(Entry entry) {
        return ofFiles(entry, "sha256").collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Stream<String> fileNames(Entry entry) {
        return ofFiles(entry, "name");
    }

    private static Stream<String> ofFiles(Entry entry, String member) {
        return entry.fields().get("files") instanceof Value.Items files
                ? files.items().stream()
                        .filter(Value.Members.class::isInstance)
                        .flatMap(file -> Stream.ofNullable(
                                ((Value.Members) file).members().get(member)))
                        .filter(Value.Text.class::isInstance)
                        .map(text -> ((Value.Text) text).text())
                : Stream.empty();
    }
}
