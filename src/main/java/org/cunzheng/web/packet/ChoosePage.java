package org.cunzheng.web.packet;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cunzheng.custody.EntryId;
import org.cunzheng.evidence.CaseRecord;
import org.cunzheng.evidence.Incident;
import org.cunzheng.evidence.LoggedIncident;
import org.cunzheng.evidence.LoggedIncident.Standing;
import org.cunzheng.packet.redaction.Occurrences;
import org.cunzheng.web.Form;

/**
 * One page of the incidents that have words or files, in the order in which the packet shows them, to tick what is withheld.
 *
 * @param words ticked on other pages, with blanks between them
 * @param files the same for files
 * @param chosenWords how many are ticked on all pages
 * @param chosenFiles the same for files
 * @param narrowed whether only incidents are shown that name a third party
 * @param all how many there are
 */
public record ChoosePage(
        List<Line> lines,
        int page,
        int pages,
        String words,
        String files,
        int chosenWords,
        int chosenFiles,
        boolean narrowed,
        int all) {
    /** Asks for every incident, in the field {@code show} or instead of a page's number. */
    public static final String ALL = "all";

    /** How many incidents stand on a page: few, so that a form has no more fields than a server takes. */
    static final int SIZE = 20;

    private static final int SHOWN = 300;

    public ChoosePage {
        lines = List.copyOf(lines);
    }

    /**
     * An incident with what is ticked of it.
     *
     * @param named names of third parties that stand in its words or in what its files are called
     */
    public record Line(LoggedIncident logged, boolean wordsTicked, boolean filesTicked, List<String> named) {
        public Line {
            named = List.copyOf(named);
        }

        public Incident incident() {
            return logged.incident();
        }

        public boolean hasWords() {
            return !incident().text().isBlank();
        }

        /** The words, cut off where they are very long. */
        public String words() {
            String text = incident().text();
            int length = text.codePointCount(0, text.length());
            return length <= SHOWN ? text : text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…";
        }
    }

    /**
     * @param wanted a page's number, or {@link #ALL}
     * @param stale entries that count no longer: the page on which the correction of one stands is shown
     */
    static ChoosePage of(CaseRecord caseRecord, Form form, String wanted, Set<EntryId> stale) {
        List<LoggedIncident> all = caseRecord.counting().stream()
                .filter(logged -> !logged.incident().text().isBlank()
                        || !logged.incident().originals().isEmpty())
                .toList();
        Set<EntryId> words = RedactionForm.words(form);
        Set<EntryId> files = RedactionForm.files(form);
        Occurrences occurrences = Occurrences.in(caseRecord, List.of());
        List<LoggedIncident> naming = all.stream()
                .filter(logged -> !occurrences.namedIn(logged.incident()).isEmpty())
                .toList();
        boolean narrowed = !naming.isEmpty()
                && naming.size() < all.size()
                && stale.isEmpty()
                && !wanted.equals(ALL)
                && !form.raw("show").equals(ALL);
        List<LoggedIncident> choosable = narrowed ? naming : all;
        int pages = Math.max(1, (choosable.size() + SIZE - 1) / SIZE);
        int page = Math.clamp(stale.isEmpty() ? number(wanted) : pageOfCorrection(choosable, stale), 1, pages);
        List<LoggedIncident> shown = choosable.subList((page - 1) * SIZE, Math.min(page * SIZE, choosable.size()));
        List<Line> lines = shown.stream()
                .map(logged -> new Line(
                        logged,
                        words.contains(logged.id()),
                        files.contains(logged.id()),
                        occurrences.namedIn(logged.incident())))
                .toList();
        return new ChoosePage(
                lines,
                page,
                pages,
                others(words, shown),
                others(files, shown),
                words.size(),
                files.size(),
                narrowed,
                all.size());
    }

    private static int number(String wanted) {
        return wanted.matches("[0-9]{1,6}") ? Integer.parseInt(wanted) : 1;
    }

    /** The first page where none of them was corrected, or only later corrections of them count. */
    private static int pageOfCorrection(List<LoggedIncident> choosable, Set<EntryId> stale) {
        for (int i = 0; i < choosable.size(); i++) {
            if (choosable.get(i).standing() instanceof Standing.Correcting(EntryId corrected, String _)
                    && stale.contains(corrected)) {
                return i / SIZE + 1;
            }
        }
        return 1;
    }

    private static String others(Set<EntryId> chosen, List<LoggedIncident> shown) {
        Set<EntryId> others = new HashSet<>(chosen);
        shown.forEach(logged -> others.remove(logged.id()));
        return RedactionForm.joined(others);
    }
}
