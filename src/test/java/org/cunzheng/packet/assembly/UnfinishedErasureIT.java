package org.cunzheng.packet.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.cunzheng.account.Accounts;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.casefile.CaseFileFixture;
import org.cunzheng.casefile.CaseFileId;
import org.cunzheng.casefile.CaseFiles;
import org.cunzheng.custody.EntryId;
import org.cunzheng.database.TestDatabase;
import org.cunzheng.evidence.Erasing;
import org.cunzheng.evidence.EvidenceLog;
import org.cunzheng.evidence.IncidentFixture;
import org.cunzheng.evidence.Original;
import org.cunzheng.evidence.Originals;
import org.cunzheng.packet.assembly.Destruction.Outcome;
import org.cunzheng.packet.redaction.Redaction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A store that fails for one file takes nothing back of an erasure, and keeps nobody else's. */
@MicronautTest(transactional = false, startApplication = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnfinishedErasureIT implements TestDatabase {
    @Inject
    Destruction destruction;

    @Inject
    Erasing erasing;

    @Inject
    Packets packets;

    @Inject
    EvidenceLog evidence;

    @Inject
    Originals originals;

    @Inject
    CaseFiles caseFiles;

    @Inject
    Accounts accounts;

    @Inject
    TransactionOperations<Connection> transactions;

    /** A case file with one entry, which shows one or more files. */
    private record Told(CaseFile caseFile, EntryId entry, List<Original> files) {}

    private Told told(int files) {
        CaseFile caseFile = CaseFileFixture.opened(caseFiles, accounts);
        List<Original> kept = new ArrayList<>();
        for (int i = 0; i < files; i++) {
            byte[] content = ("住址 " + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
            kept.add(originals.keep(caseFile.id(), new ByteArrayInputStream(content), "住址" + i + ".txt"));
        }
        EntryId entry = evidence.record(
                caseFile,
                UUID.randomUUID(),
                IncidentFixture.shownBy(kept, IncidentFixture.sms("2026-03-01T15:00:00", "今天再不还钱就上门")));
        return new Told(caseFile, entry, kept);
    }

    private Told told() {
        return told(1);
    }

    private String digest(Told told) {
        return destruction
                .look(told.caseFile(), told.entry(), false)
                .orElseThrow()
                .plan()
                .digest();
    }

    private Outcome destroy(Told told) {
        return destruction.destroy(told.caseFile(), told.entry(), UUID.randomUUID(), digest(told), "", true);
    }

    /** As if the process ended when the log has forgotten. */
    private void breakOff(Told told) {
        assertThat(erasing.erase(told.caseFile(), UUID.randomUUID(), told.entry(), digest(told), "", _ -> true))
                .isEqualTo(Erasing.Outcome.ERASED);
    }

    private boolean isKept(Told told, Original original) {
        return originals.find(told.caseFile().id(), original.digest(), "").isPresent();
    }

    private List<Path> objects(Told told) throws IOException {
        Path home = Path.of(getProperties().get("cunzheng.data"))
                .resolve("vault")
                .resolve(told.caseFile().id().toString());
        try (Stream<Path> files = Files.list(home)) {
            return files.filter(file -> !file.getFileName().toString().equals("key"))
                    .sorted()
                    .toList();
        }
    }

    /** Where the file lay, a folder that is not empty, which cannot be deleted as one file. */
    private static void jam(Path object) throws IOException {
        Files.delete(object);
        Files.createFile(Files.createDirectory(object).resolve("jammed"));
    }

    private static void free(Path object) throws IOException {
        Files.delete(object.resolve("jammed"));
    }

    @Test
    void what_is_erased_is_called_erased_though_the_store_fails_and_the_rest_follows() throws Exception {
        Told told = told();
        Path object = objects(told).getFirst();
        jam(object);
        assertThat(destroy(told)).isEqualTo(new Outcome.Destroyed());
        assertThat(evidence.read(told.caseFile()).erasure(told.entry())).isPresent();
        assertThat(erasing.unfinished()).contains(told.caseFile().id());

        free(object);
        destruction.finishAll();
        assertThat(object).doesNotExist();
        assertThat(erasing.unfinished()).doesNotContain(told.caseFile().id());
    }

    @Test
    void of_several_files_one_that_cannot_be_destroyed_keeps_no_other() throws Exception {
        Told told = told(3);
        List<Path> objects = objects(told);
        assertThat(objects).hasSize(3);
        jam(objects.get(0));
        destroy(told);
        assertThat(objects(told)).containsExactly(objects.get(0));
        free(objects.get(0));
        destruction.finishAll();
        assertThat(objects(told)).isEmpty();
    }

    @Test
    void a_case_file_that_cannot_be_finished_keeps_no_later_one_nor_any_packet() throws Exception {
        List<Told> all = Stream.of(told(), told(), told())
                .sorted(Comparator.comparing(told -> told.caseFile().id().toString()))
                .toList();
        for (Told told : all) {
            breakOff(told);
        }
        Told withPacket = told();
        Making.Made made = (Making.Made) packets.make(withPacket.caseFile(), UUID.randomUUID(), Redaction.NOTHING);
        breakOff(withPacket);
        notedNoMore(withPacket.caseFile().id());
        Path object = objects(all.getFirst()).getFirst();
        jam(object);

        assertThatThrownBy(destruction::finishAll)
                .hasMessageContaining(all.getFirst().caseFile().id().toString());
        assertThat(erasing.unfinished())
                .contains(all.getFirst().caseFile().id())
                .doesNotContain(
                        all.get(1).caseFile().id(), all.get(2).caseFile().id());
        for (Told later : all.subList(1, 3)) {
            assertThat(isKept(later, later.files().getFirst())).isFalse();
        }
        assertThat(made.packet().bundle().path()).doesNotExist();
        assertThat(made.packet().pdf().path()).doesNotExist();

        free(object);
        destruction.finishAll();
        assertThat(erasing.unfinished())
                .doesNotContain(all.getFirst().caseFile().id());
    }

    /** As where another node erased and finished, and the packet lies here. */
    private void notedNoMore(CaseFileId caseFile) {
        transactions.executeWrite(status -> {
            try (var delete =
                    status.getConnection().prepareStatement("DELETE FROM left_to_destroy WHERE case_file = ?")) {
                delete.setObject(1, caseFile.value());
                return delete.executeUpdate();
            }
        });
    }
}
