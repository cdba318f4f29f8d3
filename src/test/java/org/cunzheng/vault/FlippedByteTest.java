package org.cunzheng.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.cunzheng.integrity.Sha256;

/** A vault with one object of three segments, in which each try changes one bit and changes it back. */
class FlippedByteTest {
    private static final int LENGTH = 68 + 40 + 10_000 + 3 * 16;
    private static final int KEY_LENGTH = 60;
    private static final byte[] CONTENT = VaultFixture.content(10_000);

    private static VaultFixture at = VaultFixture.in(Path.of("target"));
    private static Sha256 digest = Sha256.of(CONTENT);

    @BeforeContainer
    static void putIn() throws Exception {
        at = VaultFixture.in(Files.createTempDirectory(Path.of("target"), "flipped-"));
        at.put(at.scope, CONTENT);
        assertThat(at.object(at.scope, digest)).hasSize(LENGTH);
        assertThat(at.key(at.scope)).hasSize(KEY_LENGTH);
    }

    @AfterContainer
    static void destroy() throws IOException {
        at.vault.destroy(at.scope);
        Files.delete(at.data.resolve("vault"));
        Files.delete(at.data);
    }

    @Property(tries = 400)
    void a_flipped_bit_of_an_object_is_found(
            @ForAll @IntRange(max = LENGTH - 1) int position, @ForAll @IntRange(max = 7) int bit) throws Exception {
        Path object = at.object(at.scope, digest);
        VaultFixture.flip(object, position, bit);
        assertThatExceptionOfType(DamagedOriginal.class).isThrownBy(() -> at.read(at.scope, digest));
        VaultFixture.flip(object, position, bit);
        assertThat(at.read(at.scope, digest)).isEqualTo(CONTENT);
    }

    @Property(tries = 480)
    void a_flipped_bit_of_a_key_is_found(
            @ForAll @IntRange(max = KEY_LENGTH - 1) int position, @ForAll @IntRange(max = 7) int bit)
            throws IOException {
        Path key = at.key(at.scope);
        VaultFixture.flip(key, position, bit);
        assertThatExceptionOfType(DamagedOriginal.class).isThrownBy(() -> at.read(at.scope, digest));
        assertThatExceptionOfType(DamagedOriginal.class).isThrownBy(() -> at.vault.size(at.scope, digest));
        assertThatIllegalStateException().isThrownBy(() -> at.put(at.scope, CONTENT));
        VaultFixture.flip(key, position, bit);
        assertThat(at.read(at.scope, digest)).isEqualTo(CONTENT);
    }
}
