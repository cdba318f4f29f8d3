package org.cunzheng.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.cunzheng.integrity.Sha256;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultSweepTest {
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final byte[] CONTENT = "明天再来".getBytes(UTF_8);

    @TempDir
    private Path data = Path.of("");

    private VaultFixture at;

    @BeforeEach
    void openVault() {
        at = VaultFixture.in(data);
    }

    private void sweep() {
        new VaultSweep(at.vault, Clock.fixed(NOW, ZoneOffset.UTC), data.toString()).sweep();
    }

    private Path arriving(Duration age) throws IOException {
        Path file = Files.createTempFile(Files.createDirectories(at.keys.home(at.scope)), "arriving-", ".part");
        return Files.setLastModifiedTime(file, FileTime.from(NOW.minus(age)));
    }

    @Test
    void what_a_crash_left_half_written_is_deleted_and_what_still_arrives_is_not() throws IOException {
        sweep();
        Path left = arriving(Duration.ofMinutes(61));
        Path arriving = arriving(Duration.ofMinutes(59));
        sweep();
        assertThat(left).doesNotExist();
        assertThat(arriving).exists();
    }

    @Test
    void what_lies_in_plain_is_encrypted_though_one_is_damaged() throws Exception {
        Sha256 digest = Sha256.of(CONTENT);
        VaultScope other = VaultFixture.scope();
        Path good = at.plain(at.scope, digest, CONTENT);
        Path damaged = at.plain(other, digest, new byte[1]);
        Sha256 encrypted = at.put(other, new byte[] {5});
        assertThatExceptionOfType(DamagedOriginal.class).isThrownBy(this::sweep);
        assertThat(good).doesNotExist();
        assertThat(at.object(at.scope, digest)).exists();
        assertThat(at.read(at.scope, digest)).isEqualTo(CONTENT);
        assertThat(damaged).exists();
        assertThat(at.read(other, encrypted)).containsExactly(5);
    }
}
