package org.cunzheng.law;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The smallest citable unit of an instrument.
 *
 * @param id stable, the instrument's id first, such as {@code psl-2025.50.1.5.messages}
 * @param place its number, as far as known; printed only where {@link Certainty#numberVerified()}
 * @param inForce the days of this wording; within the days of the instrument
 * @param words the exact words, empty where they are not verified
 * @param verb the word that carries its strength: 不得, 不应, 不宜, 严禁; empty where it has none
 * @param limits the measurable limits it sets
 * @param reach which acts it takes, where its words alone do not tell
 * @throws IllegalArgumentException where words are given without verification or verified words are missing, or where
 *     the wording would be in force on a day the instrument is not
 */
public record Provision(
        String id,
        Instrument instrument,
        Place place,
        InForce inForce,
        Certainty certainty,
        String words,
        Gist gist,
        String verb,
        Set<Limit> limits,
        Reach reach) {
    /**
     * Which acts a provision takes.
     *
     * @param limb which of the several ways that its words name, printed after its number; empty where it is all of them
     * @param repeated whether one act is not enough for it (多次)
     * @param conditional whether the gist names a condition that the words leave to another place of the instrument
     */
    public record Reach(String limb, boolean repeated, boolean conditional) {}

    /** What it means, in our own words. */
    public record Gist(String chinese, String english) {}

    /** A limit that can be counted, and so judged by a rule on time and frequency. */
    public enum Limit {
        /** No contact from 22:00 to 8:00. */
        NIGHT_HOURS,
        /** At most three effective conversations a day. */
        CONVERSATIONS_A_DAY,
        /** At most six unanswered attempts a day at one number. */
        ATTEMPTS_A_DAY,
        /** No further contact with a contact person who refused. */
        REFUSAL
    }

    public Provision {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(gist, "gist");
        Objects.requireNonNull(reach, "reach");
        limits = Set.copyOf(limits);
        if (certainty.wordsVerified() == words.isBlank()) {
            throw new IllegalArgumentException(
                    words.isBlank()
                            ? "words are said to be verified but missing"
                            : "quoted words without verification");
        }
        if (certainty.numberVerified() && place.article() == 0) {
            throw new IllegalArgumentException("number is said to be verified but missing");
        }
        if (!inForce.within(instrument.inForce())) {
            throw new IllegalArgumentException("in force on days on which the instrument is not");
        }
    }

    /** The words that may stand in quotation marks. */
    public Optional<String> quotation() {
        return words.isBlank() ? Optional.empty() : Optional.of(words);
    }

    /** Whether the gist says something that the quotation does not, so that it has to stand beside it. */
    public boolean gistSaysMore() {
        return reach.repeated() || reach.conditional() || !reach.limb().isEmpty();
    }

    /** The printed form, {@code 《title》（version）第…条第…款第…项（limb）}, without a number that is not verified. */
    public Citation citation() {
        String number = certainty.numberVerified() ? place.printed() : "";
        String limb = reach.limb().isEmpty() ? "" : "（" + reach.limb() + "）";
        return new Citation(id, "《%s》（%s）%s%s".formatted(instrument.title(), instrument.version(), number, limb));
    }
}
