package org.cunzheng.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Property;
import io.micronaut.http.server.HttpServerConfiguration;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@MicronautTest
@Property(name = "micronaut.server.port", value = "-1")
@Property(name = "datasources.default.enabled", value = "false")
@Property(name = "cunzheng.largest-file", value = "3000000000")
class UploadLimitsTest {
    @Inject
    private HttpServerConfiguration server;

    @Test
    void one_setting_says_how_large_a_file_may_be() {
        assertThat(server.getMultipart().getMaxFileSize()).isGreaterThan(3_000_000_000L);
        assertThat(server.getMaxRequestSize())
                .isGreaterThan(server.getMultipart().getMaxFileSize())
                .isLessThan(3_100_000_000L);
    }
}
