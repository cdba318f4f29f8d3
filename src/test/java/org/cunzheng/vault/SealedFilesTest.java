package org.cunzheng.vault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.cunzheng.integrity.Sha256;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedFilesTest {
    private static final byte[] CONTENT = VaultFixture.content(20_000);
    private static final Sha256 DIGEST = Sha256.of(CONTENT);

    @TempDir
    private Path folder = Path.of("");

    private VaultFixture at;
    private SealedFiles files;
    private Path file;

    @BeforeEach
    void write() throws IOException {
        at = VaultFixture.at(Place.FOLDER, folder);
        files = new SealedFiles(at.keys);
        file = written(at.scope, CONTENT);
    }

    private Path written(VaultScope scope, byte[] content) throws IOException {
        Path written = Files.createTempFile(folder, "written", "");
        try (SealedFiles.Writing out = files.write(scope, written)) {
            out.write(content[0]);
            out.write(content, 1, content.length - 1);
            assertThat(out.finish()).isEqualTo(Sha256.of(content));
        }
        return written;
    }

    private byte[] read(VaultScope scope, Sha256 digest) throws IOException {
        try (SeekableByteChannel content = files.open(scope, file, digest)) {
            return Channels.newInputStream(content).readAllBytes();
        }
    }

    @Test
    void what_was_written_is_read_whole_and_anywhere() throws IOException {
        assertThat(read(at.scope, DIGEST)).isEqualTo(CONTENT);
        Random random = new Random(1);
        try (SeekableByteChannel content = files.open(at.scope, file, DIGEST)) {
            assertThat(content.size()).isEqualTo(CONTENT.length);
            for (int tries = 0; tries < 200; tries++) {
                int from = random.nextInt(CONTENT.length);
                ByteBuffer read = ByteBuffer.allocate(1 + random.nextInt(CONTENT.length - from));
                content.position(from);
                while (read.hasRemaining()) {
                    assertThat(content.read(read)).isPositive();
                }
                assertThat(content.position()).isEqualTo(from + read.capacity());
                assertThat(read.array()).isEqualTo(Arrays.copyOfRange(CONTENT, from, from + read.capacity()));
            }
            assertThatExceptionOfType(NonWritableChannelException.class)
                    .isThrownBy(() -> content.write(ByteBuffer.allocate(1)));
        }
    }

    @Test
    void nothing_of_it_lies_there_in_plain() throws IOException {
        byte[] marked = "a marker ".repeat(2000).getBytes(US_ASCII);
        assertThat(new String(Files.readAllBytes(written(at.scope, marked)), ISO_8859_1))
                .hasSizeGreaterThan(marked.length)
                .doesNotContain("marker");
    }

    /** One in each part: key, length, seal; salt; the first, a middle and the last segment. */
    @ParameterizedTest
    @ValueSource(ints = {0, 40, 67, 75, 200, 10_000, 20_100})
    void a_flipped_byte_is_found(int place) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[place] ^= 1;
        Files.write(file, bytes);
        assertThatExceptionOfType(DamagedOriginal.class).isThrownBy(() -> read(at.scope, DIGEST));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 60, 68, 70, 108, 68 + 4096, 68 + 4 * 4096, 20_100})
    void what_was_cut_off_does_not_even_open(int length) throws IOException {
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), length));
        assertThatExceptionOfType(DamagedOriginal.class).isThrownBy(() -> files.open(at.scope, file, DIGEST));
    }

    @Test
    void what_was_made_longer_does_not_open() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length + 1));
        assertThatExceptionOfType(DamagedOriginal.class).isThrownBy(() -> files.open(at.scope, file, DIGEST));
    }

    @Test
    void the_envelope_of_one_does_not_open_the_content_of_another() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        byte[] other = Files.readAllBytes(written(at.scope, VaultFixture.content(19_999)));
        assertThat(other.length).isEqualTo(bytes.length - 1);
        System.arraycopy(bytes, 0, other, 0, SealedFile.WITHOUT_SM3);
        Files.write(file, Arrays.copyOf(other, bytes.length));
        assertThatExceptionOfType(DamagedOriginal.class).isThrownBy(() -> read(at.scope, DIGEST));
    }

    @Test
    void the_key_of_another_scope_does_not_open_it_nor_does_another_digest() throws IOException {
        VaultScope other = VaultFixture.scope();
        assertThatExceptionOfType(DamagedOriginal.class).isThrownBy(() -> files.open(other, file, DIGEST));
        written(other, CONTENT);
        assertThatExceptionOfType(DamagedOriginal.class).isThrownBy(() -> files.open(other, file, DIGEST));
        assertThatExceptionOfType(DamagedOriginal.class).isThrownBy(() -> files.open(at.scope, file, Sha256.of()));
        assertThat(read(at.scope, DIGEST)).isEqualTo(CONTENT);
    }

    @Test
    void without_the_key_of_its_scope_nobody_reads_it() throws IOException {
        at.vault.destroy(at.scope);
        assertThatExceptionOfType(DamagedOriginal.class).isThrownBy(() -> read(at.scope, DIGEST));
    }

    @Test
    void what_was_never_finished_opens_for_nobody() throws IOException {
        try (SealedFiles.Writing out = files.write(at.scope, Files.write(file, new byte[0]))) {
            out.write(CONTENT);
        }
        assertThat(Files.size(file)).isGreaterThan(CONTENT.length);
        assertThatExceptionOfType(DamagedOriginal.class).isThrownBy(() -> files.open(at.scope, file, DIGEST));
    }

    @Test
    void a_file_that_is_not_there_or_cannot_be_read_is_not_called_damaged() throws Exception {
        assertThatIOException().isThrownBy(() -> files.open(at.scope, folder.resolve("missing"), DIGEST));
        SeekableByteChannel object = Files.newByteChannel(file);
        SeekableByteChannel content = SealedFile.openAnywhere(object, at.keys.findOrMake(at.scope), DIGEST);
        object.close();
        assertThatThrownBy(() -> content.read(ByteBuffer.allocate(1))).isInstanceOf(ClosedChannelException.class);
    }
}
