package org.cunzheng.web.timeline;

import java.util.Optional;
import org.cunzheng.casefile.CaseFiles;
import org.cunzheng.custody.EntryId;
import org.cunzheng.web.Paths;

/**
 * The case file that an entry was moved from.
 *
 * @param title what the complainant calls it
 * @param address of the entry as it stays there
 */
public record Origin(String title, String address) {
    static Optional<Origin> of(CaseView view, EntryId entry, CaseFiles caseFiles) {
        return view.moved(entry)
                .flatMap(moved -> caseFiles
                        .find(moved.from(), view.caseFile().owner())
                        .map(from -> new Origin(
                                from.details().title(),
                                Paths.entry(from.id().toString(), moved.entry().toString()))));
    }
}
