package org.cunzheng.web.api;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.custody.CustodyLog;
import org.cunzheng.custody.EntryId;
import org.cunzheng.evidence.CaseRecord;
import org.cunzheng.evidence.EvidenceLog;
import org.cunzheng.packet.assembly.Destruction;
import org.cunzheng.packet.assembly.Destruction.Outcome;
import org.cunzheng.web.Form;
import org.cunzheng.web.entry.Changes;

/** Destroys what entries say; their places in the log stay, and an entry says of each that it was erased. */
@Controller("/api/cases/{caseFileId}/entries/{entry}/erasure")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Erasures")
@Problems
final class ErasuresController {
    private final Destruction destruction;
    private final EvidenceLog log;
    private final CustodyLog custody;

    ErasuresController(Destruction destruction, EvidenceLog log, CustodyLog custody) {
        this.custody = custody;
        this.destruction = destruction;
        this.log = log;
    }

    /**
     * What the erasure of an incident or an export would destroy.
     *
     * @param entry its id
     * @param exports true to destroy every export along with it of which the whole file is kept
     */
    @Get
    ShownErasurePlan readErasure(
            @InPath CaseFile caseFile, UUID entry, @QueryValue(defaultValue = "false") boolean exports) {
        return destruction
                .look(caseFile, new EntryId(entry), exports)
                .map(ShownErasurePlan::of)
                .orElseThrow(() -> notThere(caseFile, entry));
    }

    private Refused notThere(CaseFile caseFile, UUID entry) {
        return log.read(caseFile).erasure(new EntryId(entry)).isPresent()
                ? Refused.because(HttpStatus.GONE, "error.410.detail")
                : Refused.notFound();
    }

    /**
     * Destroys the content, the secrets and the files of an incident with all its tellings, or of an export; nobody can bring
     * them back. Refused with 409 where packets made before hold it and nobody insists, and where something else would be
     * destroyed by now than what the {@code digest} names. Answers with what is left.
     *
     * @param entry its id
     */
    @Post
    @Status(HttpStatus.CREATED)
    List<ShownErasure> eraseEntry(
            @InPath CaseFile caseFile, UUID entry, @IdempotencyKey UUID key, @Body ToldErasure told) {
        EntryId id = new EntryId(entry);
        Form form = Form.empty().with("reason", Told.text(told.reason()));
        // What is not there is not there, whatever is said of it.
        if (destruction.look(caseFile, id, false).isEmpty()
                && log.read(caseFile).erasure(id).isEmpty()) {
            throw Refused.notFound();
        }
        if (Told.text(told.digest()).isEmpty()) {
            form.refuse("digest", "api.digest.missing");
        }
        if (!Changes.optionalReason(form) || form.isRefused()) {
            throw Refused.of(form);
        }
        Outcome outcome = destruction.destroy(
                caseFile,
                id,
                key,
                Told.text(told.digest()),
                form.value("reason").orElse(""),
                Boolean.TRUE.equals(told.insist()));
        return switch (outcome) {
            case Outcome.Destroyed _ -> left(caseFile, key);
            case Outcome.InPackets refused ->
                throw Refused.because(
                        HttpStatus.CONFLICT,
                        "api.erase.inPackets",
                        refused.preview().packets().size());
            case Outcome.Changed _ -> throw Refused.because(HttpStatus.CONFLICT, "api.erase.changed");
            case Outcome.PacketBeingMade _ -> throw Refused.because(HttpStatus.CONFLICT, "erase.problem.making");
            case Outcome.NotThere _ -> throw notThere(caseFile, entry);
        };
    }

    private List<ShownErasure> left(CaseFile caseFile, UUID key) {
        return CaseRecord.of(custody.ofRequest(caseFile.id(), key)).erasures().stream()
                .map(ShownErasure::of)
                .toList();
    }
}
