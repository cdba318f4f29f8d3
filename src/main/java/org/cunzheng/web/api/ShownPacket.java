package org.cunzheng.web.api;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.cunzheng.custody.EntryId;
import org.cunzheng.custody.SealedTime;
import org.cunzheng.packet.assembly.KeptPacket;
import org.cunzheng.packet.redaction.Part;

/**
 * A complaint packet as it was made.
 *
 * @param madeAt our server's time, such as {@code 2026-11-20T22:10:00.123+08:00[Asia/Shanghai]}
 * @param pdfSha256 of the PDF, 64 lower-case hexadecimal digits
 * @param bundleSha256 of the zip that holds the PDF, the originals and the manifest
 * @param logSize how many entries the log had
 * @param logRoot the root of the log's tree (RFC 6962) over those entries, 64 lower-case hexadecimal digits
 * @param exhibits how many
 * @param findings how many confirmed findings it states
 * @param recipient for whom it is; empty where not said
 * @param withhold what was withheld wherever it occurs
 * @param withholdWords ids of incidents whose words were withheld as a whole
 * @param withholdFiles ids of incidents whose files were left out
 * @param withheldFields of how many fields it gives a digest only
 * @param withheldFiles how many files it leaves out
 * @param here whether its files are on this server; else another may have made it, and has them
 * @param destroyed whether they are not because an entry was erased later that is or may have been in it
 */
@Serdeable
record ShownPacket(
        UUID id,
        String madeAt,
        String pdfSha256,
        String bundleSha256,
        long logSize,
        String logRoot,
        int exhibits,
        int findings,
        String recipient,
        List<Part> withhold,
        List<String> withholdWords,
        List<String> withholdFiles,
        int withheldFields,
        int withheldFiles,
        boolean here,
        boolean destroyed) {
    static ShownPacket of(KeptPacket packet) {
        return new ShownPacket(
                packet.id(),
                SealedTime.text(packet.madeAt()),
                packet.pdfDigest().hex(),
                packet.bundleDigest().hex(),
                packet.log().size(),
                packet.log().root().hex(),
                packet.exhibits(),
                packet.findings(),
                packet.redaction().recipient(),
                packet.redaction().parts().stream().sorted().toList(),
                ids(packet.redaction().words()),
                ids(packet.redaction().files()),
                packet.withheldFields(),
                packet.withheldFiles(),
                packet.areThere(),
                packet.destroyed());
    }

    private static List<String> ids(Collection<EntryId> entries) {
        return entries.stream().map(EntryId::toString).sorted().toList();
    }
}
