package org.cunzheng.packet.redaction;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cunzheng.evidence.Incident;
import org.cunzheng.evidence.LoggedIncident;
import org.cunzheng.evidence.LoggedIncident.Standing;
import org.cunzheng.evidence.Original;
import org.cunzheng.evidence.Source;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.law.Addressee;

/**
 * An incident without its withheld values. What is counted stays: that somebody else was called, and how many files there
 * are.
 */
final class BlankedIncident {
    private static final Original UNNAMED =
            new Original(Sha256.of(new byte[0]), Optional.empty(), 0, "application/octet-stream", "");

    private BlankedIncident() {}

    static LoggedIncident of(LoggedIncident logged, Set<String> withheld) {
        Incident incident = logged.incident();
        Incident blanked = new Incident(
                incident.kind(),
                incident.direction(),
                withheld.contains("collectorNumber") ? "" : incident.collectorNumber(),
                withheld.contains("collectorName") ? "" : incident.collectorName(),
                withheld.contains("addressee") ? Addressee.STRANGER : incident.addressee(),
                withheld.contains("addresseeName") ? "" : incident.addresseeName(),
                incident.occurred(),
                withheld.contains("text") ? "" : incident.text(),
                incident.duration(),
                incident.answered(),
                withheld.contains("files") ? unnamed(incident) : incident.originals(),
                withheld.contains("record") ? withoutRecord(incident.source()) : incident.source());
        return new LoggedIncident(
                logged.id(),
                blanked,
                logged.recordedAt(),
                logged.commitment(),
                logged.arrival(),
                withheld.contains("reason") ? withoutReason(logged.standing()) : logged.standing());
    }

    private static List<Original> unnamed(Incident incident) {
        return Collections.nCopies(incident.originals().size(), UNNAMED);
    }

    private static Source withoutRecord(Source source) {
        return switch (source) {
            case Source.Exported exported -> new Source.Exported(exported.item(), exported.offset(), "");
            case Source.Typed typed -> typed;
        };
    }

    private static Standing withoutReason(Standing standing) {
        return switch (standing) {
            case Standing.Correcting(var corrects, String _) -> new Standing.Correcting(corrects, "");
            case Standing.Current _, Standing.CorrectedBy _, Standing.EnteredByMistake _ -> standing;
        };
    }
}
