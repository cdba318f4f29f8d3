package org.cunzheng.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class LateStreamTest {
    @Test
    void nothing_is_opened_until_somebody_reads() throws IOException {
        InputStream unread = new LateStream(() -> {
            throw new AssertionError("opened");
        });
        unread.close();
        assertThat(unread.read()).isEqualTo(-1);
    }

    @Test
    void it_reads_as_what_it_opens() throws IOException {
        try (InputStream stream = new LateStream(() -> new ByteArrayInputStream(new byte[] {1, 2, 3}))) {
            assertThat(stream.readAllBytes()).containsExactly(1, 2, 3);
        }
    }
}
