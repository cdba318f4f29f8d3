package org.cunzheng.acquisition.smsbackup;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.cunzheng.integrity.Sha256;

/**
 * An export of messages or calls, plain or as a member of a zip. It can be read as often as needed; as long as the file
 * stays the same, each reading gives the same records and the same report.
 */
public final class SmsBackupFile {
    /** Whether the file is one that can be read. */
    public sealed interface Outcome {
        record Opened(SmsBackupFile file) implements Outcome {}

        record Refused(Refusal refusal) implements Outcome {}
    }

    /** The longest record that is read, in bytes; longer ones are left out. */
    public static final long LARGEST_RECORD = 32 << 20;

    private final Path path;
    private final String member;
    private final BackupKind kind;

    private SmsBackupFile(Path path, String member, BackupKind kind) {
        this.path = path;
        this.member = member;
        this.kind = kind;
    }

    /**
     * Looks at the beginning of the file only; of a zip, at the beginning of each member.
     *
     * @throws UncheckedIOException where the file cannot be read from its disk
     */
    public static Outcome open(Path path) {
        return open(path, "");
    }

    /** The same for one member of a zip that holds several exports; an empty name means the only one. */
    public static Outcome open(Path path, String member) {
        try {
            byte[] start;
            try (InputStream in = Files.newInputStream(path)) {
                start = in.readNBytes(TextEncoding.SNIFFED);
            }
            if (ZipArchive.isZip(start)) {
                return openZip(path, member);
            }
            try (InputStream in = Files.newInputStream(path)) {
                return outcome(path, "", new HeaderReader(new UnitReader(in)).read());
            }
        } catch (ZipException | EOFException damaged) {
            return new Outcome.Refused(Refusal.of(Refusal.Reason.ZIP_DAMAGED));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Outcome outcome(Path path, String member, HeaderReader.Start start) {
        return switch (start) {
            case HeaderReader.Start.Known(BackupHeader header) ->
                new Outcome.Opened(new SmsBackupFile(path, member, header.kind()));
            case HeaderReader.Start.Refused(Refusal refusal) -> new Outcome.Refused(refusal);
        };
    }

    private static Outcome openZip(Path path, String member) throws IOException {
        Optional<Refusal> objection = ZipArchive.objection(path);
        if (objection.isPresent()) {
            return new Outcome.Refused(objection.get());
        }
        List<SmsBackupFile> found = new ArrayList<>();
        List<Outcome.Refused> refused = new ArrayList<>();
        try (ZipFile zip = ZipArchive.open(path)) {
            for (ZipEntry entry :
                    zip.stream().filter(entry -> !entry.isDirectory()).toList()) {
                if (ZipArchive.isBomb(entry, path.toFile())) {
                    return new Outcome.Refused(Refusal.of(Refusal.Reason.ZIP_BOMB));
                }
                try (InputStream in = zip.getInputStream(entry)) {
                    switch (outcome(path, entry.getName(), new HeaderReader(new UnitReader(in)).read())) {
                        case Outcome.Opened(SmsBackupFile file) -> found.add(file);
                        case Outcome.Refused notOne -> refused.add(notOne);
                    }
                }
            }
        }
        if (!member.isEmpty()) {
            found.removeIf(file -> !file.member.equals(member));
        }
        if (found.size() > 1) {
            String names =
                    String.join(", ", found.stream().map(SmsBackupFile::member).toList());
            return new Outcome.Refused(new Refusal(Refusal.Reason.ZIP_WITH_SEVERAL, names));
        }
        if (found.isEmpty()) {
            return member.isEmpty() && refused.size() == 1
                    ? refused.getFirst()
                    : new Outcome.Refused(Refusal.of(Refusal.Reason.ZIP_WITHOUT_EXPORT));
        }
        return new Outcome.Opened(found.getFirst());
    }

    public BackupKind kind() {
        return kind;
    }

    /** The name of the zip's member; empty for a plain file. */
    public String member() {
        return member;
    }

    /**
     * Reads the whole file and gives each record to the taker in the order of the file, readable or not; then the report.
     *
     * @param zone the zone in which days are counted
     * @throws UncheckedIOException where the disk fails, or where the file is no longer what was opened
     */
    public ExportReport read(ZoneId zone, Consumer<? super ReadRecord> taker) {
        try {
            if (member.isEmpty()) {
                try (InputStream in = Files.newInputStream(path)) {
                    return read(new WatchedStream(in, ZipArchive.Expectation.NONE), zone, taker);
                }
            }
            try (ZipFile zip = ZipArchive.open(path)) {
                ZipEntry entry = zip.getEntry(member);
                if (entry == null) {
                    throw new ZipException("the file is no longer the one that was opened");
                }
                try (InputStream in = zip.getInputStream(entry)) {
                    ZipArchive.Expectation expected = ZipArchive.Expectation.of(entry, Files.size(path));
                    return read(new WatchedStream(in, expected), zone, taker);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ExportReport read(WatchedStream in, ZoneId zone, Consumer<? super ReadRecord> taker) throws IOException {
        UnitReader units = new UnitReader(in);
        if (!(new HeaderReader(units).read() instanceof HeaderReader.Start.Known(BackupHeader header))) {
            throw new IOException("the file is no longer the one that was opened");
        }
        RecordSplitter splitter = new RecordSplitter(units, header, LARGEST_RECORD);
        RecordReading reading = new RecordReading(header, new SeenIdentities()::seen);
        ReportBuilder report = new ReportBuilder(header, zone);
        for (var cut = splitter.next(); cut.isPresent(); cut = splitter.next()) {
            ReadRecord record = reading.read(cut.get());
            report.add(record);
            taker.accept(record);
        }
        return report.finish(splitter, in.fault(), origin(in));
    }

    private ExportReport.Origin origin(WatchedStream content) throws IOException {
        Sha256 contentDigest = content.sha256();
        if (member.isEmpty()) {
            return new ExportReport.Origin(
                    contentDigest, content.sm3(), content.size(), "", contentDigest, content.size());
        }
        try (WatchedStream file = new WatchedStream(Files.newInputStream(path), ZipArchive.Expectation.NONE)) {
            file.transferTo(OutputStream.nullOutputStream());
            return new ExportReport.Origin(
                    file.sha256(), file.sm3(), file.size(), member, contentDigest, content.size());
        }
    }

    /**
     * Why a file is not read at all. {@code detail} is a short piece of the file that explains it, such as the name of its root
     * element or encoding; often empty.
     */
    public record Refusal(Reason reason, String detail) {
        /** The message key {@code import.refused.NAME} says each in plain words. */
        public enum Reason {
            EMPTY,
            NOT_XML,
            HTML,
            /** The root is neither {@code smses} nor {@code calls}. */
            OTHER_ROOT,
            /** An encoding that is not read. */
            ENCODING,
            /** A document type declaration: no real export has one, an attack would. */
            DOCTYPE,
            /** The file ends, or breaks, before its first record. */
            BROKEN_START,
            ZIP_DAMAGED,
            ZIP_ENCRYPTED,
            ZIP_TOO_MANY_MEMBERS,
            /** Unpacked it would be far too large, or a zip holds what only a bomb does. */
            ZIP_BOMB,
            ZIP_WITHOUT_EXPORT,
            /** More than one export inside: one is to be named. */
            ZIP_WITH_SEVERAL
        }

        static Refusal of(Reason reason) {
            return new Refusal(reason, "");
        }
    }
}
