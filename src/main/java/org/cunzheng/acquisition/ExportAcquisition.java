package org.cunzheng.acquisition;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cunzheng.acquisition.smsbackup.ExportReport;
import org.cunzheng.acquisition.smsbackup.ReadRecord;
import org.cunzheng.acquisition.smsbackup.SmsBackupFile;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.custody.EntryId;
import org.cunzheng.evidence.EvidenceLog;
import org.cunzheng.evidence.Original;
import org.cunzheng.evidence.Originals;
import org.cunzheng.evidence.Source;

/** Takes the chosen records of a phone export into a case file's log. */
@Singleton
public class ExportAcquisition {
    private final EvidenceLog log;
    private final Originals originals;
    private final StagedFiles staged;

    ExportAcquisition(EvidenceLog log, Originals originals, StagedFiles staged) {
        this.log = log;
        this.originals = originals;
        this.staged = staged;
    }

    /**
     * Reads the whole file and takes nothing in.
     *
     * @param zone in which days are counted
     */
    public Preview preview(CaseFile caseFile, StagedFile file, ZoneId zone) {
        return switch (SmsBackupFile.open(file.path())) {
            case SmsBackupFile.Outcome.Refused(var refusal) -> new Preview.Refused(refusal);
            case SmsBackupFile.Outcome.Opened(var export) -> {
                Set<String> identities = identities(caseFile);
                Map<String, Integer> known = new HashMap<>();
                ExportReport report = export.read(zone, record -> {
                    if (record instanceof ReadRecord.Parsed parsed
                            && !parsed.repeated()
                            && identities.contains(parsed.identity().hex())) {
                        parsed.record().numbers().forEach(number -> known.merge(number.comparable(), 1, Integer::sum));
                    }
                });
                yield new Preview.Readable(report, known, expected(caseFile, report));
            }
        };
    }

    private static Set<String> expected(CaseFile caseFile, ExportReport report) {
        Set<String> held =
                report.numbers().stream().map(number -> number.comparable()).collect(Collectors.toSet());
        return new CollectorNames(caseFile)
                .numbers().stream().filter(held::contains).collect(Collectors.toSet());
    }

    /** The identities of all records in the log, those entered by mistake too: what was taken back stays out. */
    private Set<String> identities(CaseFile caseFile) {
        Set<String> identities = new HashSet<>();
        log.read(caseFile).incidents().forEach(logged -> {
            if (logged.incident().source() instanceof Source.Exported exported
                    && !exported.identity().isEmpty()) {
                identities.add(exported.identity());
            }
        });
        return identities;
    }

    /**
     * Seals the export and the chosen records, and deletes the file; one import at a time, so that a record in two files is
     * taken in once, and no file twice.
     *
     * @param request names this act; sent again it gives the same entry
     * @param id of the staged file
     * @return the export's entry; empty where no such file waits, or waits no longer
     */
    public synchronized Optional<EntryId> acquire(CaseFile caseFile, UUID request, UUID id, Choice choice) {
        Optional<EntryId> before = log.sealed(caseFile, request);
        if (before.isPresent()) {
            return before;
        }
        Optional<StagedFile> waiting = staged.find(caseFile.id(), id);
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        EntryId entry = take(caseFile, request, waiting.get(), choice);
        staged.discard(waiting.get());
        return Optional.of(entry);
    }

    private EntryId take(CaseFile caseFile, UUID request, StagedFile file, Choice choice) {
        if (!(SmsBackupFile.open(file.path()) instanceof SmsBackupFile.Outcome.Opened(var export))) {
            throw new IllegalStateException("staged file " + file.id() + " is no export");
        }
        Selection selection =
                new Selection(choice, identities(caseFile), new RecordedIncidents(caseFile, choice, originals));
        ExportReport report = export.read(choice.zone(), selection::look);
        Optional<Original> whole = choice.keepWhole() ? Optional.of(keep(caseFile, file)) : Optional.empty();
        return log.acquire(
                caseFile,
                request,
                file.name(),
                report.origin().sha256(),
                report.origin().sm3(),
                AcquisitionReport.of(report, choice, selection),
                whole,
                item -> selection.taken().stream()
                        .map(incident -> incident.apply(item))
                        .toList());
    }

    private Original keep(CaseFile caseFile, StagedFile file) {
        try (InputStream in = Files.newInputStream(file.path())) {
            return originals.keep(caseFile.id(), in, file.name());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
