package org.cunzheng.evidence;

import java.util.Map;
import java.util.Optional;
import org.cunzheng.custody.EntryId;
import org.cunzheng.integrity.Sha256;

/**
 * A phone export that was acquired: which file it was and what its report said.
 *
 * @param digest of the whole file as it was given
 * @param report what was counted, by name: declared, found, taken in, already known, left out, period
 * @param whole the whole file, where the complainant chose to keep it
 */
public record Export(EntryId id, String name, Sha256 digest, Map<String, String> report, Optional<Original> whole) {
    public Export {
        report = Map.copyOf(report);
    }
}
