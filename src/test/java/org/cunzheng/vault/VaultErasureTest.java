package org.cunzheng.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import org.cunzheng.integrity.Sha256;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Place.class)
class VaultErasureTest {
    @Parameter
    private Place place = Place.FOLDER;

    private static final byte[] CONTENT = "欠债还钱，明天去你单位".repeat(400).getBytes(UTF_8);

    @TempDir
    private Path data = Path.of("");

    private VaultFixture at;

    @BeforeEach
    void openVault() {
        at = VaultFixture.at(place, data);
    }

    private void assertNothingIsLeft() throws IOException {
        assertThat(at.names(at.scope)).isEmpty();
        assertThat(at.files())
                .noneMatch(file -> file.toString().contains(at.scope.value().toString()));
        assertThat(at.home(at.scope)).doesNotExist();
    }

    @Test
    void an_erased_original_is_gone_and_the_others_stay() throws Exception {
        Sha256 gone = at.put(at.scope, CONTENT);
        Sha256 stays = at.put(at.scope, new byte[] {1});
        String object = at.object(at.scope, gone);
        assertThat(at.vault.erase(at.scope, gone)).isEqualTo(new Removal.Gone());
        assertThat(at.vault.erase(at.scope, gone)).isEqualTo(new Removal.Gone());
        assertThat(at.isThere(object)).isFalse();
        assertThat(at.vault.find(at.scope, gone)).isEmpty();
        assertThat(at.read(at.scope, stays)).containsExactly(1);
    }

    @Test
    void a_plain_file_is_erased_too() throws IOException {
        assumeThat(at.store.mayHoldPlain()).isTrue();
        Sha256 digest = Sha256.of(CONTENT);
        Path plain = at.plain(at.scope, digest, CONTENT);
        assertThat(at.vault.erase(at.scope, digest)).isEqualTo(new Removal.Gone());
        assertThat(plain).doesNotExist();
    }

    @Test
    void while_the_key_is_missing_nothing_is_called_gone() throws Exception {
        Sha256 digest = at.put(at.scope, CONTENT);
        String object = at.object(at.scope, digest);
        byte[] key = at.store.start(at.scope, "key", 1 << 10);
        at.store.delete(at.scope, "key");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> at.vault.erase(at.scope, digest))
                .withMessageContaining("restore it from a backup");
        assertThat(at.isThere(object)).isTrue();
        at.store.putOnce(at.scope, "key", key);
        assertThat(at.vault.erase(at.scope, digest)).isEqualTo(new Removal.Gone());
        assertThat(at.isThere(object)).isFalse();
    }

    @Test
    void a_destroyed_scope_is_gone_with_its_key_and_may_begin_anew() throws Exception {
        VaultScope other = VaultFixture.scope();
        at.put(other, CONTENT);
        Sha256 digest = at.put(at.scope, CONTENT);
        byte[] key = at.behind.bytes(VaultFixture.key(at.scope));
        at.behind.write(at.scope.value() + "/" + Sha256.of().hex(), new byte[0]);
        assertThat(at.vault.destroy(at.scope)).isEqualTo(new Removal.Gone());
        assertThat(at.vault.destroy(at.scope)).isEqualTo(new Removal.Gone());
        assertNothingIsLeft();
        assertThat(at.vault.find(at.scope, digest)).isEmpty();
        assertThat(at.read(other, digest)).isEqualTo(CONTENT);
        at.put(at.scope, CONTENT);
        assertThat(at.behind.bytes(VaultFixture.key(at.scope))).isNotEqualTo(key);
    }

    @Test
    void a_destruction_broken_off_is_completed_by_the_next() throws Exception {
        at.put(at.scope, CONTENT);
        at.keys.destroy(at.scope);
        at.vault.destroy(at.scope);
        assertNothingIsLeft();
    }

    @Test
    void also_a_damaged_key_is_destroyed() throws Exception {
        at.put(at.scope, CONTENT);
        at.flip(VaultFixture.key(at.scope), 20, 0);
        at.vault.destroy(at.scope);
        assertNothingIsLeft();
    }

    @Test
    void what_arrives_while_its_scope_is_destroyed_is_not_kept() throws IOException {
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
        assertNothingIsLeft();
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
        assertThat(at.names(at.scope)).isEmpty();
    }
}
