package org.cunzheng.web.api;

import io.micronaut.serde.annotation.Serdeable;
import java.util.UUID;
import org.cunzheng.custody.SealedTime;
import org.cunzheng.evidence.CaseRecord.Erasure;

/**
 * What is left of an entry whose content was destroyed.
 *
 * @param entry the one that is gone
 * @param erasedBy the entry that says so
 * @param erasedAt our server's time, such as {@code 2026-11-20T22:10:00.123+08:00[Asia/Shanghai]}
 * @param reason as it was given; may be empty
 * @param files how many files were to be destroyed with it
 */
@Serdeable
record ShownErasure(UUID entry, UUID erasedBy, String erasedAt, String reason, int files) {
    static ShownErasure of(Erasure erasure) {
        return new ShownErasure(
                erasure.erased().value(),
                erasure.by().value(),
                SealedTime.text(erasure.erasedAt()),
                erasure.reason(),
                erasure.files());
    }
}
