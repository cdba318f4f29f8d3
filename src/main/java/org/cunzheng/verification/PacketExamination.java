package org.cunzheng.verification;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.cunzheng.verification.Check.Name.CONTAINER;
import static org.cunzheng.verification.Check.Name.FILES;
import static org.cunzheng.verification.Check.Name.LISTING;
import static org.cunzheng.verification.Check.Name.MANIFEST;
import static org.cunzheng.verification.Check.Name.READABLE;
import static org.cunzheng.verification.Check.Name.SUMS;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cunzheng.integrity.Sha256;

/** One run over one packet: the directory, the manifest, then each file once, in the order in which they stand. */
final class PacketExamination {
    private static final long LONGEST_MANIFEST = 1 << 26;
    private static final long LONGEST_TEXT = 1 << 24;
    private static final List<String> ALWAYS = List.of("complaint.pdf", "HOW-TO-CHECK.txt");

    private final ZipBytes zip;
    private final Findings findings;
    private final SortedMap<String, ZipMember> members = new TreeMap<>();
    private final SortedMap<String, Sha256> digests = new TreeMap<>();

    PacketExamination(ZipBytes zip, Findings findings) {
        this.zip = zip;
        this.findings = findings;
    }

    Contents run() throws IOException {
        ZipDirectory directory = new ZipDirectory(zip, findings);
        Optional<List<ZipMember>> read = directory.members();
        if (read.isEmpty()) {
            return new Contents.Unknown();
        }
        read.get().forEach(member -> members.put(member.name(), member));
        for (ZipMember member : read.get()) {
            directory.checkLocalHeader(member);
        }
        Optional<Manifest> manifest = manifest();
        return manifest.isPresent() ? check(manifest.get()) : checkWithoutManifest();
    }

    private Contents checkWithoutManifest() throws IOException {
        for (ZipMember member : members.values()) {
            record(member, zip.measure(member.dataOffset(), member.size()));
        }
        checkSums(new TreeMap<>(digests));
        return new Contents.Unknown();
    }

    private Contents check(Manifest manifest) throws IOException {
        EntryChecks entries = new EntryChecks(findings, manifest);
        for (ZipMember member : members.values()) {
            if (PacketPath.isEntry(member.name()) && !tooLong(member, LONGEST_TEXT, FILES)) {
                byte[] bytes = bytes(member);
                record(member, ZipBytes.measure(bytes));
                entries.examine(member.name(), bytes);
            } else {
                record(member, zip.measure(member.dataOffset(), member.size()));
            }
        }
        checkListing(manifest);
        checkFiles(manifest);
        SortedMap<String, Sha256> listed = new TreeMap<>();
        manifest.files().forEach((path, file) -> listed.put(path, file.digest()));
        listed.put(PacketPath.MANIFEST, requireNonNull(digests.get(PacketPath.MANIFEST)));
        checkSums(listed);
        return entries.finish(members.keySet());
    }

    private byte[] bytes(ZipMember member) throws IOException {
        return zip.read(member.dataOffset(), (int) member.size()).array();
    }

    private void record(ZipMember member, ZipBytes.Measure measure) {
        digests.put(member.name(), measure.digest());
        findings.same(
                CONTAINER,
                Fault.Kind.CHECKSUM_DIFFERS,
                member.name(),
                Long.toHexString(member.checksum()),
                Long.toHexString(measure.checksum()));
    }

    private Optional<Manifest> manifest() throws IOException {
        ZipMember member = members.get(PacketPath.MANIFEST);
        if (member == null) {
            findings.fault(MANIFEST, Fault.Kind.MISSING, PacketPath.MANIFEST, "present", "missing");
            return Optional.empty();
        }
        if (tooLong(member, LONGEST_MANIFEST, MANIFEST)) {
            return Optional.empty();
        }
        byte[] bytes = bytes(member);
        findings.examined(MANIFEST);
        try {
            return Optional.of(Manifest.read(JsonReader.read(bytes)));
        } catch (NotCanonical e) {
            findings.fault(MANIFEST, Fault.Kind.NOT_CANONICAL, PacketPath.MANIFEST, "canonical JSON", e.reason());
        } catch (Form.Mismatch e) {
            findings.fault(MANIFEST, Fault.Kind.FORM_DIFFERS, PacketPath.MANIFEST, e.expected(), e.calculated());
        } catch (Manifest.OtherFormat e) {
            boolean intact = ZipBytes.measure(bytes).checksum() == member.checksum() && !findings.anyFailed();
            findings.fault(
                    intact ? READABLE : MANIFEST,
                    Fault.Kind.OTHER_FORMAT,
                    PacketPath.MANIFEST,
                    Manifest.OtherFormat.known(),
                    e.format());
        }
        return Optional.empty();
    }

    private void checkListing(Manifest manifest) {
        SortedMap<String, ZipMember> unlisted = new TreeMap<>(members);
        unlisted.remove(PacketPath.MANIFEST);
        unlisted.remove(PacketPath.SUMS);
        for (String path : manifest.files().keySet()) {
            if (unlisted.remove(path) == null) {
                findings.fault(LISTING, Fault.Kind.MISSING, path, "present", "missing");
            }
            findings.examined(LISTING);
        }
        unlisted.keySet().forEach(path -> findings.fault(LISTING, Fault.Kind.NOT_LISTED, path, "listed", "not listed"));
        for (String path : ALWAYS) {
            findings.examined(LISTING);
            if (!manifest.files().containsKey(path)) {
                findings.fault(LISTING, Fault.Kind.NOT_LISTED, path, "listed", "not listed");
            }
        }
    }

    private void checkFiles(Manifest manifest) {
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

    private void checkSums(SortedMap<String, Sha256> listed) throws IOException {
        ZipMember member = members.get(PacketPath.SUMS);
        if (member == null) {
            findings.fault(SUMS, Fault.Kind.MISSING, PacketPath.SUMS, "present", "missing");
            return;
        }
        if (tooLong(member, LONGEST_TEXT, SUMS)) {
            return;
        }
        listed.remove(PacketPath.SUMS);
        StringBuilder lines = new StringBuilder();
        listed.forEach(
                (path, digest) -> lines.append(digest).append("  ").append(path).append('\n'));
        compareLines(lines.toString(), new String(bytes(member), ISO_8859_1));
    }

    private void compareLines(String expected, String actual) {
        findings.examined(SUMS);
        if (expected.equals(actual)) {
            return;
        }
        Iterator<String> expectedLines = expected.lines().iterator();
        Iterator<String> actualLines = actual.lines().iterator();
        String expectedLine = expectedLines.next();
        String actualLine = actualLines.hasNext() ? actualLines.next() : "";
        while (expectedLine.equals(actualLine) && expectedLines.hasNext() && actualLines.hasNext()) {
            expectedLine = expectedLines.next();
            actualLine = actualLines.next();
        }
        findings.fault(SUMS, Fault.Kind.LINE_DIFFERS, PacketPath.SUMS, expectedLine, actualLine);
    }

    private boolean tooLong(ZipMember member, long longest, Check.Name check) {
        boolean tooLong = member.size() > longest;
        if (tooLong) {
            findings.fault(check, Fault.Kind.TOO_LONG, member.name(), "at most " + longest, member.size());
        }
        return tooLong;
    }
}
