package org.cunzheng.packet.pdf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cunzheng.casefile.CaseDetails;
import org.cunzheng.classify.Span;
import org.cunzheng.custody.EntryId;
import org.cunzheng.evidence.Incident;
import org.cunzheng.evidence.Incident.Direction;
import org.cunzheng.evidence.Incident.Kind;
import org.cunzheng.evidence.Original;
import org.cunzheng.evidence.Source;
import org.cunzheng.law.Addressee;
import org.cunzheng.packet.Breach;
import org.cunzheng.packet.ComplaintPacket;
import org.cunzheng.packet.Exhibit;
import org.cunzheng.packet.Ground;

/**
 * A packet with the words to say it in; what more than one section says is said here.
 *
 * @param grounds by the entry that they rest on
 */
record Draft(ComplaintPacket packet, Wording wording, Pictures pictures, Map<EntryId, List<Ground>> grounds) {
    static Draft of(ComplaintPacket packet, Wording wording, Pictures pictures) {
        Map<EntryId, List<Ground>> grounds = new HashMap<>();
        for (Breach breach : packet.breaches()) {
            for (Ground ground : breach.grounds()) {
                ground.entries()
                        .forEach(entry -> grounds.computeIfAbsent(entry, _ -> new ArrayList<>())
                                .add(ground));
            }
        }
        return new Draft(packet, wording, pictures, grounds);
    }

    private List<Ground> groundsOn(Exhibit exhibit) {
        return grounds.getOrDefault(exhibit.incident().id(), List.of());
    }

    String say(String key, Object... arguments) {
        return wording.say(key, arguments);
    }

    String say(String key, Enum<?> value) {
        return wording.say(key, value);
    }

    /** Who is complained of, by name and by the name of the app as far as told; empty where neither is. */
    String respondent() {
        CaseDetails details = packet.details();
        if (details.lender().isBlank()) {
            return details.appBrand();
        }
        return details.appBrand().isBlank()
                ? details.lender()
                : say("cover.respondent.brand", details.lender(), details.appBrand());
    }

    /** The name of a file. */
    String fileName(Original original) {
        return Excerpt.name(original.name(), wording);
    }

    /** Who was on the other side, by name and number as far as known. */
    String collector(Incident incident) {
        return named(
                Excerpt.name(incident.collectorName(), wording),
                Excerpt.name(incident.collectorNumber(), wording),
                say("collector.unknown"));
    }

    String addressee(Incident incident) {
        String kind = say("addressee", incident.addressee());
        boolean named = incident.addressee() != Addressee.DEBTOR
                && !incident.addresseeName().isBlank();
        return named ? say("party.named", kind, Excerpt.name(incident.addresseeName(), wording)) : kind;
    }

    /** From whom to whom. */
    String parties(Incident incident) {
        return incident.direction() == Direction.FROM_COLLECTOR
                ? say("facts.from", collector(incident), addressee(incident))
                : say("facts.from", say("myself"), collector(incident));
    }

    private String named(String name, String number, String neither) {
        if (name.isBlank()) {
            return number.isBlank() ? neither : number;
        }
        return number.isBlank() ? name : say("party.named", name, number);
    }

    /** Whether and how long a call was talked; empty for what is no call. */
    String call(Incident incident) {
        if (incident.kind() != Kind.CALL) {
            return "";
        }
        return switch (incident.answered()) {
            case YES ->
                incident.duration().isZero()
                        ? say("answered.YES.untold")
                        : say("answered.YES", Times.duration(incident.duration(), wording));
            case NO, NOT_KNOWN -> say("answered", incident.answered());
        };
    }

    String source(Incident incident) {
        return switch (incident.source()) {
            case Source.Exported _ -> say("source.exported");
            case Source.Typed _ -> say(incident.originals().isEmpty() ? "source.typed" : "source.typedWithFiles");
        };
    }

    /** The stretches of an exhibit's text that confirmed findings mark, in order and merged where they meet. */
    List<Span> marks(Exhibit exhibit) {
        return Marks.merge(groundsOn(exhibit).stream()
                .flatMap(ground -> ground.marked().stream())
                .toList());
    }

    /** What the confirmed findings say of an exhibit, each once, joined; empty where there is none. */
    String suspected(Exhibit exhibit) {
        return groundsOn(exhibit).stream().map(Ground::conduct).collect(Collectors.toCollection(TreeSet::new)).stream()
                .map(conduct -> say("conduct", conduct))
                .collect(Collectors.joining(say("list.and")));
    }
}
