package org.cunzheng.web.api;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.UUID;
import org.cunzheng.packet.assembly.Destruction.Preview;
import org.cunzheng.packet.assembly.KeptPacket;

/**
 * What an erasure would destroy; nothing is destroyed by reading it.
 *
 * @param digest names all this; an erasure has to send it, so that nothing goes but what was seen
 * @param entries all that go: every telling of the incident, what was said when it was taken back, decisions that rest on it
 * @param files how many files go
 * @param shared how many files stay, because another entry names them too
 * @param packets those made before that hold it; their files go too
 * @param wholeExports the exports that stay whole files and hold it or may hold it as well; the one it was read from first
 * @param elsewhere whether another case file holds it too, since it was moved
 */
@Serdeable
record ShownErasurePlan(
        String digest,
        List<UUID> entries,
        int files,
        int shared,
        List<UUID> packets,
        List<UUID> wholeExports,
        boolean elsewhere) {
    static ShownErasurePlan of(Preview preview) {
        return new ShownErasurePlan(
                preview.plan().digest(),
                preview.plan().entries().stream().map(entry -> entry.value()).toList(),
                preview.plan().files().size(),
                preview.plan().shared(),
                preview.packets().stream().map(KeptPacket::id).toList(),
                preview.plan().wholeExports().stream()
                        .map(export -> export.id().value())
                        .toList(),
                preview.plan().elsewhere());
    }
}
