package org.cunzheng.packet.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchFolderTest {
    @TempDir
    private Path data;

    private ApplicationContext start() {
        return ApplicationContext.run(Map.of("datasources.default.enabled", "false", "cunzheng.data", data.toString()));
    }

    @Test
    void what_a_killed_run_left_there_goes_when_told_and_not_by_the_start_of_a_command_beside_a_running_server()
            throws IOException {
        try (ApplicationContext run = start()) {
            Path folder = run.getBean(ScratchFolder.class).path();
            assertThat(folder).isEqualTo(data.resolve("scratch").toAbsolutePath());
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                    .isEqualTo("rwx------");
            Files.writeString(folder.resolve("PDFBox123.tmp"), "今晚见不到钱");
        }
        try (ApplicationContext command = start()) {
            assertThat(data.resolve("scratch")).isNotEmptyDirectory();
            command.getBean(ScratchFolder.class).empty();
            assertThat(data.resolve("scratch")).isEmptyDirectory();
        }
    }

    @Test
    void a_folder_that_others_could_read_becomes_its_owners() throws IOException {
        Files.setPosixFilePermissions(
                Files.createDirectory(data.resolve("scratch")), PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(new ScratchFolder(data.toString()).path())))
                .isEqualTo("rwx------");
    }
}
