package org.cunzheng.acquisition;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.cunzheng.casefile.CaseFileId;
import org.cunzheng.vault.TooLarge;

/**
 * Files between upload and decision, in a folder of their own. They hold other people's words: whatever was not decided on
 * within a day is deleted, at the latest when the next file comes.
 */
@Singleton
public class StagedFiles {
    /** How long a file may wait. */
    static final Duration LIFETIME = Duration.ofHours(24);

    private static final int BUFFER = 64 * 1024;

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
     * @throws TooLarge where it is longer than one file may be; nothing stays then
     */
    public StagedFile stage(CaseFileId caseFile, InputStream content, String name) {
        forgetExpired();
        UUID id = UUID.randomUUID();
        Path path = path(id);
        try {
            Files.createDirectories(folder);
            copy(content, path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        rows.save(new StagedFileRow(id, caseFile.value(), name, clock.instant()));
        return new StagedFile(id, name, path);
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

    private void forgetExpired() {
        rows.findByCreatedAtBefore(oldest()).forEach(row -> remove(row.id()));
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
