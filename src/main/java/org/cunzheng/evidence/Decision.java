package org.cunzheng.evidence;

import java.time.ZonedDateTime;
import java.util.Map;
import org.cunzheng.custody.EntryId;

/**
 * What a person decided on a suggested finding; the last decision on a finding counts.
 *
 * @param finding the finding's key, which stays the same as long as it rests on the same entries
 * @param confirmed whether it may go into a packet
 * @param statement the finding as it was shown when it was decided on, by name
 */
public record Decision(
        EntryId id,
        String finding,
        boolean confirmed,
        String reason,
        Map<String, String> statement,
        ZonedDateTime decidedAt) {
    public Decision {
        statement = Map.copyOf(statement);
    }
}
