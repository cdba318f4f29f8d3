package org.cunzheng.packet.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.cunzheng.casefile.CaseFileId;
import org.cunzheng.database.TestDatabase;
import org.cunzheng.disk.FlushedPaths;
import org.cunzheng.integrity.Sha256;
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
        Path pdf = Files.writeString(PacketSweep.begin(home), "a pdf");
        Path bundle = Files.writeString(PacketSweep.begin(home), "an archive");
        Sha256 digest = PacketShelf.digest(pdf);
        List<Path> flushed =
                FlushedPaths.during(() -> shelf.keep(caseFile, pdf, digest, bundle, PacketShelf.digest(bundle)));
        Path data = Path.of(getProperties().get("cunzheng.data"));
        assertThat(flushed).containsSubsequence(pdf, home);
        assertThat(flushed).containsSubsequence(bundle, home, data.resolve("packets"), data);
        assertThat(home.resolve(digest + ".pdf")).hasContent("a pdf");
    }
}
