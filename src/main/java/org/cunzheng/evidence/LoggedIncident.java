package org.cunzheng.evidence;

import java.time.ZonedDateTime;
import org.cunzheng.custody.EntryId;
import org.cunzheng.integrity.Sha256;

/**
 * An incident as the log holds it.
 *
 * @param recordedAt our server's time when it was sealed
 * @param commitment what the log commits to
 * @param arrival grows in the order in which a case file's entries were saved
 */
public record LoggedIncident(
        EntryId id, Incident incident, ZonedDateTime recordedAt, Sha256 commitment, long arrival, Standing standing) {

    /** Whether it still counts. */
    public sealed interface Standing {
        record Current() implements Standing {}

        /** @param corrects the entry that this one corrects */
        record Correcting(EntryId corrects, String reason) implements Standing {}

        record CorrectedBy(EntryId correction, String reason) implements Standing {}

        /** @param movedTo the case file it was moved to; empty where it was simply a mistake */
        record EnteredByMistake(EntryId by, String reason, String movedTo) implements Standing {}
    }

    /** Whether it may be counted and shown in a packet. */
    public boolean counts() {
        return switch (standing) {
            case Standing.Current _, Standing.Correcting _ -> true;
            case Standing.CorrectedBy _, Standing.EnteredByMistake _ -> false;
        };
    }
}
