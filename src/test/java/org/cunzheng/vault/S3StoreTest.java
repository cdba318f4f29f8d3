package org.cunzheng.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.cunzheng.integrity.Sha256;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class S3StoreTest {
    private static final byte[] CONTENT = "欠债还钱，明天去你单位".repeat(4000).getBytes(UTF_8);
    private static final Duration PATIENCE = Duration.ofMillis(300);

    @TempDir
    private Path data = Path.of("");

    private LockingBucket bucket = new LockingBucket();
    private VaultFixture at = VaultFixture.in(store("0"), data);

    S3StoreTest() throws IOException {}

    @BeforeAll
    static void haveCredentials() {
        System.setProperty("aws.accessKeyId", "tester");
        System.setProperty("aws.secretAccessKey", "of no worth");
    }

    @BeforeEach
    void openVault() {
        at = VaultFixture.in(store("0"), data);
    }

    @AfterEach
    void closeBucket() {
        bucket.close();
    }

    private S3Store store(String lockDays) {
        return store(bucket.address(), LockingBucket.NAME, lockDays);
    }

    private S3Store store(URI address, String name, String lockDays) {
        return new S3Store(
                S3Settings.parse(name, address.toString(), "", "case-files", "", "GOVERNANCE", lockDays, 1000),
                data,
                Clock.fixed(bucket.now, ZoneOffset.UTC),
                PATIENCE);
    }

    private List<String> keysLeft() {
        return bucket.versions.stream().map(LockingBucket.Version::key).toList();
    }

    @Nested
    class Locked {
        private final VaultFixture locked = VaultFixture.in(store("30"), data);

        @Test
        void an_erased_original_is_held_back_until_its_retention_ends_and_not_found_meanwhile() throws Exception {
            Sha256 digest = locked.put(locked.scope, CONTENT);
            String object = "case-files/" + locked.object(locked.scope, digest);
            Instant end = bucket.now.plus(Duration.ofDays(30));
            for (int time = 0; time < 2; time++) {
                assertThat(locked.vault.erase(locked.scope, digest)).isEqualTo(new Removal.HeldBack(end));
                assertThat(locked.vault.find(locked.scope, digest)).isEmpty();
            }
            assertThat(bucket.versions)
                    .filteredOn(version -> version.key().equals(object) && !version.isMarker())
                    .hasSize(1);
            bucket.now = end.plusSeconds(1);
            assertThat(locked.vault.erase(locked.scope, digest)).isEqualTo(new Removal.Gone());
            assertThat(keysLeft()).doesNotContain(object);
        }

        @Test
        void a_key_is_never_locked_and_without_it_nothing_that_is_held_back_opens() throws Exception {
            Sha256 digest = locked.put(locked.scope, CONTENT);
            String object = "case-files/" + locked.object(locked.scope, digest);
            assertThat(locked.vault.destroy(locked.scope)).isEqualTo(new Removal.Gone());
            assertThat(keysLeft()).contains(object).noneMatch(key -> key.endsWith("/key"));
            assertThat(locked.vault.find(locked.scope, digest)).isEmpty();
        }

        @Test
        void what_is_held_back_for_another_reason_is_a_failure_and_not_told_as_held() {
            Sha256 digest = locked.put(locked.scope, CONTENT);
            bucket.faults.add(LockingBucket.Fault.DENIED);
            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(() -> locked.vault.erase(locked.scope, digest))
                    .withMessageContaining("denies");
        }

        @Test
        void a_bucket_without_lock_or_with_one_for_all_it_gets_is_refused() {
            assertThatCode(() -> store("30").ready()).doesNotThrowAnyException();
            bucket.faults.add(LockingBucket.Fault.DEFAULT_RETENTION);
            assertThatExceptionOfType(VaultStoreProblem.class)
                    .isThrownBy(() -> store("0").ready())
                    .withMessageContaining("默认的对象锁定")
                    .withMessageContaining("default retention");
            bucket.faults.add(LockingBucket.Fault.WITHOUT_LOCK);
            assertThatExceptionOfType(VaultStoreProblem.class)
                    .isThrownBy(() -> store("30").ready())
                    .withMessageContaining("没有开启对象锁定")
                    .withMessageContaining("has no object lock");
            assertThatCode(() -> store("0").ready()).doesNotThrowAnyException();
        }
    }

    @Test
    void of_an_erased_original_no_earlier_version_stays() throws Exception {
        Sha256 digest = at.put(at.scope, CONTENT);
        for (int time = 0; time < 4; time++) {
            at.put(at.scope, CONTENT);
        }
        String object = "case-files/" + at.object(at.scope, digest);
        assertThat(keysLeft()).filteredOn(object::equals).hasSize(5);
        assertThat(at.vault.erase(at.scope, digest)).isEqualTo(new Removal.Gone());
        assertThat(keysLeft()).containsExactly("case-files/" + VaultFixture.key(at.scope));
    }

    @Test
    void where_the_store_knows_no_versions_the_object_is_deleted() throws Exception {
        bucket.faults.add(LockingBucket.Fault.WITHOUT_VERSIONS);
        Sha256 digest = at.put(at.scope, CONTENT);
        assertThat(at.vault.erase(at.scope, digest)).isEqualTo(new Removal.Gone());
        assertThat(at.vault.find(at.scope, digest)).isEmpty();
        at.vault.destroy(at.scope);
        assertThat(at.store.names()).isEmpty();
    }

    @Test
    void long_lists_are_read_to_their_end() throws Exception {
        for (int scope = 0; scope < 5; scope++) {
            VaultScope other = VaultFixture.scope();
            for (int file = 0; file < 3; file++) {
                at.put(other, VaultFixture.content(file));
            }
        }
        at.put(at.scope, CONTENT);
        assertThat(at.store.scopes()).hasSize(6).contains(at.scope);
        assertThat(at.store.names()).hasSize(5 * 4 + 2);
        assertThat(at.store.names(at.scope)).hasSize(2);
        assertThat(new VaultInspection(at.keys, at.store).objects()).isEqualTo(16);
        at.vault.destroy(at.scope);
        assertThat(at.store.scopes()).hasSize(5);
    }

    @Test
    void a_key_whose_keeping_was_not_answered_is_the_one_that_is_used() throws Exception {
        bucket.faults.add(LockingBucket.Fault.SILENT_ONCE);
        Sha256 digest = at.put(at.scope, CONTENT);
        assertThat(keysLeft()).hasSize(2);
        assertThat(at.read(at.scope, digest)).isEqualTo(CONTENT);
    }

    @Test
    void a_key_is_not_replaced_by_another() throws IOException {
        at.store.putOnce(at.scope, "key", new byte[] {1});
        at.store.putOnce(at.scope, "key", new byte[] {2});
        assertThat(at.store.start(at.scope, "key", 9)).containsExactly(1);
    }

    @Test
    void a_store_that_lets_a_key_be_overwritten_is_refused_at_the_start() {
        at.store.readyToKeep();
        at.store.readyToKeep();
        bucket.faults.add(LockingBucket.Fault.OVERWRITING);
        assertThatExceptionOfType(VaultStoreProblem.class)
                .isThrownBy(() -> at.store.readyToKeep())
                .withMessageContaining("不支持条件写入")
                .withMessageContaining("If-None-Match");
    }

    @Test
    void a_broken_connection_is_not_taken_for_a_changed_original() {
        Sha256 digest = at.put(at.scope, CONTENT);
        bucket.faults.add(LockingBucket.Fault.CUT_OFF);
        Throwable thrown = catchThrowable(() -> at.read(at.scope, digest));
        assertThat(thrown).isInstanceOf(IOException.class).hasMessageContaining("cannot be reached");
        assertThat(new VaultInspection(at.keys, at.store).state(at.scope, digest, true))
                .isEqualTo(VaultInspection.State.CLOSED);
        bucket.faults.clear();
        assertThat(new VaultInspection(at.keys, at.store).state(at.scope, digest, true))
                .isEqualTo(VaultInspection.State.SOUND);
    }

    @Test
    void whoever_stops_reading_does_not_wait_for_the_rest() throws Exception {
        Sha256 digest = at.put(at.scope, CONTENT);
        try (InputStream in = at.vault.open(at.scope, digest)) {
            assertThat(in.read()).isEqualTo(CONTENT[0] & 0xff);
        }
        assertThat(at.vault.find(at.scope, digest).map(Stored::size)).hasValue((long) CONTENT.length);
    }

    @ParameterizedTest
    @EnumSource(names = {"BUSY", "DENIED", "HANGING", "GARBLED"})
    void what_the_store_did_not_acknowledge_is_not_put_in(LockingBucket.Fault fault) throws IOException {
        at.put(at.scope, new byte[] {1});
        List<String> before = keysLeft();
        bucket.faults.add(fault);
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> at.put(at.scope, CONTENT));
        if (fault != LockingBucket.Fault.HANGING) {
            assertThat(keysLeft()).isEqualTo(before);
        }
        try (var left = Files.list(data.resolve("sending"))) {
            assertThat(left).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"BUSY, 出错或太忙, too busy", "DENIED, 拒绝访问, denies access", "HANGING, 没有及时回答, did not answer in time"})
    void a_store_that_fails_is_told_in_both_languages(LockingBucket.Fault fault, String chinese, String english) {
        bucket.faults.add(fault);
        assertThatExceptionOfType(VaultStoreProblem.class)
                .isThrownBy(() -> at.store.ready())
                .withMessageContaining(chinese)
                .withMessageContaining(english)
                .withMessageContaining(LockingBucket.NAME)
                .withMessageNotContaining("of no worth");
    }

    @Test
    void a_missing_bucket_and_a_closed_door_are_told() throws IOException {
        assertThatExceptionOfType(VaultStoreProblem.class)
                .isThrownBy(() -> store(bucket.address(), "nowhere", "0").ready())
                .withMessageContaining("没有名为 nowhere 的存储桶")
                .withMessageContaining("There is no bucket nowhere");
        URI closed = bucket.address();
        bucket.close();
        assertThatExceptionOfType(VaultStoreProblem.class)
                .isThrownBy(() -> store(closed, LockingBucket.NAME, "0").ready())
                .withMessageContaining("连不上对象存储")
                .withMessageContaining("cannot be reached");
    }

    @Test
    void a_missing_bucket_is_not_taken_for_a_missing_original() {
        VaultFixture nowhere = VaultFixture.in(store(bucket.address(), "nowhere", "0"), data);
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> nowhere.vault.find(nowhere.scope, Sha256.of(CONTENT)))
                .withMessageContaining("There is no bucket");
        assertThat(new VaultInspection(nowhere.keys, nowhere.store).state(nowhere.scope, Sha256.of(CONTENT), true))
                .isEqualTo(VaultInspection.State.CLOSED);
    }
}
