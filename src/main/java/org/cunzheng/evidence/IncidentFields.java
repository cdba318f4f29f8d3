package org.cunzheng.evidence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cunzheng.custody.Entry;
import org.cunzheng.custody.EntryId;
import org.cunzheng.custody.SealedTime;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.integrity.Sm3;
import org.cunzheng.integrity.Value;
import org.cunzheng.law.Addressee;

/** An incident as the fields of an entry, and back. What was not told has no field. */
final class IncidentFields {
    private IncidentFields() {}

    static Map<String, Value> of(Incident incident) {
        Map<String, Value> fields = new TreeMap<>();
        fields.put("incidentKind", Value.text(incident.kind().name()));
        fields.put("direction", Value.text(incident.direction().name()));
        fields.put("addressee", Value.text(incident.addressee().name()));
        fields.put("occurredAt", Value.text(SealedTime.text(incident.occurred().at())));
        fields.put("timeOrigin", Value.text(incident.occurred().origin().name()));
        put(fields, "collectorNumber", incident.collectorNumber());
        put(fields, "collectorName", incident.collectorName());
        put(fields, "addresseeName", incident.addresseeName());
        put(fields, "text", incident.text());
        if (incident.kind() == Incident.Kind.CALL) {
            fields.put(
                    "durationSeconds",
                    Value.text(Long.toString(incident.duration().toSeconds())));
            fields.put("answered", Value.text(incident.answered().name()));
        }
        if (!incident.originals().isEmpty()) {
            fields.put(
                    "files",
                    Value.items(incident.originals().stream()
                            .map(IncidentFields::original)
                            .toList()));
        }
        if (incident.source() instanceof Source.Exported exported) {
            fields.put("item", Value.text(exported.item().toString()));
            fields.put("recordOffset", Value.text(Long.toString(exported.offset())));
            put(fields, "record", exported.record());
            put(fields, "recordIdentity", exported.identity());
        }
        return fields;
    }

    private static void put(Map<String, Value> fields, String name, String text) {
        if (!text.isEmpty()) {
            fields.put(name, Value.text(text));
        }
    }

    static Value original(Original original) {
        Map<String, Value> members = new TreeMap<>();
        members.put("sha256", Value.text(original.digest().hex()));
        original.sm3().ifPresent(sm3 -> members.put("sm3", Value.text(sm3.hex())));
        members.put("size", Value.text(Long.toString(original.size())));
        members.put("type", Value.text(original.type()));
        members.put("name", Value.text(original.name()));
        return Value.members(members);
    }

    static Incident read(Entry entry) {
        return new Incident(
                Incident.Kind.valueOf(needed(entry, "incidentKind")),
                Incident.Direction.valueOf(needed(entry, "direction")),
                entry.text("collectorNumber").orElse(""),
                entry.text("collectorName").orElse(""),
                Addressee.valueOf(needed(entry, "addressee")),
                entry.text("addresseeName").orElse(""),
                new Moment(
                        SealedTime.parse(needed(entry, "occurredAt")),
                        Moment.Origin.valueOf(needed(entry, "timeOrigin"))),
                entry.text("text").orElse(""),
                Duration.ofSeconds(
                        entry.text("durationSeconds").map(Long::parseLong).orElse(0L)),
                entry.text("answered").map(Incident.Answered::valueOf).orElse(Incident.Answered.NOT_KNOWN),
                originals(entry),
                source(entry));
    }

    static List<Original> originals(Entry entry) {
        List<Original> originals = new ArrayList<>();
        if (entry.fields().get("files") instanceof Value.Items files) {
            for (Value file : files.items()) {
                if (file instanceof Value.Members members) {
                    originals.add(new Original(
                            Sha256.parse(member(members, "sha256")),
                            members.members().containsKey("sm3")
                                    ? Optional.of(Sm3.parse(member(members, "sm3")))
                                    : Optional.empty(),
                            Long.parseLong(member(members, "size")),
                            member(members, "type"),
                            member(members, "name")));
                }
            }
        }
        return originals;
    }

    private static Source source(Entry entry) {
        return entry.text("item")
                .<Source>map(item -> new Source.Exported(
                        EntryId.parse(item),
                        Long.parseLong(needed(entry, "recordOffset")),
                        entry.text("record").orElse(""),
                        entry.text("recordIdentity").orElse("")))
                .orElseGet(Source.Typed::new);
    }

    private static String member(Value.Members members, String name) {
        if (members.members().get(name) instanceof Value.Text text) {
            return text.text();
        }
        throw new IllegalStateException("a file without " + name);
    }

    private static String needed(Entry entry, String field) {
        return entry.text(field)
                .orElseThrow(() -> new IllegalStateException("entry " + entry.id() + " has no " + field));
    }
}
