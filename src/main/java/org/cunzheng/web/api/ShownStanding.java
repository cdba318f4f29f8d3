package org.cunzheng.web.api;

import io.micronaut.serde.annotation.Serdeable;
import java.util.UUID;
import org.cunzheng.evidence.LoggedIncident.Standing;
import org.jspecify.annotations.Nullable;

/**
 * Whether an entry still counts.
 *
 * @param counts whether it may be counted and stand in a packet
 * @param other the entry it corrects, or the one that corrects it or says that it was a mistake
 * @param movedTo the case file it was moved to
 * @param reason empty for an entry that nothing changed
 */
@Serdeable
record ShownStanding(
        State state,
        boolean counts,
        @Nullable UUID other,
        @Nullable UUID movedTo,
        String reason) {
    /** What became of an entry. */
    enum State {
        CURRENT,
        CORRECTING,
        CORRECTED,
        ENTERED_BY_MISTAKE,
        MOVED
    }

    static ShownStanding of(Standing standing) {
        return switch (standing) {
            case Standing.Current _ -> new ShownStanding(State.CURRENT, true, null, null, "");
            case Standing.Correcting(var corrects, var reason) ->
                new ShownStanding(State.CORRECTING, true, corrects.value(), null, reason);
            case Standing.CorrectedBy(var correction, var reason) ->
                new ShownStanding(State.CORRECTED, false, correction.value(), null, reason);
            case Standing.EnteredByMistake(var by, var reason, var movedTo) ->
                movedTo.isEmpty()
                        ? new ShownStanding(State.ENTERED_BY_MISTAKE, false, by.value(), null, reason)
                        : new ShownStanding(State.MOVED, false, by.value(), UUID.fromString(movedTo), reason);
        };
    }
}
