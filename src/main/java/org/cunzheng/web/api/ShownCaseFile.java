package org.cunzheng.web.api;

import io.micronaut.serde.annotation.Serdeable;
import java.util.UUID;
import org.cunzheng.casefile.CaseFile;

/**
 * A case file.
 *
 * @param createdAt our server's time, ISO 8601 in UTC
 * @param details as told last
 */
@Serdeable
record ShownCaseFile(UUID id, String createdAt, ToldCaseFile details) {
    static ShownCaseFile of(CaseFile caseFile) {
        return new ShownCaseFile(
                caseFile.id().value(), caseFile.createdAt().toString(), ToldCaseFile.of(caseFile.details()));
    }
}
