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
import org.cunzheng.packet.ExhibitFile;
import org.cunzheng.packet.Ground;
import org.cunzheng.packet.redaction.Part;

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
    String fileName(ExhibitFile file) {
        return switch (file) {
            case ExhibitFile.Given(Original original, var _) -> Excerpt.name(original.name(), wording);
            case ExhibitFile.LeftOut(Original original) -> Excerpt.name(original.name(), wording);
            case ExhibitFile.Unlisted _ -> say("withheld.mark");
        };
    }

    /** A value, or in its place that it is withheld. */
    private String unless(boolean withheld, String value) {
        return withheld ? say("withheld.mark") : Excerpt.name(value, wording);
    }

    /** Who was on the other side, by name and number as far as known. */
    String collector(Exhibit exhibit) {
        Incident incident = exhibit.incident().incident();
        if (exhibit.withholds(Part.COLLECTOR_NAMES) && exhibit.withholds(Part.COLLECTOR_NUMBERS)) {
            return say("withheld.mark");
        }
        return named(
                unless(exhibit.withholds(Part.COLLECTOR_NAMES), incident.collectorName()),
                unless(exhibit.withholds(Part.COLLECTOR_NUMBERS), incident.collectorNumber()),
                say("collector.unknown"));
    }

    String addressee(Exhibit exhibit) {
        Incident incident = exhibit.incident().incident();
        if (exhibit.withholds(Part.RELATIONS) && exhibit.withholds(Part.THIRD_PARTY_NAMES)) {
            return say("addressee.withheld.unnamed");
        }
        String kind =
                exhibit.withholds(Part.RELATIONS) ? say("addressee.withheld") : say("addressee", incident.addressee());
        String name = incident.addressee() == Addressee.DEBTOR
                ? ""
                : unless(exhibit.withholds(Part.THIRD_PARTY_NAMES), incident.addresseeName());
        return name.isBlank() ? kind : say("party.named", kind, name);
    }

    /** From whom to whom. */
    String parties(Exhibit exhibit) {
        return exhibit.incident().incident().direction() == Direction.FROM_COLLECTOR
                ? say("facts.from", collector(exhibit), addressee(exhibit))
                : say("facts.from", say("myself"), collector(exhibit));
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
