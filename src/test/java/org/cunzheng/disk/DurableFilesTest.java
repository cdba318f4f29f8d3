package org.cunzheng.disk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableFilesTest {
    @TempDir
    private Path folder;

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** A disk without hard links. */
    private FileSystem withoutLinks() throws IOException {
        return FileSystems.newFileSystem(folder.resolve("disk.zip"), Map.of("create", "true"));
    }

    @Test
    void a_file_written_once_is_its_owners_and_whoever_comes_second_changes_nothing() throws IOException {
        DurableFiles.writeOnce(folder, "key", bytes("first"));
        DurableFiles.writeOnce(folder, "key", bytes("second"));
        assertThat(folder.resolve("key")).hasContent("first");
        assertThat(names(folder)).containsExactly("key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void on_a_disk_without_hard_links_too_the_first_file_stays_and_nothing_else() throws IOException {
        try (FileSystem disk = withoutLinks()) {
            Path root = disk.getPath("/");
            Path one = Files.createFile(root.resolve("one"));
            assertThatThrownBy(() -> Files.createLink(root.resolve("two"), one))
                    .isInstanceOf(UnsupportedOperationException.class);
            Files.delete(one);

            DurableFiles.writeOnce(root, "key", bytes("first"));
            assertThat(Files.readString(root.resolve("key"))).isEqualTo("first");
            DurableFiles.writeOnce(root, "key", bytes("second"));
            assertThat(Files.readString(root.resolve("key"))).isEqualTo("first");
            assertThat(names(root)).containsExactly("key");
        }
    }

    @Test
    void a_replaced_file_has_the_new_content_alone_and_is_its_owners() throws IOException {
        Files.writeString(folder.resolve("settings"), "a long former content");
        DurableFiles.replace(folder, "settings", bytes("new"));
        assertThat(folder.resolve("settings")).hasContent("new");
        assertThat(names(folder)).containsExactly("settings");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("settings"))))
                .isEqualTo("rw-------");
    }

    @Test
    void every_way_flushes_the_file_first_and_then_the_folder_with_its_name() throws IOException {
        List<Path> once = FlushedPaths.during(() -> DurableFiles.writeOnce(folder, "key", bytes("a")));
        assertThat(once).hasSize(2).last().isEqualTo(folder);
        assertThat(once.getFirst().getParent()).isEqualTo(folder);

        List<Path> again = FlushedPaths.during(() -> DurableFiles.replace(folder, "key", bytes("b")));
        assertThat(again).hasSizeGreaterThan(1).last().isEqualTo(folder);
        assertThat(again).first().isNotEqualTo(folder);

        Path finished = Files.writeString(folder.resolve("finished"), "c");
        assertThat(FlushedPaths.during(() -> DurableFiles.keep(finished, folder, "kept")))
                .containsExactly(finished, folder);
        assertThat(folder.resolve("kept")).hasContent("c");
    }

    @Test
    void a_file_that_cannot_be_named_leaves_nothing_half_made() throws IOException {
        Files.createDirectories(folder.resolve("taken/by-a-folder"));
        assertThatThrownBy(() -> DurableFiles.replace(folder, "taken", bytes("x")))
                .isInstanceOf(IOException.class);
        assertThat(names(folder)).containsExactly("taken");
        assertThatThrownBy(() -> DurableFiles.keep(folder.resolve("none"), folder, "kept"))
                .isInstanceOf(NoSuchFileException.class);
    }
}
