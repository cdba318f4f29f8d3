package org.cunzheng.vault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.integrity.Sm3;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@EnumSource(Place.class)
class VaultTest {
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

    /** The first segment holds 4040 bytes, each other one 4080; 65536 are copied at once. */
    static IntStream lengths() {
        return IntStream.of(0, 1, 4039, 4040, 4041, 8119, 8120, 8121, 12200, 65535, 65536, 65537, 1_000_003);
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void what_was_put_in_comes_out_with_its_size(int length) throws IOException {
        byte[] content = VaultFixture.content(length);
        Stored stored = at.vault.put(at.scope, new ByteArrayInputStream(content));
        assertThat(stored).isEqualTo(new Stored(Sha256.of(content), Optional.of(Sm3.of(content)), length));
        assertThat(at.vault.find(at.scope, stored.digest())).hasValue(stored);
        assertThat(at.read(at.scope, stored.digest())).isEqualTo(content);
        try (InputStream in = at.vault.open(at.scope, stored.digest())) {
            for (byte expected : length > 10_000 ? new byte[0] : content) {
                assertThat(in.read()).isEqualTo(expected & 0xff);
            }
        }
    }

    @Test
    void forty_megabytes_pass_through_a_heap_of_thirty() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx30m",
                        "-XX:+UseSerialGC",
                        "-Daws.accessKeyId=tester",
                        "-Daws.secretAccessKey=secret",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        SmallHeap.class.getName(),
                        data.toString(),
                        place == Place.BUCKET ? S3Mock.running().address().toString() : "")
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("40000000 bytes read");
    }

    @Test
    void no_file_shows_anything_of_the_content_or_its_digest() throws IOException {
        Sha256 digest = at.put(at.scope, CONTENT);
        for (String name : at.names(at.scope)) {
            assertThat(name).doesNotContain(digest.hex());
            String bytes = new String(at.behind.bytes(at.scope.value() + "/" + name), ISO_8859_1);
            for (String part : List.of("欠债", "单位")) {
                assertThat(bytes).doesNotContain(new String(part.getBytes(UTF_8), ISO_8859_1));
            }
            assertThat(bytes)
                    .doesNotContain(new String(digest.bytes(), ISO_8859_1))
                    .doesNotContain(digest.hex());
        }
    }

    @Test
    void while_a_file_arrives_nothing_of_it_lies_in_plain() throws IOException {
        List<String> seen = new ArrayList<>();
        InputStream watching = new InputStream() {
            @Override
            public int read() throws IOException {
                for (Path file : at.files()) {
                    seen.add(file.getFileName().toString());
                    assertThat(new String(Files.readAllBytes(file), ISO_8859_1))
                            .doesNotContain(new String("欠债".getBytes(UTF_8), ISO_8859_1));
                }
                return -1;
            }
        };
        byte[] long200 = "欠债还钱".repeat(20_000).getBytes(UTF_8);
        at.vault.put(at.scope, new SequenceInputStream(new ByteArrayInputStream(long200), watching));
        assertThat(seen).anyMatch(name -> name.startsWith("arriving-"));
    }

    @Test
    void the_same_bytes_have_another_name_in_another_scope_and_are_kept_once_in_one() throws Exception {
        VaultScope other = VaultFixture.scope();
        Sha256 digest = at.put(at.scope, CONTENT);
        at.put(at.scope, CONTENT);
        at.put(other, CONTENT);
        assertThat(at.names(at.scope)).hasSize(2);
        String object = at.object(at.scope, digest);
        assertThat(at.names(at.scope)).anyMatch(object::endsWith);
        assertThat(at.names(other)).hasSize(2).noneMatch(object::endsWith);
    }

    @Test
    void all_files_are_for_their_owner_only() throws IOException {
        at.put(at.scope, CONTENT);
        assertThat(at.files()).hasSize(place == Place.FOLDER ? 2 : 0);
        for (Path file : at.files()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void equal_files_put_in_at_once_into_a_new_scope_are_one() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Sha256>> puts = Stream.<Callable<Sha256>>generate(() -> () -> at.put(at.scope, CONTENT))
                    .limit(40)
                    .toList();
            for (Future<Sha256> put : threads.invokeAll(puts)) {
                assertThat(at.read(at.scope, put.get())).isEqualTo(CONTENT);
            }
        }
        assertThat(at.names(at.scope)).hasSize(2);
    }

    @Test
    void of_a_file_that_is_too_long_nothing_stays() throws IOException {
        Vault small = new Vault(at.keys, at.store, 9999);
        assertThat(small.put(at.scope, new ByteArrayInputStream(new byte[9999])).size())
                .isEqualTo(9999);
        assertThatExceptionOfType(TooLarge.class)
                .isThrownBy(() -> small.put(at.scope, new ByteArrayInputStream(new byte[10_000])));
        assertThat(at.names(at.scope)).hasSize(2);
    }

    @Test
    void what_was_never_put_in_is_not_there() {
        Sha256 digest = Sha256.of(CONTENT);
        for (int round = 0; round < 2; round++) {
            assertThat(at.vault.find(at.scope, digest)).isEmpty();
            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(() -> at.vault.open(at.scope, digest))
                    .withCauseInstanceOf(NoSuchFileException.class);
            at.put(at.scope, new byte[1]);
        }
    }

    @Nested
    class Plain {
        private final Sha256 digest = Sha256.of(CONTENT);

        @BeforeEach
        void onlyInFolders() {
            assumeThat(at.store.mayHoldPlain()).isTrue();
        }

        @Test
        void a_plain_file_is_encrypted_on_first_reading() throws Exception {
            Path plain = at.plain(at.scope, digest, CONTENT);
            assertThat(at.read(at.scope, digest)).isEqualTo(CONTENT);
            assertThat(plain).doesNotExist();
            assertThat(at.isThere(at.object(at.scope, digest))).isTrue();
            assertThat(at.read(at.scope, digest)).isEqualTo(CONTENT);
        }

        @Test
        void and_when_it_is_asked_for_or_put_in_again() throws Exception {
            Path plain = at.plain(at.scope, digest, CONTENT);
            assertThat(at.vault.find(at.scope, digest).map(Stored::size)).hasValue((long) CONTENT.length);
            assertThat(plain).doesNotExist();
            at.vault.erase(at.scope, digest);
            at.plain(at.scope, digest, new byte[] {1});
            at.put(at.scope, CONTENT);
            assertThat(plain).doesNotExist();
            assertThat(at.read(at.scope, digest)).isEqualTo(CONTENT);
        }

        @Test
        void a_damaged_plain_file_is_found_and_stays_as_it_is() throws Exception {
            Path plain = at.plain(at.scope, digest, new byte[] {1});
            assertThatExceptionOfType(DamagedOriginal.class)
                    .isThrownBy(() -> at.vault.open(at.scope, digest))
                    .withMessageContaining("calculated: " + Sha256.of(new byte[] {1}));
            assertThat(plain).hasBinaryContent(new byte[] {1});
            assertThat(at.names(at.scope)).noneMatch(name -> name.endsWith(".sealed"));
        }

        @Test
        void a_limit_lowered_since_keeps_no_old_file_from_being_read() throws Exception {
            at.plain(at.scope, digest, CONTENT);
            try (InputStream in = new Vault(at.keys, at.store, 1).open(at.scope, digest)) {
                assertThat(in.readAllBytes()).isEqualTo(CONTENT);
            }
        }
    }
}
