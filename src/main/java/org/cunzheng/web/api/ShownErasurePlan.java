package org.cunzheng.web.api;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.UUID;
import org.cunzheng.packet.assembly.Destruction.Preview;
import org.cunzheng.packet.assembly.KeptPacket;
import org.jspecify.annotations.Nullable;

/**
 * What an erasure would destroy; nothing is destroyed by reading it.
 *
 * @param digest names all this; an erasure has to send it, so that nothing goes but what was seen
 * @param entries all that go: every telling of the incident, what was said when it was taken back, decisions that rest on it
 * @param files how many files go
 * @param shared how many files stay, because another entry names them too
 * @param packets those made before that hold it; their files go too
 * @param wholeExport the export whose whole file is kept and holds it as well
 * @param elsewhere whether another case file holds it too, since it was moved
 */
@Serdeable
record ShownErasurePlan(
        String digest,
        List<UUID> entries,
        int files,
        int shared,
        List<UUID> packets,
        @Nullable UUID wholeExport,
        boolean elsewhere) {
    static ShownErasurePlan of(Preview preview) {
        return new ShownErasurePlan(
                preview.plan().digest(),
                preview.plan().entries().stream().map(entry -> entry.value()).toList(),
                preview.plan().files().size(),
                preview.plan().shared(),
                preview.packets().stream().map(KeptPacket::id).toList(),
                preview.plan().wholeExport().map(entry -> entry.value()).orElse(null),
                preview.plan().elsewhere());
    }
}
