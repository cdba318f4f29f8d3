package org.cunzheng.evidence;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cunzheng.custody.EntryId;
import org.cunzheng.integrity.Sha256;

/**
 * A phone export that was acquired: which file it was and what its report said.
 *
 * @param digest of the whole file as it was given
 * @param report what was counted, by name: declared, found, taken in, already known, left out, period
 * @param whole the whole file, where the complainant chose to keep it
 * @param movedFrom the case file that it was acquired in, where only single records of it were moved here; empty else
 */
public record Export(
        EntryId id,
        String name,
        Sha256 digest,
        Map<String, String> report,
        Optional<Original> whole,
        String movedFrom) {
    public Export {
        report = Map.copyOf(report);
    }

    /** Whether it was acquired in this very case file. */
    public boolean isAcquiredHere() {
        return movedFrom.isEmpty();
    }

    /** Whether every byte of it was understood, and every record of the chosen numbers found its place. */
    public boolean isComplete() {
        return "WHOLE".equals(report.get("ending"))
                && Stream.of("leftOut", "strayBytes", "typeNotKnown", "implausible")
                        .allMatch(count -> "0".equals(report.get(count)));
    }
}
