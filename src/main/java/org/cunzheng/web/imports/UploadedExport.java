package org.cunzheng.web.imports;

import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.http.multipart.CompletedPart;
import io.micronaut.http.server.multipart.MultipartBody;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;
import org.cunzheng.acquisition.StagedFile;
import org.cunzheng.acquisition.StagedFiles;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.vault.TooLarge;
import org.cunzheng.web.Attachment;
import org.cunzheng.web.Form;
import reactor.core.publisher.Flux;

/** The one file of an import's first form. */
final class UploadedExport {
    static final String FILE = "file";

    private static final long MEGABYTE = 1024 * 1024;

    private UploadedExport() {}

    /** Reads a body to its end; blocks. Empty where no file came or it is too large, which the form says then. */
    static Optional<StagedFile> stage(MultipartBody body, CaseFile caseFile, StagedFiles staged, Form form) {
        Optional<StagedFile> file = Optional.empty();
        for (CompletedPart part : Flux.from(body).toIterable(1)) {
            if (part instanceof CompletedFileUpload upload && file.isEmpty() && upload.getSize() > 0) {
                file = stage(upload, caseFile, staged, form);
            } else {
                letGo(part);
            }
        }
        if (file.isEmpty()) {
            form.refuse(FILE, "import.problem.file");
        }
        return file;
    }

    /** A part that nobody reads would keep its memory, or its place on the disk. */
    private static void letGo(CompletedPart part) {
        try {
            if (part instanceof CompletedFileUpload upload) {
                upload.discard();
            } else {
                part.getBytes();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<StagedFile> stage(
            CompletedFileUpload upload, CaseFile caseFile, StagedFiles staged, Form form) {
        try (InputStream content = upload.getInputStream()) {
            return Optional.of(
                    staged.stage(caseFile.id(), UUID.randomUUID(), content, Attachment.name(upload.getFilename())));
        } catch (TooLarge tooLarge) {
            form.refuse(FILE, "import.problem.tooLarge", tooLarge.limit() / MEGABYTE);
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
