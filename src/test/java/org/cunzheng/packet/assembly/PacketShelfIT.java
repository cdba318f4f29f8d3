package org.cunzheng.packet.assembly;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.cunzheng.casefile.CaseFileId;
import org.cunzheng.database.TestDatabase;
import org.cunzheng.disk.FlushedPaths;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.vault.SealedFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(transactional = false, startApplication = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PacketShelfIT implements TestDatabase {
    @Inject
    PacketShelf shelf;

    @Test
    void the_names_of_a_packet_are_on_disk_with_its_bytes_before_anybody_says_that_it_was_made() throws Exception {
        CaseFileId caseFile = new CaseFileId(UUID.randomUUID());
        Path home = shelf.home(caseFile);
        Path pdf = PacketSweep.begin(home);
        Path bundle = PacketSweep.begin(home);
        Sha256 digest = write(caseFile, pdf, "a pdf");
        Sha256 bundleDigest = write(caseFile, bundle, "an archive");
        List<Path> flushed = FlushedPaths.during(() -> shelf.keep(caseFile, pdf, digest, bundle, bundleDigest));
        Path data = Path.of(getProperties().get("cunzheng.data"));
        assertThat(flushed).containsSubsequence(pdf, home);
        assertThat(flushed).containsSubsequence(bundle, home, data.resolve("packets"), data);
        assertThat(Opened.bytes(shelf.written(caseFile, home.resolve(digest + ".pdf.sealed"), digest)))
                .asString()
                .isEqualTo("a pdf");
    }

    private Sha256 write(CaseFileId caseFile, Path file, String content) throws Exception {
        try (SealedFiles.Writing out = shelf.write(caseFile, file)) {
            out.write(content.getBytes(UTF_8));
            return out.finish();
        }
    }
}
