package org.cunzheng.web.entry;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.evidence.Incident;
import org.cunzheng.evidence.Original;
import org.cunzheng.law.Addressee;
import org.cunzheng.web.Form;

/**
 * The questions about an incident of a kind.
 *
 * @param originals files that are kept already
 * @param fresh whether the form was opened just now, so that the phone may propose its own time zone
 */
public record AddPage(CaseFile caseFile, Incident.Kind kind, Form form, List<Original> originals, boolean fresh) {
    private static final Map<Incident.Kind, String> ACCEPTED = Map.of(
            Incident.Kind.SMS, "image/*",
            Incident.Kind.CHAT, "image/*,video/*",
            Incident.Kind.CALL, "audio/*,image/*",
            Incident.Kind.VISIT, "image/*,video/*,audio/*",
            Incident.Kind.OTHER, "image/*,application/pdf");

    public AddPage {
        originals = List.copyOf(originals);
    }

    public boolean is(String name) {
        return kind.name().equals(name);
    }

    /** The kind as it stands in addresses. */
    public String address() {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** The media types that a phone should offer first; any file is taken. */
    public String accepted() {
        return ACCEPTED.getOrDefault(kind, "");
    }

    /** A number with which the other side must be named, or a name. */
    public boolean needsNumber() {
        return kind == Incident.Kind.SMS || kind == Incident.Kind.CALL;
    }

    /** Whether the words come before everything else. */
    public boolean wordsFirst() {
        return kind == Incident.Kind.SMS || kind == Incident.Kind.CHAT || kind == Incident.Kind.OTHER;
    }

    public String kept(Original original) {
        return Submission.kept(original);
    }

    public List<Addressee> addressees() {
        return List.of(Addressee.values());
    }

    public List<Incident.Answered> answers() {
        return List.of(Incident.Answered.values());
    }

    public List<Incident.Direction> directions() {
        return List.of(Incident.Direction.values());
    }
}
