package org.cunzheng.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class LateStreamTest {
    @Test
    void nothing_is_opened_until_somebody_reads() throws IOException {
        boolean[] opened = {false};
        new LateStream(() -> {
                    opened[0] = true;
                    return InputStream.nullInputStream();
                })
                .close();
        assertThat(opened[0]).isFalse();
    }

    @Test
    void it_reads_as_what_it_opens() throws IOException {
        try (InputStream stream = new LateStream(() -> new ByteArrayInputStream(new byte[] {1, 2, 3}))) {
            assertThat(stream.readAllBytes()).containsExactly(1, 2, 3);
        }
    }
}
