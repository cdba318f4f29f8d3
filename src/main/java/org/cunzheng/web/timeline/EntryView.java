package org.cunzheng.web.timeline;

import java.time.Duration;
import java.util.List;
import org.cunzheng.acquisition.phone.PhoneNumber;
import org.cunzheng.classify.Span;
import org.cunzheng.evidence.Incident;
import org.cunzheng.evidence.LoggedIncident;
import org.cunzheng.evidence.LoggedIncident.Standing;
import org.cunzheng.evidence.Moment;
import org.cunzheng.evidence.Source;
import org.cunzheng.law.Addressee;
import org.cunzheng.web.PageContext;

/** An entry as it is shown, with what is suggested on it. */
public record EntryView(LoggedIncident logged, List<FindingView> findings) {
    private static final int SHORT_HASH = 12;

    public EntryView {
        findings = List.copyOf(findings);
    }

    public Incident incident() {
        return logged.incident();
    }

    /** The words, those marked that a finding which was not dismissed rests on. */
    public MarkedText text() {
        List<Span> spans = findings.stream()
                .filter(finding -> finding.status() != FindingView.Status.DISMISSED)
                .flatMap(finding -> finding.spans().stream())
                .toList();
        return MarkedText.of(incident().text(), spans);
    }

    public boolean hasText() {
        return !incident().text().isEmpty();
    }

    /** What kind of act it was, as a message key. */
    public String kindKey() {
        return isCall() && incident().direction() == Incident.Direction.TO_COLLECTOR
                ? "timeline.outgoingCall"
                : "entry.kind." + incident().kind().name();
    }

    /** The other side, as far as told: name and number, or one of them, or that nothing is known. */
    public String who(PageContext page) {
        String number = isWithheld() ? "" : incident().collectorNumber();
        String name = incident().collectorName();
        String who = name.equals(number) ? name : (name + " " + number).strip();
        if (!who.isEmpty()) {
            return who;
        }
        return page.t(isWithheld() ? "timeline.withheld" : "timeline.nobody");
    }

    /** The other side's number in words where there is none. */
    public String number(PageContext page) {
        if (isWithheld()) {
            return page.t("timeline.withheld");
        }
        return incident().collectorNumber().isEmpty()
                ? page.t("timeline.noNumber")
                : incident().collectorNumber();
    }

    /** Whether the device recorded that no number was shown. */
    public boolean isWithheld() {
        return imported() && PhoneNumber.of(incident().collectorNumber()).isWithheld();
    }

    /** Whether it was directed at somebody other than the complainant. */
    public boolean isForOthers() {
        return incident().addressee() != Addressee.DEBTOR;
    }

    public String hash() {
        return logged.commitment().hex();
    }

    public String shortHash() {
        return hash().substring(0, SHORT_HASH);
    }

    public boolean isCall() {
        return incident().kind() == Incident.Kind.CALL;
    }

    public boolean fromDevice() {
        return incident().occurred().origin() == Moment.Origin.DEVICE;
    }

    public boolean imported() {
        return incident().source() instanceof Source.Exported;
    }

    /** The record as it stood in the export; empty where the entry was typed or the record lies with the files. */
    public String rawRecord() {
        return incident().source() instanceof Source.Exported exported ? MarkedText.legal(exported.record()) : "";
    }

    /** The entry under which the export came in; empty where the entry was typed. */
    public String export() {
        return incident().source() instanceof Source.Exported exported
                ? exported.item().toString()
                : "";
    }

    /** Where the record begins in the export, in bytes; empty where the entry was typed. */
    public String offset() {
        return incident().source() instanceof Source.Exported exported ? Long.toString(exported.offset()) : "";
    }

    /** From the event to its recording here. */
    public Duration delay() {
        return Duration.between(incident().occurred().at(), logged.recordedAt());
    }

    /** A Lucide icon for the kind. */
    public String icon() {
        boolean from = incident().direction() == Incident.Direction.FROM_COLLECTOR;
        return switch (incident().kind()) {
            case SMS -> "message-square-text";
            case CALL -> from ? "phone-incoming" : "phone-outgoing";
            case CHAT -> "messages-square";
            case VISIT -> "door-open";
            case OTHER -> "mail";
        };
    }

    /** Whether it still counts, as the end of a message key. */
    public String standing() {
        return switch (logged.standing()) {
            case Standing.Current _ -> "current";
            case Standing.Correcting _ -> "correcting";
            case Standing.CorrectedBy _ -> "corrected";
            case Standing.EnteredByMistake mistake -> mistake.movedTo().isEmpty() ? "mistake" : "moved";
        };
    }

    /** The entry that this one corrects or that corrects this one; empty where there is none. */
    public String related() {
        return switch (logged.standing()) {
            case Standing.Correcting correcting -> correcting.corrects().toString();
            case Standing.CorrectedBy corrected -> corrected.correction().toString();
            case Standing.Current _, Standing.EnteredByMistake _ -> "";
        };
    }

    /** Why it was corrected or taken back; empty where it was not. */
    public String reason() {
        return switch (logged.standing()) {
            case Standing.Correcting correcting -> correcting.reason();
            case Standing.CorrectedBy corrected -> corrected.reason();
            case Standing.EnteredByMistake mistake -> mistake.reason();
            case Standing.Current _ -> "";
        };
    }

    /** The case file it was moved to; empty where it was not. */
    public String movedTo() {
        return logged.standing() instanceof Standing.EnteredByMistake mistake ? mistake.movedTo() : "";
    }

    public boolean counts() {
        return logged.counts();
    }
}
