package org.cunzheng.verification;

import static org.cunzheng.verification.Check.Name.SM3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bouncycastle.crypto.digests.SM3Digest;

/** The SM3 (GB/T 32905-2016) of originals against what entries say of it. Slower by far than SHA-256: for the asking only. */
final class Sm3Checks {
    private static final int BUFFER = 1 << 20;

    private final Findings findings;
    private final ZipBytes zip;

    Sm3Checks(Findings findings, ZipBytes zip) {
        this.findings = findings;
        this.zip = zip;
    }

    /** @param said every SM3 that entries say of a file, by its SHA-256 */
    void run(Map<String, Set<String>> said, Collection<ZipMember> members) throws IOException {
        List<ZipMember> originals = members.stream()
                .filter(member -> PacketPath.isOriginal(member.name()))
                .filter(member -> said.containsKey(PacketPath.digestOf(member.name())))
                .toList();
        try {
            Map<String, String> calculated = originals.parallelStream()
                    .collect(Collectors.toMap(ZipMember::name, this::sm3, (one, _) -> one, TreeMap::new));
            calculated.forEach((path, sm3) -> said.getOrDefault(PacketPath.digestOf(path), Set.of())
                    .forEach(expected -> findings.same(SM3, Fault.Kind.SM3_DIFFERS, path, expected, sm3)));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private String sm3(ZipMember member) {
        SM3Digest state = new SM3Digest();
        try {
            for (long done = 0; done < member.size(); done += BUFFER) {
                ByteBuffer bytes = zip.read(member.dataOffset() + done, (int) Math.min(BUFFER, member.size() - done));
                state.update(bytes.array(), 0, bytes.limit());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] digest = new byte[state.getDigestSize()];
        state.doFinal(digest, 0);
        return HexFormat.of().formatHex(digest);
    }
}
