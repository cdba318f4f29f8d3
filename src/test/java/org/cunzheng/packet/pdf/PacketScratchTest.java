package org.cunzheng.packet.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.cunzheng.packet.PacketFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PacketScratchTest {
    @TempDir
    private Path scratch;

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(scratch)) {
            return files.toList();
        }
    }

    @Test
    void what_does_not_stay_in_memory_lies_in_the_folder_that_was_given_and_is_gone_afterwards() throws IOException {
        Set<Path> seen = new HashSet<>();
        new PacketRenderer(scratch, 4096)
                .render(
                        PacketFixture.packet(
                                PacketFixture.exhibits(List.of(PacketFixture.message("今天再不还钱就上门"))), List.of()),
                        new OutputStream() {
                            @Override
                            public void write(int one) throws IOException {
                                seen.addAll(files());
                            }

                            @Override
                            public void write(byte[] bytes, int offset, int length) throws IOException {
                                seen.addAll(files());
                            }
                        });
        assertThat(seen).isNotEmpty();
        assertThat(files()).isEmpty();
    }
}
