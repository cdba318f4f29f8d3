package org.cunzheng.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cunzheng.integrity.Sha256;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultErasureTest {
    private static final byte[] CONTENT = "欠债还钱，明天去你单位".repeat(400).getBytes(UTF_8);

    @TempDir
    private Path data = Path.of("");

    private VaultFixture at;

    @BeforeEach
    void openVault() {
        at = VaultFixture.in(data);
    }

    @Test
    void an_erased_original_is_gone_and_the_others_stay() throws Exception {
        Sha256 gone = at.put(at.scope, CONTENT);
        Sha256 stays = at.put(at.scope, new byte[] {1});
        Path object = at.object(at.scope, gone);
        at.vault.erase(at.scope, gone);
        at.vault.erase(at.scope, gone);
        assertThat(object).doesNotExist();
        assertThat(at.vault.size(at.scope, gone)).isEmpty();
        assertThat(at.read(at.scope, stays)).containsExactly(1);
    }

    @Test
    void a_plain_file_is_erased_too_and_nothing_where_there_is_nothing() throws IOException {
        Sha256 digest = Sha256.of(CONTENT);
        at.vault.erase(at.scope, digest);
        Path plain = at.plain(at.scope, digest, CONTENT);
        at.vault.erase(at.scope, digest);
        assertThat(plain).doesNotExist();
    }

    @Test
    void a_destroyed_scope_is_gone_with_its_key_and_may_begin_anew() throws Exception {
        VaultScope other = VaultFixture.scope();
        at.put(other, CONTENT);
        Sha256 digest = at.put(at.scope, CONTENT);
        byte[] key = Files.readAllBytes(at.key(at.scope));
        at.plain(at.scope, Sha256.of(), new byte[0]);
        at.vault.destroy(at.scope);
        at.vault.destroy(at.scope);
        assertThat(at.keys.home(at.scope)).doesNotExist();
        assertThat(at.vault.size(at.scope, digest)).isEmpty();
        assertThat(at.read(other, digest)).isEqualTo(CONTENT);
        at.put(at.scope, CONTENT);
        assertThat(Files.readAllBytes(at.key(at.scope))).isNotEqualTo(key);
    }

    @Test
    void a_destruction_broken_off_is_completed_by_the_next() throws Exception {
        at.put(at.scope, CONTENT);
        at.keys.destroy(at.scope);
        at.vault.destroy(at.scope);
        assertThat(at.keys.home(at.scope)).doesNotExist();
    }

    @Test
    void also_a_damaged_key_is_destroyed() throws Exception {
        at.put(at.scope, CONTENT);
        VaultFixture.flip(at.key(at.scope), 20, 0);
        at.vault.destroy(at.scope);
        assertThat(at.keys.home(at.scope)).doesNotExist();
    }

    @Test
    void what_arrives_while_its_scope_is_destroyed_is_not_kept() {
        InputStream destroying = new InputStream() {
            @Override
            public int read() {
                at.vault.destroy(at.scope);
                return -1;
            }
        };
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() ->
                        at.vault.put(at.scope, new SequenceInputStream(new ByteArrayInputStream(CONTENT), destroying)));
        assertThat(at.keys.home(at.scope)).doesNotExist();
    }

    @Test
    void what_arrives_while_only_its_key_is_gone_is_not_kept() throws IOException {
        InputStream destroying = new InputStream() {
            @Override
            public int read() throws IOException {
                at.keys.destroy(at.scope);
                return -1;
            }
        };
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        at.vault.put(at.scope, new SequenceInputStream(new ByteArrayInputStream(CONTENT), destroying)))
                .withMessageContaining("destroyed");
        assertThat(at.files(at.scope)).isEmpty();
    }
}
