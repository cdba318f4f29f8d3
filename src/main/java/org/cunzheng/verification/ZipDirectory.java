package org.cunzheng.verification;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.cunzheng.verification.Check.Name.CONTAINER;
import static org.cunzheng.verification.Check.Name.READABLE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The strict container (APPNOTE 6.3, the one form that a packet has): members one after the other from the first byte,
 * then the directory, then the end record, with nothing before, between or behind. What is read is only names, checksums
 * and sizes; all other bytes are made anew from them and compared.
 */
final class ZipDirectory {
    static final int END_RECORD = 22;
    static final int END_SIGNATURE = 0x06054b50;

    private static final long LARGEST = 0xFFFF_FFFEL;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final long LARGEST_DIRECTORY = 1 << 25;
    private static final String SOME_PACKET_NAME = "(?s).*(manifest\\.json|SHA256SUMS|complaint\\.pdf).*";
    private static final String FIRST_MEMBER = "504b0304";

    private final ZipBytes zip;
    private final Findings findings;
    private final List<ZipMember> members = new ArrayList<>();

    ZipDirectory(ZipBytes zip, Findings findings) {
        this.zip = zip;
        this.findings = findings;
    }

    /** The members, or nothing when the directory cannot be followed; what is wrong goes to the findings. */
    Optional<List<ZipMember>> members() throws IOException {
        if (zip.size() > LARGEST) {
            findings.fault(READABLE, Fault.Kind.LARGER_THAN_A_ZIP, "", "at most " + LARGEST, zip.size());
            return Optional.empty();
        }
        long endAt = findEnd();
        if (endAt < 0 || !readDirectory(endAt)) {
            return Optional.empty();
        }
        return Optional.of(members);
    }

    /** Position of the end record, or -1. */
    private long findEnd() throws IOException {
        findings.examined(CONTAINER);
        long last = zip.size() - END_RECORD;
        long from = Math.max(0, last - LONGEST_COMMENT);
        ByteBuffer tail = zip.read(from, (int) (zip.size() - from));
        for (int at = tail.limit() - END_RECORD; at >= 0; at--) {
            if (tail.getInt(at) == END_SIGNATURE) {
                findings.same(CONTAINER, Fault.Kind.BYTES_AFTER_END, "", from + at + END_RECORD, zip.size());
                return from + at;
            }
        }
        boolean zipAtAll = zip.size() >= 4
                && HexFormat.of().formatHex(zip.read(0, 4).array()).equals(FIRST_MEMBER);
        if (zipAtAll) {
            findings.fault(CONTAINER, Fault.Kind.END_MISSING, "", "end record", "none");
        } else {
            findings.fault(READABLE, Fault.Kind.NOT_A_ZIP, "", "a zip", "another kind of file");
        }
        return -1;
    }

    private boolean readDirectory(long endAt) throws IOException {
        ByteBuffer end = zip.read(endAt, END_RECORD);
        int count = Short.toUnsignedInt(end.getShort(10));
        long size = Integer.toUnsignedLong(end.getInt(12));
        long offset = Integer.toUnsignedLong(end.getInt(16));
        if (count == 0xFFFF || size == 0xFFFF_FFFFL || offset == 0xFFFF_FFFFL) {
            findings.fault(CONTAINER, Fault.Kind.ZIP64, "", "a plain zip", "zip64");
            return false;
        }
        compare("end record", ZipMember.endRecord(count, size, offset), end.array());
        if (offset + size != endAt || size > LARGEST_DIRECTORY) {
            findings.fault(CONTAINER, Fault.Kind.OUT_OF_BOUNDS, "directory", endAt, offset + size);
            return false;
        }
        ByteBuffer directory = zip.read(offset, (int) size);
        if (!new String(directory.array(), ISO_8859_1).matches(SOME_PACKET_NAME)) {
            findings.fault(READABLE, Fault.Kind.NOT_A_PACKET, "", "manifest.json", "no such file");
            return false;
        }
        return readMembers(directory, count, offset);
    }

