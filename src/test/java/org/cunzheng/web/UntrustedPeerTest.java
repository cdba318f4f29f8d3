package org.cunzheng.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

@MicronautTest
@Property(name = "micronaut.server.port", value = "-1")
@Property(name = "datasources.default.enabled", value = "false")
@Property(name = "cunzheng.trusted-proxies", value = "192.0.2.0/24")
class UntrustedPeerTest {
    @Inject
    private EmbeddedServer server;

    @Test
    void who_is_no_proxy_of_ours_is_not_believed_to_come_by_tls() {
        HttpResponse<String> chosen =
                new Browser(server.getURI()).get("/language/en?to=%2Fprivacy", "X-Forwarded-Proto", "https");
        assertThat(chosen.headers().firstValue("Strict-Transport-Security")).isEmpty();
        assertThat(chosen.headers().firstValue("Set-Cookie").orElse(""))
                .contains("language=en")
                .doesNotContain("Secure");
    }
}
