package org.cunzheng.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.cunzheng.integrity.Sha256;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(Place.class)
class VaultDamageTest {
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

    private void assertDamaged(VaultScope scope, Sha256 digest) {
        assertThatExceptionOfType(DamagedOriginal.class)
                .isThrownBy(() -> at.read(scope, digest))
                .withMessageContaining("expected:   " + digest)
                .withMessageContaining("calculated: ");
    }

    @Test
    void two_objects_exchanged_do_not_open() throws Exception {
        Sha256 one = at.put(at.scope, CONTENT);
        Sha256 other = at.put(at.scope, VaultFixture.content(CONTENT.length));
        byte[] aside = at.behind.bytes(at.object(at.scope, one));
        at.behind.write(at.object(at.scope, one), at.behind.bytes(at.object(at.scope, other)));
        at.behind.write(at.object(at.scope, other), aside);
        assertDamaged(at.scope, one);
        assertDamaged(at.scope, other);
        assertThatExceptionOfType(DamagedOriginal.class).isThrownBy(() -> at.vault.find(at.scope, one));
    }

    @Test
    void an_envelope_before_anothers_content_does_not_open_it() throws Exception {
        Sha256 one = at.put(at.scope, CONTENT);
        Sha256 other = at.put(at.scope, VaultFixture.content(CONTENT.length));
        byte[] mixed = at.behind.bytes(at.object(at.scope, other));
        System.arraycopy(at.behind.bytes(at.object(at.scope, one)), 0, mixed, 0, SealedFile.ENVELOPE);
        at.behind.write(at.object(at.scope, one), mixed);
        assertDamaged(at.scope, one);
    }

    @Test
    void an_object_of_another_scope_does_not_open() throws Exception {
        VaultScope other = VaultFixture.scope();
        Sha256 digest = at.put(at.scope, CONTENT);
        at.put(other, CONTENT);
        at.behind.write(at.object(at.scope, digest), at.behind.bytes(at.object(other, digest)));
        assertDamaged(at.scope, digest);
    }

    @Test
    void the_key_of_another_scope_does_not_open_anything() throws Exception {
        VaultScope other = VaultFixture.scope();
        Sha256 digest = at.put(at.scope, CONTENT);
        at.put(other, CONTENT);
        at.behind.write(VaultFixture.key(at.scope), at.behind.bytes(VaultFixture.key(other)));
        assertDamaged(at.scope, digest);
    }

    @Test
    void another_master_key_does_not_open_anything() {
        Sha256 digest = at.put(at.scope, CONTENT);
        VaultFixture wrong = VaultFixture.underAnotherMasterKey(place, data);
        assertThatExceptionOfType(DamagedOriginal.class).isThrownBy(() -> wrong.vault.find(at.scope, digest));
        assertThatExceptionOfType(DamagedOriginal.class).isThrownBy(() -> wrong.vault.open(at.scope, digest));
        assertThatIllegalStateException().isThrownBy(() -> wrong.put(at.scope, CONTENT));
    }

    @Test
    void a_lost_key_is_not_made_anew_beside_what_it_sealed() throws Exception {
        Sha256 digest = at.put(at.scope, CONTENT);
        byte[] key = at.behind.bytes(VaultFixture.key(at.scope));
        at.behind.delete(VaultFixture.key(at.scope));
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> at.vault.open(at.scope, digest))
                .withCauseInstanceOf(NoSuchFileException.class);
        assertThatIllegalStateException()
                .isThrownBy(() -> at.put(at.scope, CONTENT))
                .withMessageContaining("restore");
        assertThat(at.isThere(VaultFixture.key(at.scope))).isFalse();
        at.behind.write(VaultFixture.key(at.scope), key);
        assertThat(at.read(at.scope, digest)).isEqualTo(CONTENT);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 67, 68, 99, 100, 139, 140, 4196, 8292, 8293})
    void a_file_cut_off_is_found(int length) throws Exception {
        Sha256 digest = at.put(at.scope, CONTENT);
        String object = at.object(at.scope, digest);
        byte[] whole = at.behind.bytes(object);
        at.behind.write(object, Arrays.copyOf(whole, length));
        assertDamaged(at.scope, digest);
        at.behind.write(object, Arrays.copyOf(whole, whole.length - 1));
        assertDamaged(at.scope, digest);
        at.behind.write(object, Arrays.copyOf(whole, whole.length + 1));
        assertDamaged(at.scope, digest);
    }

    @Test
    void to_put_the_same_bytes_in_again_heals() throws Exception {
        Sha256 digest = at.put(at.scope, CONTENT);
        at.flip(at.object(at.scope, digest), 5000, 3);
        assertDamaged(at.scope, digest);
        at.put(at.scope, CONTENT);
        assertThat(at.read(at.scope, digest)).isEqualTo(CONTENT);
    }
}
