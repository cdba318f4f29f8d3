package org.cunzheng.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class S3SettingsTest {
    private static S3Settings of(String endpoint, String region) {
        return S3Settings.parse("originals", endpoint, region, "", "", "governance", "0", 1000);
    }

    @Test
    void without_a_bucket_it_is_the_folder() {
        Clock clock = Clock.systemUTC();
        VaultStore stores = new VaultStore();
        assertThat(stores.store(clock, "data", 1, "", "nonsense", "", "", "", "", ""))
                .isInstanceOf(FolderStore.class);
        assertThat(stores.store(clock, "data", 1, "originals", "", "cn-north-1", "", "", "GOVERNANCE", "0"))
                .isInstanceOf(S3Store.class);
        assertThat(Path.of("data", "sending")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://store.example",
                "https://store.example:9000",
                "http://127.0.0.1:9000",
                "http://localhost",
                "http://[::1]:9000"
            })
    void an_address_is_encrypted_or_on_this_machine(String endpoint) {
        assertThat(of(endpoint, "").endpoint()).contains(URI.create(endpoint));
        assertThat(of(endpoint, "").region()).isEqualTo("us-east-1");
        assertThat(of(endpoint, "").pathStyle()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://store.example",
                "http://127.0.0.1.store.example",
                "http://localhost.store.example",
                "http://192.168.0.7:9000",
                "ftp://store.example",
                "store.example",
                "https://",
                "no address"
            })
    void any_other_address_is_refused(String endpoint) {
        assertThatExceptionOfType(VaultStoreProblem.class)
                .isThrownBy(() -> of(endpoint, ""))
                .withMessageContaining("设置 CUNZHENG_VAULT_S3_ENDPOINT 不对")
                .withMessageContaining("https://");
    }

    @Test
    void without_an_address_the_region_is_needed() {
        assertThat(of("", "cn-north-1").pathStyle()).isFalse();
        assertThatExceptionOfType(VaultStoreProblem.class)
                .isThrownBy(() -> of("", " "))
                .withMessageContaining("CUNZHENG_VAULT_S3_REGION");
    }

    @Test
    void a_prefix_ends_with_a_slash_and_days_are_a_lock() {
        S3Settings settings =
                S3Settings.parse(" originals ", "", "cn-north-1", "a/b", "true", "compliance", "30", 1000);
        assertThat(settings.bucket()).isEqualTo("originals");
        assertThat(settings.prefix()).isEqualTo("a/b/");
        assertThat(settings.pathStyle()).isTrue();
        assertThat(settings.lock()).contains(new S3Settings.Lock("COMPLIANCE", Duration.ofDays(30)));
        assertThat(of("", "x").lock()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Großes, '', '', GOVERNANCE, 0, 1000, CUNZHENG_VAULT_S3_BUCKET",
        "originals, a b, '', GOVERNANCE, 0, 1000, CUNZHENG_VAULT_S3_PREFIX",
        "originals, /a, '', GOVERNANCE, 0, 1000, CUNZHENG_VAULT_S3_PREFIX",
        "originals, '', yes, GOVERNANCE, 0, 1000, CUNZHENG_VAULT_S3_PATH_STYLE",
        "originals, '', '', SOMETIMES, 0, 1000, CUNZHENG_VAULT_S3_LOCK_MODE",
        "originals, '', '', GOVERNANCE, -1, 1000, CUNZHENG_VAULT_S3_LOCK_DAYS",
        "originals, '', '', GOVERNANCE, soon, 1000, CUNZHENG_VAULT_S3_LOCK_DAYS",
        "originals, '', '', GOVERNANCE, 0, 6000000000, CUNZHENG_LARGEST_FILE"
    })
    void a_wrong_setting_is_named_in_both_languages(
            String bucket, String prefix, String style, String mode, String days, long largest, String setting) {
        assertThatExceptionOfType(VaultStoreProblem.class)
                .isThrownBy(() -> S3Settings.parse(bucket, "", "cn-north-1", prefix, style, mode, days, largest))
                .withMessageContaining("设置 " + setting + " 不对")
                .withMessageContaining("The setting " + setting);
    }
}
