package org.cunzheng.acquisition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.cunzheng.account.Accounts;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.casefile.CaseFileFixture;
import org.cunzheng.casefile.CaseFiles;
import org.cunzheng.database.TestDatabase;
import org.cunzheng.vault.TooLarge;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@MicronautTest(transactional = false, startApplication = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StagedFilesIT implements TestDatabase {
    private static final byte[] CONTENT = "<smses/>".getBytes(StandardCharsets.UTF_8);
    private static final long LARGEST = 100;

    @Inject
    private StagedFileRows rows;

    @Inject
    private Clock clock;

    @Inject
    private CaseFiles caseFiles;

    @Inject
    private Accounts accounts;

    @TempDir
    private Path data;

    private CaseFile caseFile;
    private StagedFiles staged;

    @BeforeEach
    void openCaseFile() {
        caseFile = CaseFileFixture.opened(caseFiles, accounts);
        staged = at(Duration.ZERO);
    }

    /** The same folder, looked at later. */
    private StagedFiles at(Duration later) {
        return new StagedFiles(rows, Clock.offset(clock, later), data.toString(), LARGEST);
    }

    private StagedFile stage(UUID id) {
        return staged.stage(caseFile.id(), id, new ByteArrayInputStream(CONTENT), "sms.xml");
    }

    private Path lying(String name) throws IOException {
        return Files.write(Files.createDirectories(data.resolve("staging")).resolve(name), CONTENT);
    }

    @Test
    void a_file_nobody_decided_on_is_swept_away_after_a_day_though_nobody_comes() {
        StagedFile file = stage(UUID.randomUUID());
        at(Duration.ofHours(23)).sweep();
        assertThat(file.path()).hasBinaryContent(CONTENT);
        at(Duration.ofHours(25)).sweep();
        assertThat(file.path()).doesNotExist();
        assertThat(rows.existsById(file.id())).isFalse();
    }

    @Test
    void a_file_that_a_crash_left_without_a_row_is_swept_away() throws IOException {
        Path unknown = lying(UUID.randomUUID().toString());
        Path arriving = lying(UUID.randomUUID() + "." + UUID.randomUUID() + ".part");
        Path other = lying("note.txt");
        StagedFile file = stage(UUID.randomUUID());
        Path stillArriving = lying(file.id() + "." + UUID.randomUUID() + ".part");
        staged.sweep();
        assertThat(unknown).doesNotExist();
        assertThat(arriving).doesNotExist();
        assertThat(other).doesNotExist();
        assertThat(file.path()).exists();
        assertThat(stillArriving).exists();
        at(Duration.ofHours(25)).sweep();
        assertThat(stillArriving).doesNotExist();
    }

    @Test
    void an_upload_sent_twice_waits_once() throws IOException {
        UUID id = UUID.randomUUID();
        assertThat(stage(id)).isEqualTo(stage(id));
        try (var files = Files.list(data.resolve("staging"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void an_id_of_another_case_file_is_refused_and_its_file_stays() {
        StagedFile file = stage(UUID.randomUUID());
        caseFile = CaseFileFixture.opened(caseFiles, accounts);
        assertThatThrownBy(() -> stage(file.id())).isInstanceOf(IllegalArgumentException.class);
        assertThat(file.path()).exists();
    }

    @Test
    void of_a_file_too_large_nothing_stays() throws IOException {
        UUID id = UUID.randomUUID();
        assertThatThrownBy(() ->
                        staged.stage(caseFile.id(), id, new ByteArrayInputStream(new byte[(int) LARGEST + 1]), "big"))
                .isInstanceOf(TooLarge.class);
        assertThat(rows.existsById(id)).isFalse();
        try (var files = Files.list(data.resolve("staging"))) {
            assertThat(files).isEmpty();
        }
    }
}
