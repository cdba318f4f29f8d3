package org.cunzheng.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

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
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Place.class)
class VaultSweepTest {
    @Parameter
    private Place place = Place.FOLDER;

    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final byte[] CONTENT = "明天再来".getBytes(UTF_8);

    @TempDir
    private Path data = Path.of("");

    private VaultFixture at;

    @BeforeEach
    void openVault() {
        at = VaultFixture.at(place, data);
    }

    private void sweep() {
        new VaultSweep(at.vault, at.store, Clock.fixed(NOW, ZoneOffset.UTC)).sweep();
    }

    private Path arriving(Duration age) throws IOException {
        Path file = at.store.arriving(at.scope);
        return Files.setLastModifiedTime(file, FileTime.from(NOW.minus(age)));
    }

    @Test
    void what_a_crash_left_half_written_is_deleted_and_what_still_arrives_is_not() throws IOException {
        sweep();
        at.put(at.scope, CONTENT);
        Path left = arriving(Duration.ofMinutes(61));
        Path arriving = arriving(Duration.ofMinutes(59));
        sweep();
        assertThat(left).doesNotExist();
        assertThat(arriving).exists();
    }

    @Test
    void what_lies_in_plain_is_encrypted_though_one_is_damaged() throws Exception {
        assumeThat(at.store.mayHoldPlain()).isTrue();
        Sha256 digest = Sha256.of(CONTENT);
        VaultScope other = VaultFixture.scope();
        Path good = at.plain(at.scope, digest, CONTENT);
        Path damaged = at.plain(other, digest, new byte[1]);
        Sha256 encrypted = at.put(other, new byte[] {5});
        assertThatExceptionOfType(DamagedOriginal.class).isThrownBy(this::sweep);
        assertThat(good).doesNotExist();
        assertThat(at.isThere(at.object(at.scope, digest))).isTrue();
        assertThat(at.read(at.scope, digest)).isEqualTo(CONTENT);
        assertThat(damaged).exists();
        assertThat(at.read(other, encrypted)).containsExactly(5);
    }
}
