package org.cunzheng.web.api;

import io.micronaut.serde.annotation.Serdeable;
import java.util.UUID;
import org.cunzheng.web.Form;
import org.cunzheng.web.entry.Changes;
import org.jspecify.annotations.Nullable;

/** How the standing of an entry is changed; each change says why, in at most 1000 characters. */
final class ToldChange {
    private ToldChange() {}

    /**
     * A new telling.
     *
     * @param reason needed
     * @param incident the whole incident as it is told now; of one read from an export only {@code collectorName},
     *     {@code addressee} and {@code addresseeName} are read, for the rest was recorded by a device
     */
    @Serdeable
    record Correction(@Nullable String reason, @Nullable ToldIncident incident) {}

    /**
     * That an entry was made by mistake.
     *
     * @param reason needed
     */
    @Serdeable
    record Mistake(@Nullable String reason) {}

    /**
     * That an entry belongs to another case file.
     *
     * @param reason needed
     * @param to the id of another case file of yours
     */
    @Serdeable
    record Move(@Nullable String reason, @Nullable UUID to) {}

    /** The reason, checked as the pages check it. */
    static String reason(@Nullable String told) {
        Form form = Form.empty().with("reason", Told.text(told));
        return Changes.reason(form).orElseThrow(() -> Refused.of(form));
    }
}
