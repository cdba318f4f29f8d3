package org.cunzheng.web.api;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Map;
import java.util.UUID;
import org.cunzheng.evidence.CaseRecord.Export;
import org.cunzheng.integrity.Sm3;
import org.jspecify.annotations.Nullable;

/**
 * A phone's export that was taken in.
 *
 * @param id of its entry
 * @param sha256 of the whole file as it was given, 64 lower-case hexadecimal digits
 * @param sm3 of the whole file, likewise; missing of one taken in without it
 * @param report what was counted, by name: declared, found, takenIn, alreadyKnown, leftOut, the period and more
 * @param whole the whole file, where it was kept
 */
@Serdeable
record ShownExport(
        UUID id,
        String name,
        String sha256,
        @Nullable String sm3,
        Map<String, String> report,
        @Nullable KeptFile whole) {
    static ShownExport of(Export export) {
        return new ShownExport(
                export.id().value(),
                export.name(),
                export.digest().hex(),
                export.sm3().map(Sm3::hex).orElse(null),
                export.report(),
                export.whole().map(KeptFile::of).orElse(null));
    }
}
