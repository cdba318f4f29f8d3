package org.cunzheng.acquisition;

import io.micronaut.context.annotation.Value;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cunzheng.casefile.CaseFileId;
import org.cunzheng.vault.TooLarge;

/**
 * Files between upload and decision, in a folder of their own. They hold other people's words: whatever was not decided on
 * within a day is deleted within the hour after, and so is whatever a crash left in the folder.
 */
@Singleton
public class StagedFiles {
    /** How long a file may wait. */
    static final Duration LIFETIME = Duration.ofHours(24);

    private static final int BUFFER = 64 * 1024;
    private static final String ARRIVING = ".part";
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final StagedFileRows rows;
    private final Clock clock;
    private final Path folder;
    private final long largestFile;

    StagedFiles(
            StagedFileRows rows,
            Clock clock,
            @Value("${cunzheng.data:data}") String data,
            @Value("${cunzheng.largest-file:209715200}") long largestFile) {
        this.rows = rows;
        this.clock = clock;
        this.folder = Path.of(data).resolve("staging");
        this.largestFile = largestFile;
    }

    /**
     * Takes a stream to its end; never the whole of it in memory.
     *
     * @param id names the upload once: the same again gives the file of the first time
     * @throws TooLarge where it is longer than one file may be; nothing stays then
     * @throws IllegalArgumentException where the id names a file of another case file
     */
    public StagedFile stage(CaseFileId caseFile, UUID id, InputStream content, String name) {
        Optional<StagedFile> before = find(caseFile, id);
        if (before.isPresent()) {
            return before.get();
        }
        // The row comes first: a file without one is nobody's, and is swept away.
        boolean first = rows.add(id, caseFile.value(), name, clock.instant()) == 1;
        if (!first && rows.findByIdAndCaseFile(id, caseFile.value()).isEmpty()) {
            throw new IllegalArgumentException("not of this case file: staged file " + id);
        }
        boolean whole = false;
        try {
            Files.createDirectories(folder);
            Path arriving = folder.resolve(id + "." + UUID.randomUUID() + ARRIVING);
            copy(content, arriving);
            Files.move(arriving, path(id), StandardCopyOption.ATOMIC_MOVE);
            whole = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (first && !whole) {
                rows.remove(id);
            }
        }
        return new StagedFile(id, name, path(id));
    }

    private void copy(InputStream content, Path path) throws IOException {
        boolean whole = false;
        try (OutputStream out = Files.newOutputStream(path, StandardOpenOption.CREATE_NEW)) {
            byte[] buffer = new byte[BUFFER];
            long size = 0;
            for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
                size += count;
                if (size > largestFile) {
                    throw new TooLarge(largestFile);
                }
                out.write(buffer, 0, count);
            }
            whole = true;
        } finally {
            if (!whole) {
                Files.deleteIfExists(path);
            }
        }
    }

    /** A file of this case file that still waits; empty where it was decided on or has expired. */
    public Optional<StagedFile> find(CaseFileId caseFile, UUID id) {
        return rows.findByIdAndCaseFile(id, caseFile.value())
                .filter(row -> row.createdAt().isAfter(oldest()))
                .filter(row -> Files.exists(path(row.id())))
                .map(row -> new StagedFile(row.id(), row.name(), path(row.id())));
    }

    /** Deletes a file that was decided on. */
    public void discard(StagedFile file) {
        remove(file.id());
    }

    /** Deletes what has expired and whatever else lies in the folder without a row, as a crash may leave it. */
    @Scheduled(initialDelay = "${cunzheng.staging.sweep:1m}", fixedDelay = "1h")
    void sweep() {
        rows.findByCreatedAtBefore(oldest()).forEach(row -> remove(row.id()));
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (!isKnown(file.getFileName().toString())) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a file belongs to a row, as the staged file or as one of it that is still arriving. */
    private boolean isKnown(String file) {
        String id = file.endsWith(ARRIVING) ? file.substring(0, file.indexOf('.')) : file;
        return UUID_FORM.matcher(id).matches() && rows.existsById(UUID.fromString(id));
    }

    private void remove(UUID id) {
        try {
            Files.deleteIfExists(path(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        rows.remove(id);
    }

    private Instant oldest() {
        return clock.instant().minus(LIFETIME);
    }

    private Path path(UUID id) {
        return folder.resolve(id.toString());
    }
}
