package org.cunzheng.acquisition.smsbackup;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.cunzheng.acquisition.smsbackup.SmsBackupFile.Refusal;

/** Opens a zip only after its directory has proved small, and tells when a member is larger than it can honestly be. */
final class ZipArchive {
    static final int MOST_MEMBERS = 100;
    /** Deflate cannot exceed 1032 : 1; a real export stays below 60 : 1. */
    static final int HIGHEST_RATIO = 200;

    static final long MOST_BYTES = 16L << 30;
    private static final long ALWAYS_ALLOWED = 1 << 20;
    private static final int END_RECORD = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int END_SIGNATURE = 0x06054b50;
    private static final List<Charset> NAME_ENCODINGS =
            List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"), StandardCharsets.ISO_8859_1);

    private ZipArchive() {}

    /** What a member may unpack to and what its CRC-32 has to be; for a file outside a zip anything will do. */
    record Expectation(boolean inZip, long packed, long crc) {
        static final Expectation NONE = new Expectation(false, 0, 0);

        static Expectation of(ZipEntry member, long fileSize) {
            return new Expectation(true, Math.min(member.getCompressedSize(), fileSize), member.getCrc());
        }

        boolean exceededBy(long unpacked) {
            return inZip && (unpacked > MOST_BYTES || unpacked > ALWAYS_ALLOWED && unpacked / HIGHEST_RATIO > packed);
        }

        boolean fits(long actualCrc) {
            return !inZip || crc == actualCrc;
        }
    }

    static boolean isZip(byte[] start) {
        return start.length >= 4
                && start[0] == 'P'
                && start[1] == 'K'
                && (start[2] == 3 && start[3] == 4 || start[2] == 5 && start[3] == 6);
    }

    /** Why the archive may not even be opened; empty where it may. */
    static Optional<Refusal> objection(Path path) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            ByteBuffer start = read(file, 0, 8);
            if (start.limit() == 8 && (start.get(6) & 1) != 0) {
                return Optional.of(Refusal.of(Refusal.Reason.ZIP_ENCRYPTED));
            }
            long from = Math.max(0, file.length() - END_RECORD - LONGEST_COMMENT);
            ByteBuffer tail = read(file, from, (int) (file.length() - from));
            int at = tail.limit() - END_RECORD;
            while (at >= 0 && tail.getInt(at) != END_SIGNATURE) {
                at--;
            }
            if (at < 0 || at + END_RECORD + (tail.getShort(at + 20) & 0xFFFF) != tail.limit()) {
                return Optional.of(Refusal.of(Refusal.Reason.ZIP_DAMAGED));
            }
            int members = tail.getShort(at + 10) & 0xFFFF;
            long directory = tail.getInt(at + 12) & 0xFFFFFFFFL;
            boolean tooMany = members > MOST_MEMBERS || directory > MOST_MEMBERS * 1024L;
            return tooMany ? Optional.of(Refusal.of(Refusal.Reason.ZIP_TOO_MANY_MEMBERS)) : Optional.empty();
        }
    }

    private static ByteBuffer read(RandomAccessFile file, long from, int length) throws IOException {
        byte[] bytes = new byte[(int) Math.min(length, file.length() - from)];
        file.seek(from);
        file.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The archive, the names of its members in the first encoding that can spell them. */
    static ZipFile open(Path path) throws IOException {
        ZipException last = new ZipException("no encoding for names");
        for (Charset names : NAME_ENCODINGS) {
            try {
                return new ZipFile(path.toFile(), ZipFile.OPEN_READ, names);
            } catch (ZipException unreadable) {
                last = unreadable;
            }
        }
        throw last;
    }

    static boolean isBomb(ZipEntry member, File file) {
        return Expectation.of(member, file.length()).exceededBy(member.getSize());
    }
}
