package org.cunzheng.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.cunzheng.integrity.Sha256;

/** A vault with one object of three segments, in which each try changes one bit and changes it back. */
class FlippedByteTest {
    private static final int LENGTH = 100 + 40 + 10_000 + 3 * 16;
    private static final int KEY_LENGTH = 60;
    private static final byte[] CONTENT = VaultFixture.content(10_000);

    private static final Map<Place, VaultFixture> VAULTS = new EnumMap<>(Place.class);
    private static final Sha256 DIGEST = Sha256.of(CONTENT);

    @BeforeContainer
    static void putIn() throws Exception {
        for (Place place : Place.values()) {
            VaultFixture at = VaultFixture.at(place, Files.createTempDirectory(Path.of("target"), "flipped-"));
            at.put(at.scope, CONTENT);
            assertThat(at.behind.bytes(at.object(at.scope, DIGEST))).hasSize(LENGTH);
            assertThat(at.behind.bytes(VaultFixture.key(at.scope))).hasSize(KEY_LENGTH);
            VAULTS.put(place, at);
        }
    }

    @AfterContainer
    static void destroy() throws IOException {
        for (VaultFixture at : VAULTS.values()) {
            at.vault.destroy(at.scope);
            Files.delete(at.data.resolve(at.store.mayHoldPlain() ? "vault" : "sending"));
            Files.delete(at.data);
        }
    }

    @Property(tries = 400)
    void a_flipped_bit_of_an_object_is_found(
            @ForAll Place place, @ForAll @IntRange(max = LENGTH - 1) int position, @ForAll @IntRange(max = 7) int bit)
            throws Exception {
        VaultFixture at = Objects.requireNonNull(VAULTS.get(place));
        String object = at.object(at.scope, DIGEST);
        at.flip(object, position, bit);
        assertThatExceptionOfType(DamagedOriginal.class).isThrownBy(() -> at.read(at.scope, DIGEST));
        at.flip(object, position, bit);
        assertThat(at.read(at.scope, DIGEST)).isEqualTo(CONTENT);
    }

    @Property(tries = 480)
    void a_flipped_bit_of_a_key_is_found(
            @ForAll Place place,
            @ForAll @IntRange(max = KEY_LENGTH - 1) int position,
            @ForAll @IntRange(max = 7) int bit)
            throws IOException {
        VaultFixture at = Objects.requireNonNull(VAULTS.get(place));
        String key = VaultFixture.key(at.scope);
        at.flip(key, position, bit);
        assertThatExceptionOfType(DamagedOriginal.class).isThrownBy(() -> at.read(at.scope, DIGEST));
        assertThatExceptionOfType(DamagedOriginal.class).isThrownBy(() -> at.vault.find(at.scope, DIGEST));
        assertThatIllegalStateException().isThrownBy(() -> at.put(at.scope, CONTENT));
        at.flip(key, position, bit);
        assertThat(at.read(at.scope, DIGEST)).isEqualTo(CONTENT);
    }
}
