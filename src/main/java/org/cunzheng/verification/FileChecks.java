package org.cunzheng.verification;

import static org.cunzheng.verification.Check.Name.FILES;
import static org.cunzheng.verification.Check.Name.LISTING;
import static org.cunzheng.verification.Check.Name.SUMS;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.cunzheng.integrity.Sha256;

/** The files against the two lists of them, and the lists against each other. */
final class FileChecks {
    private static final List<String> ALWAYS = List.of("complaint.pdf", "HOW-TO-CHECK.txt");

    private final Findings findings;

    FileChecks(Findings findings) {
        this.findings = findings;
    }

    void checkListing(Manifest manifest, Set<String> paths) {
        SortedSet<String> unlisted = new TreeSet<>(paths);
        unlisted.remove(PacketPath.MANIFEST);
        unlisted.remove(PacketPath.SUMS);
        unlisted.remove(PacketPath.NOTE);
        for (String path : manifest.files().keySet()) {
            if (!unlisted.remove(path)) {
                findings.fault(LISTING, Fault.Kind.MISSING, path, "present", "missing");
            }
            findings.examined(LISTING);
        }
        unlisted.forEach(path -> findings.fault(LISTING, Fault.Kind.NOT_LISTED, path, "listed", "not listed"));
        for (String path : ALWAYS) {
            findings.examined(LISTING);
            if (!manifest.files().containsKey(path)) {
                findings.fault(LISTING, Fault.Kind.NOT_LISTED, path, "listed", "not listed");
            }
        }
    }

    void checkFiles(Manifest manifest, SortedMap<String, ZipMember> members, SortedMap<String, Sha256> digests) {
        findings.started(FILES);
        manifest.files().forEach((path, listed) -> {
            ZipMember member = members.get(path);
            Sha256 digest = digests.get(path);
            if (member != null && digest != null) {
                findings.same(FILES, Fault.Kind.SIZE_DIFFERS, path, listed.size(), member.size());
                findings.same(FILES, Fault.Kind.DIGEST_DIFFERS, path, listed.digest(), digest);
            }
        });
        digests.forEach((path, digest) -> {
            if (PacketPath.isOriginal(path)) {
                findings.same(FILES, Fault.Kind.DIGEST_DIFFERS, path, PacketPath.digestOf(path), digest.hex());
            }
        });
    }

    /** Whether SHA256SUMS is, line for line, what follows from the digests of all other files. */
    void checkSums(SortedMap<String, Sha256> digests, String sums) {
        StringBuilder lines = new StringBuilder();
        digests.forEach((path, digest) -> {
            if (!path.equals(PacketPath.SUMS)) {
                lines.append(digest).append("  ").append(path).append('\n');
            }
        });
        compareLines(lines.toString(), sums);
    }

    private void compareLines(String expected, String actual) {
        findings.examined(SUMS);
        if (!expected.equals(actual)) {
            List<String> expectedLines = List.of(expected.split("\n", -1));
            List<String> actualLines = List.of(actual.split("\n", -1));
            int at = 0;
            int common = Math.min(expectedLines.size(), actualLines.size());
            while (at < common && expectedLines.get(at).equals(actualLines.get(at))) {
                at++;
            }
            findings.fault(
                    SUMS, Fault.Kind.LINE_DIFFERS, PacketPath.SUMS, line(expectedLines, at), line(actualLines, at));
        }
    }

    private static String line(List<String> lines, int at) {
        return at < lines.size() ? lines.get(at) : "(end)";
    }
}
