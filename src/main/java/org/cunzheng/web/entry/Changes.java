package org.cunzheng.web.entry;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.exceptions.HttpStatusException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.custody.EntryId;
import org.cunzheng.evidence.EvidenceLog;
import org.cunzheng.evidence.LoggedIncident;
import org.cunzheng.web.Form;
import org.cunzheng.web.Pages;
import org.cunzheng.web.Paths;

/** What the forms that change an entry's standing share. */
public final class Changes {
    private static final int LONGEST_REASON = 1000;

    private Changes() {}

    /** The incident; for an id of nothing, or of another case file's entry, 404. */
    private static LoggedIncident find(EvidenceLog log, CaseFile caseFile, UUID entry) {
        return log.read(caseFile)
                .incident(new EntryId(entry))
                .orElseThrow(() -> new HttpStatusException(HttpStatus.NOT_FOUND, "no such entry"));
    }

    /** The page on which to change an entry; back to the entry where it counts no longer. */
    static HttpResponse<?> form(
            EvidenceLog log, CaseFile caseFile, UUID entry, Function<LoggedIncident, HttpResponse<?>> form) {
        LoggedIncident logged = find(log, caseFile, entry);
        return logged.counts() ? form.apply(logged) : tooLate(caseFile, entry);
    }

    /** A change as it was sent; back to the entry where it counts no longer, unless this very request changed it. */
    static HttpResponse<?> change(
            EvidenceLog log,
            CaseFile caseFile,
            UUID entry,
            UUID request,
            Function<LoggedIncident, HttpResponse<?>> change) {
        LoggedIncident logged = find(log, caseFile, entry);
        return logged.counts() || log.sealed(caseFile, request).isPresent()
                ? change.apply(logged)
                : tooLate(caseFile, entry);
    }

    /** Back to an entry that was corrected or taken back meanwhile. */
    private static HttpResponse<?> tooLate(CaseFile caseFile, UUID entry) {
        return Pages.seeOther(Paths.entry(caseFile.id().toString(), entry.toString()), "flash.entryNotCurrent");
    }

    /**
     * Seals a change; too late also where another change came between reading and sealing.
     *
     * @param act gives the answer, or throws {@link IllegalArgumentException} where the entry counts no longer
     */
    static HttpResponse<?> seal(CaseFile caseFile, UUID entry, Supplier<HttpResponse<?>> act) {
        try {
            return act.get();
        } catch (IllegalArgumentException changedMeanwhile) {
            return tooLate(caseFile, entry);
        }
    }

    /** Whether a reason that need not be given is short enough; noted in the form where it is not. */
    public static boolean optionalReason(Form form) {
        return form.value("reason").isEmpty() || reason(form).isPresent();
    }

    /** The reason that every change must give; empty, and noted in the form, where it is missing or too long. */
    public static Optional<String> reason(Form form) {
        Optional<String> reason = form.value("reason");
        if (reason.isEmpty()) {
            form.refuse("reason", "entry.problem.reason");
        } else if (reason.get().length() > LONGEST_REASON) {
            form.refuse("reason", "entry.problem.long", LONGEST_REASON);
            return Optional.empty();
        }
        return reason;
    }
}
