package org.cunzheng.timestamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthorityTest {
    private static final URI ADDRESS = URI.create("https://tsa.example/");

    @Test
    void each_name_in_the_settings_is_an_authority() {
        try (OpensslAuthority openssl = OpensslAuthority.start();
                ApplicationContext context = context(Map.of(
                        "cunzheng.timestamp.authorities.first.uri",
                                openssl.uri().toString(),
                        "cunzheng.timestamp.authorities.first.roots",
                                openssl.rootPem().toString(),
                        "cunzheng.timestamp.authorities.second.uri", ADDRESS.toString(),
                        "cunzheng.timestamp.authorities.second.roots",
                                openssl.pem("other-root").toString()))) {
            assertThat(context.getBeansOfType(Authority.class))
                    .containsExactlyInAnyOrder(
                            Authority.of("first", openssl.uri(), openssl.rootPem()),
                            Authority.of("second", ADDRESS, openssl.pem("other-root")));
        }
    }

    @Test
    void without_settings_there_is_none() {
        try (ApplicationContext context = context(Map.of())) {
            assertThat(context.getBeansOfType(Authority.class)).isEmpty();
        }
    }

    @Test
    void roots_come_from_a_file_of_certificates_only(@TempDir Path folder) throws Exception {
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");
        Path none = Files.writeString(
                folder.resolve("none.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        assertThatIllegalArgumentException().isThrownBy(() -> Authority.of("a", ADDRESS, empty));
        assertThatIllegalArgumentException().isThrownBy(() -> Authority.of("a", ADDRESS, none));
        assertThatThrownBy(() -> Authority.of("a", ADDRESS, folder.resolve("missing.pem")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("missing.pem");
    }

    @Test
    void an_address_is_http_with_a_host_and_without_a_password() {
        try (OpensslAuthority openssl = OpensslAuthority.start()) {
            var roots = openssl.authority().roots();
            for (String wrong :
                    new String[] {"ftp://tsa.example/", "/tsa", "http:///tsa", "https://me:secret@tsa.example/"}) {
                assertThatIllegalArgumentException().isThrownBy(() -> new Authority("a", URI.create(wrong), roots));
            }
            assertThat(new Authority("a", ADDRESS, roots).roots()).hasSize(1);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new Authority("a", ADDRESS, Set.of()));
    }

    /** Of the product's settings only these. */
    private static ApplicationContext context(Map<String, Object> settings) {
        return ApplicationContext.builder()
                .overrideConfigLocations("classpath:none")
                .properties(settings)
                .start();
    }
}