    private boolean readMembers(ByteBuffer directory, int count, long directoryOffset) {
        long expectedOffset = 0;
        String previous = "";
        for (int i = 0; i < count; i++) {
            Optional<ZipMember> next = readMember(directory, i);
            if (next.isEmpty()) {
                return false;
            }
            ZipMember member = next.get();
            checkName(member.name(), previous);
            previous = member.name();
            if (!findings.same(CONTAINER, Fault.Kind.BYTES_BETWEEN, member.name(), expectedOffset, member.offset())) {
                return false;
            }
            expectedOffset = member.end();
            if (expectedOffset > directoryOffset) {
                findings.fault(CONTAINER, Fault.Kind.OUT_OF_BOUNDS, member.name(), directoryOffset, expectedOffset);
                return false;
            }
            members.add(member);
        }
        return findings.same(CONTAINER, Fault.Kind.BYTES_BETWEEN, "directory", expectedOffset, directoryOffset)
                & findings.same(
                        CONTAINER, Fault.Kind.BYTES_BETWEEN, "end record", directory.limit(), directory.position());
    }

    private Optional<ZipMember> readMember(ByteBuffer directory, int number) {
        String place = "directory entry " + (number + 1);
        int at = directory.position();
        if (directory.remaining() < ZipMember.CENTRAL_HEADER) {
            findings.fault(CONTAINER, Fault.Kind.OUT_OF_BOUNDS, place, ZipMember.CENTRAL_HEADER, directory.remaining());
            return Optional.empty();
        }
        int flags = Short.toUnsignedInt(directory.getShort(at + 8));
        int method = Short.toUnsignedInt(directory.getShort(at + 10));
        long checksum = Integer.toUnsignedLong(directory.getInt(at + 16));
        long size = Integer.toUnsignedLong(directory.getInt(at + 24));
        int nameLength = Short.toUnsignedInt(directory.getShort(at + 28));
        long offset = Integer.toUnsignedLong(directory.getInt(at + 42));
        if (nameLength > directory.remaining() - ZipMember.CENTRAL_HEADER) {
            findings.fault(CONTAINER, Fault.Kind.OUT_OF_BOUNDS, place, directory.remaining(), nameLength);
            return Optional.empty();
        }
        byte[] header = new byte[ZipMember.CENTRAL_HEADER + nameLength];
        directory.get(header);
        String name = new String(header, ZipMember.CENTRAL_HEADER, nameLength, ISO_8859_1);
        ZipMember member = new ZipMember(name, checksum, size, offset);
        if ((flags & 1) != 0) {
            findings.fault(CONTAINER, Fault.Kind.ENCRYPTED, name, "not encrypted", "encrypted");
        }
        if (method != 0) {
            findings.fault(CONTAINER, Fault.Kind.COMPRESSED, name, "stored", "method " + method);
        }
        return compare(place, member.centralHeader(), header) ? Optional.of(member) : Optional.empty();
    }

    private void checkName(String name, String previous) {
        findings.examined(CONTAINER);
        if (!PacketPath.isAllowed(name)) {
            findings.fault(CONTAINER, Fault.Kind.NAME_NOT_ALLOWED, name, "a name that packets use", name);
        } else if (name.equals(previous)) {
            findings.fault(CONTAINER, Fault.Kind.NAME_TWICE, name, "once", "twice");
        } else if (name.compareTo(previous) < 0) {
            findings.fault(CONTAINER, Fault.Kind.NOT_SORTED, name, "before " + previous, "after " + previous);
        }
    }

    /** Whether a member's own header is what the directory makes it. */
    void checkLocalHeader(ZipMember member) throws IOException {
        byte[] expected = member.localHeader();
        compare(
                member.name(),
                expected,
                zip.read(member.offset(), expected.length).array());
    }

    private boolean compare(String place, byte[] expected, byte[] calculated) {
        findings.examined(CONTAINER);
        boolean same = Arrays.equals(expected, calculated);
        if (!same) {
            HexFormat hex = HexFormat.of();
            findings.fault(
                    CONTAINER, Fault.Kind.HEADER_DIFFERS, place, hex.formatHex(expected), hex.formatHex(calculated));
        }
        return same;
    }
}
