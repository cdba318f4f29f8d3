package org.cunzheng.web.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.cunzheng.audit.Audit;
import org.cunzheng.audit.AuditedServer;
import org.cunzheng.audit.Audits;
import org.cunzheng.web.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SilencedAuditIT implements TestPropertyProvider {
    private final AuditedServer audited = AuditedServer.start();

    @Inject
    EmbeddedServer server;

    @Inject
    Audit audit;

    @Inject
    Audits audits;

    /** So short that one is overdue at once. */
    @Override
    public Map<String, String> getProperties() {
        Map<String, String> properties = audited.properties();
        properties.put("cunzheng.audit.every", "1ms");
        return properties;
    }

    @AfterAll
    void stop() {
        audited.close();
    }

    private String page(String... headers) {
        return new Browser(server.getURI()).get("/status", headers).body();
    }

    @Test
    void while_somebody_holds_the_lock_of_audits_the_page_says_that_none_was_made_and_since_when() throws Exception {
        try (Connection connection = audited.superuser();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(4703118)");
            assertThat(audits.make(Duration.ZERO, files -> audit.run(files, List.of(), _ -> {})))
                    .isEmpty();
            assertThat(page())
                    .containsPattern("flash wrong\"><span>从 [^<]*20\\d\\d[^<]* 起没有自查过")
                    .doesNotContain("还没有做过", "全部对得上");
            assertThat(page("Accept-Language", "en-GB")).contains("It has not been done since");
            statement.execute("SELECT pg_advisory_unlock(4703118)");
        }
        assertThat(audits.make(Duration.ZERO, files -> audit.run(files, List.of(), _ -> {})))
                .isPresent();
        assertThat(page()).contains("全部对得上", "下面的结果已经旧了", "起没有自查过");
    }
}
