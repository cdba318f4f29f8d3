package org.cunzheng.evidence;

import java.time.Duration;
import java.util.List;
import org.cunzheng.law.Addressee;

/**
 * One act: a call, a message, a visit. An empty text means: not told.
 *
 * @param collectorNumber the other side's number as it was written or recorded, not normalised
 * @param collectorName whatever the other side is called
 * @param addresseeName who was called or written to, where that was not the complainant
 * @param text the words: a message's whole text, or what was said as the complainant tells it
 * @param duration of a call; zero where it was not answered or is not a call
 */
public record Incident(
        Kind kind,
        Direction direction,
        String collectorNumber,
        String collectorName,
        Addressee addressee,
        String addresseeName,
        Moment occurred,
        String text,
        Duration duration,
        Answered answered,
        List<Original> originals,
        Source source) {

    /** What kind of act it was. */
    public enum Kind {
        SMS,
        CALL,
        CHAT,
        VISIT,
        OTHER
    }

    /** Who acted. */
    public enum Direction {
        FROM_COLLECTOR,
        TO_COLLECTOR
    }

    /** Whether a call became a conversation; {@code NOT_KNOWN} also for what is not a call. */
    public enum Answered {
        YES,
        NO,
        NOT_KNOWN
    }

    public Incident {
        originals = List.copyOf(originals);
        if (duration.isNegative()) {
            throw new IllegalArgumentException("negative duration");
        }
    }

    /** How strong this is as evidence, by how it came in and what shows it. */
    public Grade grade() {
        return switch (source) {
            case Source.Exported _ -> Grade.PHONE_EXPORT;
            case Source.Typed _ -> originals.isEmpty() ? Grade.TYPED_FROM_MEMORY : Grade.SCREENSHOT;
        };
    }
}
