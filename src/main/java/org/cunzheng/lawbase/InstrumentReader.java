package org.cunzheng.lawbase;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.cunzheng.law.Certainty;
import org.cunzheng.law.InForce;
import org.cunzheng.law.Instrument;
import org.cunzheng.law.LenderKind;
import org.cunzheng.law.Place;
import org.cunzheng.law.Provision;

/** Reads one instrument with its provisions. A provision that names no day is in force as long as its instrument. */
final class InstrumentReader {
    private static final String EVERYONE = "EVERYONE";

    private final Node node;

    InstrumentReader(Node node) {
        this.node = node;
    }

    /** @param id the name of the file without its ending, which every id of a provision must begin with */
    List<Provision> provisions(String id) {
        Instrument instrument = instrument(id);
        var provisions = new ArrayList<Provision>();
        for (Node provision : node.nodes("provisions")) {
            provisions.add(provision(instrument, provision.called(provision.text("id"))));
        }
        node.nothingElse();
        return provisions;
    }

    private Instrument instrument(String id) {
        return LawReader.checked(
                node.place(),
                () -> new Instrument(
                        id,
                        node.text("title"),
                        node.text("version"),
                        node.text("issuer"),
                        node.word(node.text("strength"), Instrument.Strength.class),
                        inForce(node, node.day("from"), InForce.OPEN),
                        node.texts("binds").equals(List.of(EVERYONE))
                                ? EnumSet.allOf(LenderKind.class)
                                : node.words("binds", LenderKind.class),
                        node.texts("sources")));
    }

    private static Provision provision(Instrument instrument, Node node) {
        String id = node.text("id");
        if (!id.startsWith(instrument.id() + ".")) {
            throw new LawDataException(node.place(), "an id begins with its instrument, " + instrument.id() + ".");
        }
        return LawReader.checked(node.place(), () -> {
            var provision = new Provision(
                    id,
                    instrument,
                    place(node),
                    inForce(
                            node,
                            instrument.inForce().from(),
                            instrument.inForce().until()),
                    new Certainty(
                            node.flag("numberVerified"),
                            node.flag("wordsVerified"),
                            node.text("grade"),
                            node.has("sources") ? node.texts("sources") : instrument.sources()),
                    node.textOrEmpty("words"),
                    new Provision.Gist(node.text("zh"), node.text("en")),
                    node.textOrEmpty("verb"),
                    node.has("limits") ? node.words("limits", Provision.Limit.class) : Set.of(),
                    new Provision.Reach(
                            node.textOrEmpty("limb"),
                            node.has("repeated") && node.flag("repeated"),
                            node.has("conditional") && node.flag("conditional")));
            node.nothingElse();
            return provision;
        });
    }

    private static Place place(Node node) {
        return new Place(
                node.numberOrZero("article"),
                node.numberOrZero("insertion"),
                node.numberOrZero("paragraph"),
                node.numberOrZero("item"));
    }

    private static InForce inForce(Node node, LocalDate from, LocalDate until) {
        return new InForce(node.has("from") ? node.day("from") : from, node.has("until") ? node.day("until") : until);
    }
}
