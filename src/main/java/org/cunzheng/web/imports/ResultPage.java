package org.cunzheng.web.imports;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.cunzheng.evidence.CaseRecord.Export;

/** What became of an import, from the report that was sealed with it. */
public record ResultPage(Export export) {
    private static final List<String> CHOSEN_BUT_NOT_TAKEN =
            List.of("alreadyKnown", "repeated", "reachedNobody", "senderNotKnown", "typeNotKnown", "implausible");
    private static final String LEFT_OUT = "leftOut.";

    /** @param key the end of a message key */
    public record Count(String key, String number) {}

    /** @param reason the end of a message key under {@code import.leftOut} */
    public record Place(String ordinal, String offset, String reason) {}

    public String said(String name) {
        return export.report().getOrDefault(name, "");
    }

    public boolean has(String name) {
        return !said(name).isEmpty();
    }

    /** Whether something was counted, and it is not zero. */
    public boolean isSome(String name) {
        return has(name) && !said(name).equals("0");
    }

    public boolean isWhole() {
        return said("ending").equals("WHOLE");
    }

    /** Records of the chosen numbers that were not taken in, by the reason; none that is zero. */
    public List<Count> notTaken() {
        return CHOSEN_BUT_NOT_TAKEN.stream()
                .map(name -> new Count(name, said(name)))
                .filter(count -> !count.number().isEmpty() && !count.number().equals("0"))
                .toList();
    }

    /** Records that could not be read, by the reason. */
    public List<Count> leftOut() {
        return export.report().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(LEFT_OUT))
                .map(entry -> new Count(entry.getKey().substring(LEFT_OUT.length()), entry.getValue()))
                .sorted((one, other) -> one.key().compareTo(other.key()))
                .toList();
    }

    /** Where the records stood that could not be read; the first of them. */
    public List<Place> places() {
        List<Place> places = new ArrayList<>();
        said("leftOutPlaces").lines().forEach(line -> {
            String[] parts = line.split(" ");
            places.add(new Place(parts[0], parts[1], parts[2]));
        });
        return places;
    }

    public boolean hasPeriod() {
        return has("from");
    }

    public ZonedDateTime from() {
        return Instant.parse(said("from")).atZone(zone());
    }

    public ZonedDateTime until() {
        return Instant.parse(said("until")).atZone(zone());
    }

    private ZoneId zone() {
        return ZoneId.of(said("zone"));
    }

    public long gaps() {
        return said("gaps").isEmpty() ? 0 : said("gaps").split(" ").length;
    }
}
