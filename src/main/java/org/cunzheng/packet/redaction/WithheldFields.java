package org.cunzheng.packet.redaction;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cunzheng.custody.Entry;
import org.cunzheng.custody.EntryId;
import org.cunzheng.evidence.Incident;
import org.cunzheng.integrity.Value;
import org.cunzheng.law.Addressee;

/**
 * Which fields of an entry a redaction withholds. What repeats a withheld value goes along: the record as an export held it,
 * its identity, which is a digest without a salt, and the place of a finding in withheld words.
 */
final class WithheldFields {
    /** What the record of an export says once more. */
    private static final Set<Part> REPEATED =
            EnumSet.of(Part.RECORDS, Part.THIRD_PARTY_NAMES, Part.COLLECTOR_NAMES, Part.COLLECTOR_NUMBERS, Part.FILES);

    private static final Set<String> RETOLD =
            Set.of(Incident.Kind.CALL.name(), Incident.Kind.VISIT.name(), Incident.Kind.OTHER.name());

    private final Redaction redaction;
    private final Set<String> leftOut;
    private final Set<EntryId> wordless;

    /**
     * @param leftOut digests of the files that are left out one by one, in hex
     * @param entries all that the packet discloses
     */
    WithheldFields(Redaction redaction, Set<String> leftOut, List<Entry> entries) {
        this.redaction = redaction;
        this.leftOut = Set.copyOf(leftOut);
        this.wordless = entries.stream().filter(this::isWordless).map(Entry::id).collect(Collectors.toSet());
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
                    case ITEM_ACQUIRED -> where(Part.EXPORTS, "name", "sha256", "report", "files");
                    case FINDING_CONFIRMED -> ofDecision(entry);
                    // All else of an erasure is needed to check what is left of the erased entry.
                    case ERASURE -> where(Part.ERASURE_REASONS, "reason");
                    case FINDING_DISMISSED, ENTERED_BY_MISTAKE, PACKET_MADE -> Map.of();
                });
        fields.keySet().removeIf(field -> saysNothing(entry, field));
        return fields;
    }

    private Map<String, Part> ofIncident(Entry entry) {
        Map<String, Part> fields = new LinkedHashMap<>();
        fields.putAll(where(Part.THIRD_PARTY_NAMES, "addresseeName"));
        if (!isText(entry, "addressee", Addressee.DEBTOR.name())) {
            fields.putAll(where(Part.RELATIONS, "addressee"));
        }
        fields.putAll(where(Part.COLLECTOR_NAMES, "collectorName"));
        fields.putAll(where(Part.COLLECTOR_NUMBERS, "collectorNumber"));
        boolean either = fields.containsKey("collectorName") || fields.containsKey("collectorNumber");
        if (either
                && Echo.of(
                        entry.text("collectorName").orElse(""),
                        entry.text("collectorNumber").orElse(""))) {
            fields.put("collectorName", Part.COLLECTOR_NAMES);
            fields.put("collectorNumber", Part.COLLECTOR_NUMBERS);
        }
        fields.putAll(where(Part.CORRECTION_REASONS, "reason"));
        fields.putAll(where(Part.FILES, "files"));
        if (wordless.contains(entry.id())) {
            fields.put("text", words(entry));
        }
        boolean repeated = fields.containsKey("text") || !Collections.disjoint(REPEATED, redaction.parts());
        if (repeated || !Collections.disjoint(files(entry), leftOut)) {
            fields.put("record", Part.RECORDS);
            fields.put("recordIdentity", Part.RECORDS);
        }
        // A record too long for its entry lies in a file, and the digest of a file has no salt.
        if (repeated && entry.fields().containsKey("item") && !entry.fields().containsKey("record")) {
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
        Map<String, Part> chosen = new LinkedHashMap<>();
        if (redaction.parts().contains(part)) {
            List.of(fields).forEach(field -> chosen.put(field, part));
        }
        return chosen;
    }

    private static boolean isText(Entry entry, String field, String text) {
        return Value.text(text).equals(entry.fields().get(field));
    }

    private static boolean saysNothing(Entry entry, String field) {
        return !entry.fields().containsKey(field) || isText(entry, field, "");
    }

    /** The digests of the files that an entry names, in hex. */
    static Set<String> files(Entry entry) {
        Set<String> digests = new LinkedHashSet<>();
        if (entry.fields().get("files") instanceof Value.Items files) {
            for (Value file : files.items()) {
                if (file instanceof Value.Members members
                        && members.members().get("sha256") instanceof Value.Text digest) {
                    digests.add(digest.text());
                }
            }
        }
        return digests;
    }
}
