package org.cunzheng.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.integrity.Sm3;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** An envelope holds the SM3; objects whose envelope holds none are read all the same. */
@ParameterizedClass
@EnumSource(Place.class)
class EnvelopeTest {
    private static final byte[] CONTENT = "欠债还钱，明天去你单位".repeat(400).getBytes(UTF_8);

    @Parameter
    private Place place = Place.FOLDER;

    @TempDir
    private Path data = Path.of("");

    private VaultFixture at;

    @BeforeEach
    void openVault() {
        at = VaultFixture.at(place, data);
    }

    static IntStream lengths() {
        return IntStream.of(0, 1, 4039, 4040, 4041, 65537);
    }

    /** The same object with an envelope that is sealed over key and length only. */
    private void withoutSm3(Sha256 digest) throws IOException, GeneralSecurityException {
        ScopeKey key = at.keys.find(at.scope).orElseThrow();
        byte[] object = at.behind.bytes(at.object(at.scope, digest));
        byte[] opened = key.open(Arrays.copyOf(object, SealedFile.ENVELOPE), digest);
        byte[] envelope = key.seal(Arrays.copyOf(opened, opened.length - Sm3.LENGTH), digest);
        byte[] content = Arrays.copyOfRange(object, SealedFile.ENVELOPE, object.length);
        at.behind.write(
                at.object(at.scope, digest),
                ByteBuffer.allocate(envelope.length + content.length)
                        .put(envelope)
                        .put(content)
                        .array());
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void an_object_without_an_sm3_is_read_and_is_not_said_to_have_one(int length) throws Exception {
        byte[] content = VaultFixture.content(length);
        Sha256 digest = at.put(at.scope, content);
        withoutSm3(digest);
        assertThat(at.vault.find(at.scope, digest)).hasValue(new Stored(digest, Optional.empty(), length));
        assertThat(at.read(at.scope, digest)).isEqualTo(content);
    }

    @Test
    void the_same_bytes_put_in_again_have_their_sm3() throws Exception {
        Sha256 digest = at.put(at.scope, CONTENT);
        withoutSm3(digest);
        at.put(at.scope, CONTENT);
        assertThat(at.vault.find(at.scope, digest).flatMap(Stored::sm3)).hasValue(Sm3.of(CONTENT));
        assertThat(at.read(at.scope, digest)).isEqualTo(CONTENT);
    }

    @Test
    void a_changed_byte_of_an_envelope_without_an_sm3_is_noticed_and_so_is_one_that_is_missing() throws Exception {
        Sha256 digest = at.put(at.scope, CONTENT);
        withoutSm3(digest);
        String path = at.object(at.scope, digest);
        byte[] whole = at.behind.bytes(path);
        for (int position = 0; position < SealedFile.ENVELOPE; position += 9) {
            at.flip(path, position, position % 8);
            assertDamaged(digest);
            at.behind.write(path, whole);
        }
        for (int length : new int[] {0, 27, 67, 68, 99, 100, whole.length - 1}) {
            at.behind.write(path, Arrays.copyOf(whole, length));
            assertDamaged(digest);
        }
    }

    @Test
    void the_sm3_of_another_content_cannot_be_put_into_an_envelope() throws Exception {
        Sha256 one = at.put(at.scope, CONTENT);
        Sha256 other = at.put(at.scope, VaultFixture.content(CONTENT.length));
        byte[] mixed = at.behind.bytes(at.object(at.scope, one));
        byte[] others = at.behind.bytes(at.object(at.scope, other));
        System.arraycopy(others, 52, mixed, 52, Sm3.LENGTH);
        at.behind.write(at.object(at.scope, one), mixed);
        assertDamaged(one);
        assertThatExceptionOfType(DamagedOriginal.class).isThrownBy(() -> at.vault.find(at.scope, one));
    }

    @Test
    void no_store_shows_an_sm3() throws Exception {
        at.put(at.scope, CONTENT);
        byte[] sm3 = Sm3.of(CONTENT).bytes();
        for (String name : at.names(at.scope)) {
            byte[] bytes = at.behind.bytes(at.scope.value() + "/" + name);
            assertThat(HexFormat.of().formatHex(bytes))
                    .doesNotContain(HexFormat.of().formatHex(sm3));
        }
    }

    private void assertDamaged(Sha256 digest) {
        assertThatExceptionOfType(DamagedOriginal.class).isThrownBy(() -> at.read(at.scope, digest));
    }
}
