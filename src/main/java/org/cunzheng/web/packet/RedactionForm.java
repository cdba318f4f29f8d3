package org.cunzheng.web.packet;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.exceptions.HttpStatusException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cunzheng.custody.EntryId;
import org.cunzheng.evidence.CaseRecord;
import org.cunzheng.packet.redaction.Part;
import org.cunzheng.packet.redaction.Redaction;
import org.cunzheng.web.Form;

/**
 * For whom a packet is and what is withheld in it, as ticked. What was ticked entry by entry travels along in two fields, for
 * every page but the one that is shown; nothing of it is kept on the server before the packet is made.
 */
final class RedactionForm {
    static final String RECIPIENT = "recipient";
    static final String PART = "part";
    /** Entries whose words or files are withheld, ticked on other pages: ids with blanks between them. */
    static final String WORDS = "words";

    static final String FILES = "files";
    /** The same, ticked on the page that was shown. */
    static final String TICKED_WORDS = "tickedWords";

    static final String TICKED_FILES = "tickedFiles";

    private RedactionForm() {}

    /** The redaction; empty where something is wrong, which the form says then. */
    static Optional<Redaction> read(Form form) {
        String recipient = form.value(RECIPIENT).orElse("");
        if (recipient.length() > Redaction.LONGEST_RECIPIENT) {
            form.refuse(RECIPIENT, "entry.problem.long", Redaction.LONGEST_RECIPIENT);
            return Optional.empty();
        }
        return Optional.of(new Redaction(recipient, parts(form), words(form), files(form)));
    }

    private static Set<Part> parts(Form form) {
        Set<Part> parts = new HashSet<>();
        for (String name : form.all(PART)) {
            parts.add(Part.CHOICES.stream()
                    .filter(part -> part.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> notOurs(PART)));
        }
        return parts;
    }

    static Set<EntryId> words(Form form) {
        return entries(form, WORDS, TICKED_WORDS);
    }

    static Set<EntryId> files(Form form) {
        return entries(form, FILES, TICKED_FILES);
    }

    private static Set<EntryId> entries(Form form, String before, String ticked) {
        try {
            return Stream.concat(Arrays.stream(form.raw(before).split(" ")), form.all(ticked).stream())
                    .filter(id -> !id.isEmpty())
                    .map(EntryId::parse)
                    .collect(Collectors.toSet());
        } catch (IllegalArgumentException notAnId) {
            throw notOurs(before);
        }
    }

    /** What a page of ours never sends; to overlook it would disclose what somebody wanted withheld. */
    private static HttpStatusException notOurs(String field) {
        return new HttpStatusException(HttpStatus.BAD_REQUEST, "not understood: " + field);
    }

    /** The same form with everything ticked in the two fields that travel along, for a page that shows no entries. */
    static Form gathered(Form form) {
        return form.with(WORDS, joined(words(form))).with(FILES, joined(files(form)));
    }

    /** The entries of which something is ticked and that count no longer. */
    static Set<EntryId> stale(Form form, CaseRecord caseRecord) {
        Set<EntryId> stale = new HashSet<>(words(form));
        stale.addAll(files(form));
        caseRecord.counting().forEach(logged -> stale.remove(logged.id()));
        return stale;
    }

    /** The form gathered, with nothing ticked of these entries. */
    static void drop(Form form, Set<EntryId> stale) {
        Set<EntryId> words = new HashSet<>(words(form));
        Set<EntryId> files = new HashSet<>(files(form));
        words.removeAll(stale);
        files.removeAll(stale);
        form.with(WORDS, joined(words)).with(TICKED_WORDS, "");
        form.with(FILES, joined(files)).with(TICKED_FILES, "");
    }

    static String joined(Collection<EntryId> entries) {
        return entries.stream().map(EntryId::toString).sorted().collect(Collectors.joining(" "));
    }
}
