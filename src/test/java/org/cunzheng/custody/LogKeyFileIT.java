package org.cunzheng.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.cunzheng.database.TestDatabase;
import org.cunzheng.integrity.LogKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogKeyFileIT implements TestDatabase {
    @TempDir
    Path folder;

    private void start(Map<String, Object> settings) {
        Map<String, Object> properties = new HashMap<>(getProperties());
        properties.putAll(settings);
        try (ApplicationContext context = ApplicationContext.run(properties)) {
            context.getBean(Sequencer.class);
        }
    }

    /** The log of the tests has its key since the first start. */
    private String known() {
        start(Map.of());
        return Objects.requireNonNull(getProperties().get("cunzheng.data"));
    }

    @Test
    void a_log_whose_key_is_gone_is_not_signed_with_a_new_one() {
        known();
        assertThatThrownBy(() -> start(Map.of("cunzheng.data", folder.toString())))
                .hasRootCauseInstanceOf(LogKeyProblem.class)
                .rootCause()
                .hasMessageContaining("log.key 不见了")
                .hasMessageContaining("restore log.key");
        assertThat(folder.resolve("log.key")).doesNotExist();
    }

    @Test
    void another_key_and_a_broken_one_are_refused() throws Exception {
        known();
        Files.writeString(
                folder.resolve("log.key"), LogKey.generate("other.example").text());
        assertThatThrownBy(() -> start(Map.of("cunzheng.data", folder.toString())))
                .hasRootCauseInstanceOf(LogKeyProblem.class)
                .rootCause()
                .hasMessageContaining("不是这份日志的签名密钥");
        Files.writeString(folder.resolve("log.key"), "PRIVATE+KEY+secret");
        assertThatThrownBy(() -> start(Map.of("cunzheng.data", folder.toString())))
                .hasRootCauseInstanceOf(LogKeyProblem.class)
                .rootCause()
                .hasMessageContaining("读不懂")
                .hasMessageNotContaining("secret");
    }

    @Test
    void the_key_may_come_from_a_setting_and_its_file_is_for_its_owner_only() throws Exception {
        Path file = Path.of(known()).resolve("log.key");
        start(Map.of("cunzheng.data", folder.toString(), "cunzheng.log.key", Files.readString(file)));
        assertThat(folder.resolve("log.key")).doesNotExist();
        assertThat(Files.getPosixFilePermissions(file))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    }
}
