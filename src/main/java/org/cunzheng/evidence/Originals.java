package org.cunzheng.evidence;

import jakarta.inject.Singleton;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.tika.Tika;
import org.cunzheng.casefile.CaseFileId;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.vault.Removal;
import org.cunzheng.vault.Stored;
import org.cunzheng.vault.Vault;
import org.cunzheng.vault.VaultScope;

/** The originals of a case file, as they came. */
@Singleton
public class Originals {
    private final Vault vault;
    private final Tika types = new Tika();

    Originals(Vault vault) {
        this.vault = vault;
    }

    /**
     * Keeps a file byte for byte and finds its type in its content.
     *
     * @param name as the file was called; only its last part is kept
     * @throws org.cunzheng.vault.TooLarge where it is longer than one file may be
     */
    public Original keep(CaseFileId caseFile, InputStream content, String name) {
        try (InputStream in = new BufferedInputStream(content, 64 * 1024)) {
            String type = types.detect(in);
            Stored stored = vault.put(scope(caseFile), in);
            return new Original(stored.digest(), stored.sm3(), stored.size(), type, lastPart(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Keeps an original of one case file in another too; to repeat is harmless.
     *
     * @throws UncheckedIOException where the first case file has none of that digest
     */
    void keepAlso(CaseFileId from, CaseFileId to, Original original) {
        try (InputStream in = open(from, original.digest())) {
            vault.put(scope(to), in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What was kept earlier, found again by its digest; empty where the case file has none of that digest.
     *
     * @param name as the file was called; only its last part is kept
     */
    public Optional<Original> find(CaseFileId caseFile, Sha256 digest, String name) {
        Optional<Stored> found = vault.find(scope(caseFile), digest);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Stored stored = found.get();
        try (InputStream in = new BufferedInputStream(open(caseFile, digest), 64 * 1024)) {
            return Optional.of(new Original(digest, stored.sm3(), stored.size(), types.detect(in), lastPart(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String lastPart(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    /**
     * Opens an original; the stream fails at its end where the bytes are not those that were kept.
     *
     * @throws UncheckedIOException where the case file has none of that digest
     */
    public InputStream open(CaseFileId caseFile, Sha256 digest) {
        return vault.open(scope(caseFile), digest);
    }

    /** Whether the case file has one of that digest; nothing is read of it but its size. */
    boolean has(CaseFileId caseFile, Sha256 digest) {
        return vault.find(scope(caseFile), digest).isPresent();
    }

    /** Deletes an original of the case file; to repeat is harmless, and needed where the store holds it back. */
    Removal destroy(CaseFileId caseFile, Sha256 digest) {
        return vault.erase(scope(caseFile), digest);
    }

    private static VaultScope scope(CaseFileId caseFile) {
        return new VaultScope(caseFile.value());
    }
}
