package org.cunzheng.web.entry;

import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.http.multipart.CompletedPart;
import io.micronaut.http.server.multipart.MultipartBody;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.evidence.Original;
import org.cunzheng.evidence.Originals;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.vault.DamagedOriginal;
import org.cunzheng.vault.TooLarge;
import org.cunzheng.web.Attachment;
import org.cunzheng.web.Form;
import reactor.core.publisher.Flux;

/**
 * A form sent with files. The files are in the vault when this is made, and their digests in the form: so that a refused
 * form comes back with them, and nobody uploads twice.
 *
 * @param originals those sent now and those sent before and still wanted
 */
record Submission(Form form, List<Original> originals) {
    /** The field of new files. */
    static final String FILES = "files";
    /** The field of files that are in the vault already: digest, colon, name. */
    static final String KEPT = "kept";

    private static final long MEGABYTE = 1024 * 1024;

    Submission {
        originals = List.copyOf(originals);
    }

    /** Reads a body to its end; blocks. */
    static Submission read(MultipartBody body, CaseFile caseFile, Originals vault) {
        Map<String, List<String>> texts = new LinkedHashMap<>();
        LinkedHashSet<Original> arrived = new LinkedHashSet<>();
        List<TooLarge> refused = new ArrayList<>();
        for (CompletedPart part : Flux.from(body).toIterable(1)) {
            if (part instanceof CompletedFileUpload upload) {
                keep(upload, caseFile, vault, arrived, refused);
            } else {
                texts.computeIfAbsent(part.getName(), _ -> new ArrayList<>()).add(text(part));
            }
        }
        Form form = Form.of(texts);
        LinkedHashSet<Original> all = new LinkedHashSet<>();
        for (String kept : form.all(KEPT)) {
            find(kept, caseFile, vault)
                    .ifPresentOrElse(
                            all::add,
                            () -> form.refuse(FILES, "entry.problem.lost", kept.substring(kept.indexOf(':') + 1)));
        }
        all.addAll(arrived);
        refused.forEach(tooLarge -> form.refuse(FILES, "entry.problem.tooLarge", tooLarge.limit() / MEGABYTE));
        return new Submission(form, List.copyOf(all));
    }

    private static void keep(
            CompletedFileUpload upload,
            CaseFile caseFile,
            Originals vault,
            LinkedHashSet<Original> arrived,
            List<TooLarge> refused) {
        String name = Attachment.name(upload.getFilename());
        // A browser sends one empty part for a file field that was left alone.
        if (upload.getSize() == 0 && name.isEmpty()) {
            upload.discard();
            return;
        }
        try {
            arrived.add(vault.keep(caseFile.id(), upload.getInputStream(), name));
        } catch (TooLarge tooLarge) {
            refused.add(tooLarge);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(CompletedPart part) {
        try {
            return new String(part.getBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Original> find(String kept, CaseFile caseFile, Originals vault) {
        int colon = kept.indexOf(':');
        if (colon != 64) {
            return Optional.empty();
        }
        try {
            return vault.find(caseFile.id(), Sha256.parse(kept.substring(0, colon)), kept.substring(colon + 1));
        } catch (IllegalArgumentException | DamagedOriginal neitherDigestNorFile) {
            return Optional.empty();
        }
    }

    /** How a file already kept stands in a form. */
    static String kept(Original original) {
        return original.digest().hex() + ":" + original.name();
    }
}
