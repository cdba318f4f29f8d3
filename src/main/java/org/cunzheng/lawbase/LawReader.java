package org.cunzheng.lawbase;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.cunzheng.law.Addressee;
import org.cunzheng.law.Conduct;
import org.cunzheng.law.LawBase;
import org.cunzheng.law.LenderKind;
import org.cunzheng.law.Provision;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code law/index.json}, the instruments it lists and {@code law/conducts.json}. The names are resolved by the
 * given function, which answers null for a file that is not there.
 */
final class LawReader {
    private final Function<String, @Nullable InputStream> files;

    LawReader(Function<String, @Nullable InputStream> files) {
        this.files = files;
    }

    LawBase read() {
        Node index = file("law/index.json");
        var provisions = new ArrayList<Provision>();
        for (String instrument : index.texts("instruments")) {
            Node node = file("law/" + instrument + ".json");
            provisions.addAll(new InstrumentReader(node).provisions(instrument));
        }
        String version = index.text("version");
        index.nothingElse();
        return checked(
                "law/index.json",
                () -> new LawBase(version, provisions, matches(file("law/conducts.json"), provisions)));
    }

    private static Map<Conduct, List<LawBase.Match>> matches(Node file, List<Provision> provisions) {
        var matches = new EnumMap<Conduct, List<LawBase.Match>>(Conduct.class);
        for (Node conduct : file.nodes("conducts")) {
            String name = conduct.text("conduct");
            var ofThis = new ArrayList<LawBase.Match>();
            for (Node row : conduct.nodes("provisions")) {
                ofThis.add(match(row.called(name), provisions));
            }
            conduct.nothingElse();
            if (matches.put(conduct.word(name, Conduct.class), ofThis) != null) {
                throw new LawDataException(conduct.place(), name + " is mapped twice");
            }
        }
        file.nothingElse();
        return matches;
    }

    private static LawBase.Match match(Node row, List<Provision> provisions) {
        String id = row.text("id");
        Provision provision = provisions.stream()
                .filter(held -> held.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new LawDataException(row.place(), "unknown provision '" + id + "'"));
        Set<LenderKind> lenders = row.has("lenders")
                ? row.words("lenders", LenderKind.class)
                : provision.instrument().binds();
        Set<Addressee> addressees =
                row.has("addressees") ? row.words("addressees", Addressee.class) : EnumSet.allOf(Addressee.class);
        row.nothingElse();
        return checked(row.place(), () -> new LawBase.Match(provision, lenders, addressees));
    }

    private Node file(String name) {
        InputStream file = files.apply(name);
        if (file == null) {
            throw new LawDataException(name, "is not there");
        }
        return JsonFile.read(name, file);
    }

    /** Gives a refusal of a record its place. */
    static <T> T checked(String place, Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw new LawDataException(place, String.valueOf(e.getMessage()), e);
        }
    }
}
