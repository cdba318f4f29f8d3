package org.cunzheng.web.timeline;

import org.cunzheng.casefile.CaseFile;
import org.cunzheng.custody.EntryId;
import org.cunzheng.web.Paths;

/**
 * Where a case file's pages lie, so that the same templates serve one's own case and the invented one.
 *
 * @param root of all its pages, without a slash at the end
 * @param readOnly whether nothing can be recorded or decided there
 */
public record CaseAddress(String root, boolean readOnly) {
    public static CaseAddress of(CaseFile caseFile) {
        return new CaseAddress(Paths.caseFile(caseFile.id().toString()), false);
    }

    public static CaseAddress demo() {
        return new CaseAddress(Paths.DEMO, true);
    }

    public String timeline() {
        return root + "/timeline";
    }

    public String findings() {
        return root + "/findings";
    }

    /** @param page from 1 */
    public String findings(int page) {
        return page == 1 ? findings() : findings() + "?page=" + page;
    }

    public String packet() {
        return root + "/packet";
    }

    public String entry(EntryId entry) {
        return entry(entry.toString());
    }

    public String entry(String entry) {
        return root + "/entries/" + entry;
    }

    /** @param place among the entry's files, from 0 */
    public String file(EntryId entry, int place) {
        return entry(entry) + "/files/" + place;
    }

    public String finding(String key) {
        return findings() + "/" + key;
    }
}
