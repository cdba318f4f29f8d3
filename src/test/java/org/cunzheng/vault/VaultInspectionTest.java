package org.cunzheng.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.vault.VaultInspection.State;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Place.class)
class VaultInspectionTest {
    private static final byte[] CONTENT = VaultFixture.content(20_000);

    @Parameter
    private Place place = Place.FOLDER;

    @TempDir
    private Path data = Path.of("");

    private VaultFixture at;
    private VaultInspection inspection;
    private Sha256 digest;

    @BeforeEach
    void putIn() {
        at = VaultFixture.at(place, data);
        inspection = new VaultInspection(at.keys, at.store);
        digest = at.put(at.scope, CONTENT);
    }

    private State read() {
        return inspection.state(at.scope, digest, true);
    }

    private State look() {
        return inspection.state(at.scope, digest, false);
    }

    @Test
    void what_was_put_in_is_sound_and_counted() throws Exception {
        VaultScope other = VaultFixture.scope();
        at.put(other, CONTENT);
        at.put(other, new byte[] {1});
        at.store.readyToKeep();
        assertThat(read()).isEqualTo(State.SOUND);
        assertThat(look()).isEqualTo(State.SOUND);
        assertThat(inspection.objects(at.scope)).isEqualTo(1);
        assertThat(inspection.objects()).isEqualTo(3);
        assertThat(inspection.state(at.scope, Sha256.of(), false)).isEqualTo(State.MISSING);
        assertThat(inspection.state(VaultFixture.scope(), digest, true)).isEqualTo(State.MISSING);
    }

    @Test
    void a_flipped_byte_and_a_cut_are_damage_to_whoever_reads() throws Exception {
        String object = at.object(at.scope, digest);
        byte[] whole = at.behind.bytes(object);
        at.flip(object, 12_000, 3);
        assertThat(read()).isEqualTo(State.DAMAGED);
        assertThat(look()).isEqualTo(State.SOUND);
        at.behind.write(object, Arrays.copyOf(whole, whole.length - 1));
        assertThat(read()).isEqualTo(State.DAMAGED);
        at.behind.write(object, whole);
        assertThat(read()).isEqualTo(State.SOUND);
    }

    @Test
    void a_missing_object_and_a_missing_or_damaged_key_are_told_apart() throws Exception {
        byte[] key = at.behind.bytes(VaultFixture.key(at.scope));
        String object = at.object(at.scope, digest);
        at.behind.delete(VaultFixture.key(at.scope));
        assertThat(read()).isEqualTo(State.CLOSED);
        key[30] ^= 1;
        at.behind.write(VaultFixture.key(at.scope), key);
        assertThat(read()).isEqualTo(State.CLOSED);
        key[30] ^= 1;
        at.behind.write(VaultFixture.key(at.scope), key);
        at.behind.delete(object);
        assertThat(read()).isEqualTo(State.MISSING);
        assertThat(inspection.objects()).isZero();
    }
}
