package org.cunzheng.verification;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.cunzheng.verification.Check.Name.CONTAINER;
import static org.cunzheng.verification.Check.Name.FILES;
import static org.cunzheng.verification.Check.Name.MANIFEST;
import static org.cunzheng.verification.Check.Name.READABLE;
import static org.cunzheng.verification.Check.Name.SUMS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cunzheng.integrity.Sha256;

/** One run over one packet: the directory, the manifest, then each file once, in the order in which they stand. */
final class PacketExamination {
    private static final long LONGEST_MANIFEST = 1 << 26;
    private static final long LONGEST_OF_THE_LOG = 1 << 18;
    private static final long LARGE = 1 << 24;
    private static final long LONGEST_TEXT = 1 << 24;

    private final ZipBytes zip;
    private final Findings findings;
    private final Brought brought;
    private final boolean withSm3;
    private final SortedMap<String, ZipMember> members = new TreeMap<>();
    private final SortedMap<String, Sha256> digests = new TreeMap<>();

    PacketExamination(ZipBytes zip, Findings findings, Brought brought, boolean withSm3) {
        this.brought = brought;
        this.withSm3 = withSm3;
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
        measure(members.values());
        checkSums(new TreeMap<>(digests));
        return new Contents.Unknown();
    }

    private Contents check(Manifest manifest) throws IOException {
        EntryChecks entries = new EntryChecks(findings, manifest);
        SortedMap<String, byte[]> log = new TreeMap<>();
        List<ZipMember> others = new ArrayList<>();
        for (ZipMember member : members.values()) {
            if (PacketPath.isEntry(member.name()) && !tooLong(member, LONGEST_TEXT, FILES)) {
                byte[] bytes = bytes(member);
                record(member, ZipBytes.measure(bytes));
                entries.examine(member.name(), bytes);
            } else if (PacketPath.isOfTheLog(member.name()) && !tooLong(member, LONGEST_OF_THE_LOG, FILES)) {
                byte[] bytes = bytes(member);
                record(member, ZipBytes.measure(bytes));
                log.put(member.name(), bytes);
            } else {
                others.add(member);
            }
        }
        measure(others);
        FileChecks files = new FileChecks(findings);
        files.checkListing(manifest, members.keySet());
        files.checkFiles(manifest, members, digests);
        SortedMap<String, Sha256> listed = new TreeMap<>();
        manifest.files().forEach((path, file) -> listed.put(path, file.digest()));
        Sha256 manifestDigest = requireNonNull(digests.get(PacketPath.MANIFEST));
        listed.put(PacketPath.MANIFEST, manifestDigest);
        Sha256 noteDigest = digests.get(PacketPath.NOTE);
        if (noteDigest != null) {
            listed.put(PacketPath.NOTE, noteDigest);
        }
        checkSums(listed);
        entries.finish(members.keySet());
        if (withSm3) {
            new Sm3Checks(findings, zip).run(entries.saidSm3(), members.values());
        }
        String origin = new LogChecks(findings, manifest, manifestDigest, log).run(brought);
        return entries.stated(origin, new TimeChecks(findings, manifest, log).run(brought));
    }

    /** Large packets on all processors: digests are what takes the time. */
    private void measure(Collection<ZipMember> chosen) throws IOException {
        Stream<ZipMember> stream = zip.size() < LARGE ? chosen.stream() : chosen.parallelStream();
        try {
            Map<ZipMember, ZipBytes.Measure> measures =
                    stream.collect(Collectors.toMap(member -> member, this::measure));
            chosen.forEach(member -> record(member, requireNonNull(measures.get(member))));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private ZipBytes.Measure measure(ZipMember member) {
        try {
            return zip.measure(member.dataOffset(), member.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    private void checkSums(SortedMap<String, Sha256> listed) throws IOException {
        ZipMember member = members.get(PacketPath.SUMS);
        if (member == null) {
            findings.fault(SUMS, Fault.Kind.MISSING, PacketPath.SUMS, "present", "missing");
        } else if (!tooLong(member, LONGEST_TEXT, SUMS)) {
            new FileChecks(findings).checkSums(listed, new String(bytes(member), ISO_8859_1));
        }
    }

    private boolean tooLong(ZipMember member, long longest, Check.Name check) {
        boolean tooLong = member.size() > longest;
        if (tooLong) {
            findings.fault(check, Fault.Kind.TOO_LONG, member.name(), "at most " + longest, member.size());
        }
        return tooLong;
    }
}
