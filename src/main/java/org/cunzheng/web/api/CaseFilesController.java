package org.cunzheng.web.api;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.cunzheng.account.AccountId;
import org.cunzheng.casefile.CaseDetails;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.casefile.CaseFileId;
import org.cunzheng.casefile.CaseFiles;
import org.cunzheng.web.Form;
import org.cunzheng.web.casefile.CaseForm;

/** Case files, open to their owner alone. */
@Controller("/api/cases")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Case files")
@Problems
final class CaseFilesController {
    private final CaseFiles caseFiles;
    private final Clock clock;

    CaseFilesController(CaseFiles caseFiles, Clock clock) {
        this.caseFiles = caseFiles;
        this.clock = clock;
    }

    /** Your case files, newest first. */
    @Get
    List<ShownCaseFile> listCaseFiles(@Parameter(hidden = true) AccountId reader) {
        return caseFiles.of(reader).stream().map(ShownCaseFile::of).toList();
    }

    /** Opens a case file; the idempotency key becomes its id. */
    @Post
    @Status(HttpStatus.CREATED)
    ShownCaseFile openCaseFile(
            @Parameter(hidden = true) AccountId reader, @IdempotencyKey UUID key, @Body ToldCaseFile told) {
        CaseDetails details = details(told);
        try {
            return ShownCaseFile.of(caseFiles.open(new CaseFileId(key), reader, details));
        } catch (IllegalArgumentException notTheirs) {
            throw Refused.notFound();
        }
    }

    /** One case file. */
    @Get("/{caseFileId}")
    ShownCaseFile readCaseFile(@InPath CaseFile caseFile) {
        return ShownCaseFile.of(caseFile);
    }

    /** Replaces all that is told of a case file; evidence is not touched by it. */
    @Put("/{caseFileId}")
    ShownCaseFile reviseCaseFile(@InPath CaseFile caseFile, @Body ToldCaseFile told) {
        caseFiles.revise(caseFile, details(told));
        return ShownCaseFile.of(caseFiles.find(caseFile.id(), caseFile.owner()).orElseThrow());
    }

    private CaseDetails details(ToldCaseFile told) {
        Form form = told.form();
        return CaseForm.read(form, LocalDate.now(clock)).orElseThrow(() -> Refused.of(form));
    }
}
