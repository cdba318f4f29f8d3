package org.cunzheng.packet.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.nio.file.Files;
import java.util.UUID;
import org.cunzheng.custody.EntryId;
import org.cunzheng.database.DatabaseSearch;
import org.cunzheng.evidence.IncidentFixture;
import org.cunzheng.evidence.Original;
import org.cunzheng.packet.assembly.Destruction.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(transactional = false, startApplication = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DestructionAfterCrashIT extends DestructionSetUp {
    @Test
    void what_a_crash_after_the_log_left_is_destroyed_at_the_next_start() throws Exception {
        Original original = kept(words);
        EntryId entry = record(IncidentFixture.shownBy(original, incident(words)));
        KeptPacket packet = made();
        // The process ends here: the log has forgotten, vault and packets have not.
        erasing.erase(caseFile, UUID.randomUUID(), entry, look(entry).plan().digest(), "", _ -> true);
        assertThat(isKept(original)).isTrue();
        assertThat(packet.bundle().path()).exists();
        assertThat(erasing.unfinished()).contains(caseFile.id());
        // Another crash, between the two files of the packet.
        Files.delete(packet.pdf().path());

        destruction.finishAll();
        assertThat(isKept(original)).isFalse();
        assertThat(files("vault")).isEmpty();
        assertThat(files("packets")).isEmpty();
        assertThat(erasing.unfinished()).doesNotContain(caseFile.id());
        assertThat(DatabaseSearch.tablesWith(original.digest().hex())).isEmpty();
    }

    @Test
    void the_same_request_after_a_crash_finishes_what_it_began() {
        Original original = kept(words);
        EntryId entry = record(IncidentFixture.shownBy(original, incident(words)));
        UUID request = UUID.randomUUID();
        erasing.erase(caseFile, request, entry, look(entry).plan().digest(), "", _ -> true);
        assertThat(destroy(entry, request, false)).isEqualTo(new Outcome.Destroyed());
        assertThat(isKept(original)).isFalse();
    }

    @Test
    void a_file_that_an_entry_names_again_before_it_was_destroyed_stays() {
        Original original = kept(words);
        EntryId entry = record(IncidentFixture.shownBy(original, incident(words)));
        erasing.erase(caseFile, UUID.randomUUID(), entry, look(entry).plan().digest(), "", _ -> true);
        record(IncidentFixture.shownBy(original, incident("再说一次")));
        destruction.finishAll();
        assertThat(isKept(original)).isTrue();
        assertThat(erasing.unfinished()).doesNotContain(caseFile.id());
    }

    @Test
    void a_packet_that_a_crash_left_without_an_entry_goes_too() throws Exception {
        EntryId entry = record(incident(words));
        KeptPacket packet = made();
        Files.copy(packet.pdf().path(), packet.pdf().path().resolveSibling("0".repeat(64) + ".pdf"));
        Files.copy(packet.bundle().path(), packet.bundle().path().resolveSibling("0".repeat(64) + ".zip"));
        destroy(entry);
        assertThat(files("packets")).isEmpty();
    }
}
