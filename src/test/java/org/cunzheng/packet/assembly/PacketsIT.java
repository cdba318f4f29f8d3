package org.cunzheng.packet.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.casefile.CaseFileFixture;
import org.cunzheng.custody.KeyReused;
import org.cunzheng.evidence.Incident;
import org.cunzheng.evidence.IncidentFixture;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.integrity.Sm3;
import org.cunzheng.law.Conduct;
import org.cunzheng.packet.redaction.Redaction;
import org.cunzheng.verification.Brought;
import org.cunzheng.verification.PacketVerifier;
import org.cunzheng.verification.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(transactional = false, startApplication = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PacketsIT extends PacketSetUp {
    @Test
    void a_packet_is_consistent_and_a_stranger_can_check_it() throws Exception {
        record(IncidentFixture.sms("2026-03-01T15:00:00", THREAT));
        record(chat(picture()));
        decideAll(Conduct.VIOLENCE_THREAT, true);
        KeptPacket packet = made();
        assertThat(PacketVerifier.verify(Opened.file(packet.bundle()), Brought.NOTHING)
                        .verdict())
                .isEqualTo(Verdict.SIGNER_NOT_KNOWN);
        assertThat(Sha256.of(Opened.bytes(packet.bundle()))).isEqualTo(packet.bundleDigest());
        assertThat(Sha256.of(Opened.bytes(packet.pdf()))).isEqualTo(packet.pdfDigest());
        assertThat(packet.exhibits()).isEqualTo(2);
    }

    @Test
    void one_changed_byte_is_noticed(@org.junit.jupiter.api.io.TempDir Path temporary) throws Exception {
        record(IncidentFixture.sms("2026-03-01T15:00:00", THREAT));
        byte[] bundle = Opened.bytes(made().bundle());
        for (int place = 0; place < bundle.length; place += 9973) {
            byte[] changed = bundle.clone();
            changed[place] ^= 0x20;
            Path file = Files.write(temporary.resolve("changed.zip"), changed);
            assertThat(PacketVerifier.verify(file, Brought.NOTHING).verdict())
                    .as("byte %d", place)
                    .isNotEqualTo(Verdict.SIGNER_NOT_KNOWN);
        }
    }

    @Test
    void the_same_wish_makes_one_packet() {
        record(IncidentFixture.sms("2026-03-01T15:00:00", THREAT));
        UUID request = UUID.randomUUID();
        Making first = packets.make(caseFile, request, Redaction.NOTHING);
        assertThat(packets.make(caseFile, request, Redaction.NOTHING)).isEqualTo(first);
        assertThat(packets.of(caseFile)).hasSize(1);
    }

    @Test
    void the_same_wish_at_the_same_time_gives_files_that_are_what_was_sealed() throws Exception {
        record(IncidentFixture.sms("2026-03-01T15:00:00", THREAT));
        UUID request = UUID.randomUUID();
        try (var threads = Executors.newFixedThreadPool(3)) {
            List<Callable<Making>> taps =
                    Collections.nCopies(3, () -> packets.make(caseFile, request, Redaction.NOTHING));
            for (Future<Making> tap : threads.invokeAll(taps)) {
                assertThat(tap.get())
                        .isIn(
                                new Making.BeingMade(),
                                new Making.Made(packets.of(caseFile).getFirst()));
            }
        }
        assertThat(packets.of(caseFile)).hasSize(1);
        KeptPacket packet = packets.of(caseFile).getFirst();
        assertThat(Sha256.of(Opened.bytes(packet.bundle()))).isEqualTo(packet.bundleDigest());
        assertThat(Sha256.of(Opened.bytes(packet.pdf()))).isEqualTo(packet.pdfDigest());
        try (var files = Files.list(packet.pdf().path().getParent())) {
            assertThat(files).as("the files of the one that was sealed").hasSize(2);
        }
    }

    @Test
    void a_wish_that_named_another_act_before_is_refused_and_nothing_is_drawn() throws Exception {
        UUID request = UUID.randomUUID();
        evidence.record(caseFile, request, IncidentFixture.sms("2026-03-01T15:00:00", THREAT));
        Path home = made().pdf().path().getParent();
        assertThatExceptionOfType(KeyReused.class).isThrownBy(() -> packets.make(caseFile, request, Redaction.NOTHING));
        try (var files = Files.list(home)) {
            assertThat(files).as("the files of the one packet that was made").hasSize(2);
        }
    }

    @Test
    void of_more_records_than_a_packet_can_show_none_is_drawn() {
        List<Incident> many = IntStream.range(0, 5_001)
                .mapToObj(number -> IncidentFixture.sms("2026-03-01T15:00:00", "请回电 " + number))
                .toList();
        evidence.acquire(
                caseFile,
                UUID.randomUUID(),
                "示例短信.xml",
                Sha256.of(new byte[1]),
                Sm3.of(new byte[1]),
                Map.of(),
                Optional.empty(),
                item -> many);
        assertThat(packets.make(caseFile, UUID.randomUUID(), Redaction.NOTHING))
                .isEqualTo(new Making.TooManyExhibits(5_001, 5_000));
        assertThat(packets.of(caseFile)).isEmpty();
    }

    @Test
    void what_a_crash_left_half_made_is_swept_away_and_what_was_made_stays() throws Exception {
        record(IncidentFixture.sms("2026-03-01T15:00:00", THREAT));
        KeptPacket packet = made();
        Path half = Files.createTempFile(packet.pdf().path().getParent(), "making-", ".part");
        Path beingMade = Files.createTempFile(packet.pdf().path().getParent(), "making-", ".part");
        Files.setLastModifiedTime(half, FileTime.from(clock.instant().minus(Duration.ofHours(2))));
        Files.setLastModifiedTime(
                packet.pdf().path(), FileTime.from(clock.instant().minus(Duration.ofDays(400))));
        sweep.sweep();
        assertThat(half).doesNotExist();
        assertThat(beingMade).exists();
        assertThat(packet.pdf().path()).exists();
        assertThat(packet.bundle().path()).exists();
    }

    @Test
    void nothing_recorded_is_nothing_to_show() {
        assertThat(packets.make(caseFile, UUID.randomUUID(), Redaction.NOTHING)).isEqualTo(new Making.NothingToShow());
    }

    @Test
    void another_case_files_packet_is_not_found() {
        record(IncidentFixture.sms("2026-03-01T15:00:00", THREAT));
        KeptPacket packet = made();
        CaseFile other = CaseFileFixture.opened(caseFiles, accounts);
        assertThat(packets.find(other, packet.id())).isEmpty();
        assertThat(packets.find(caseFile, packet.id())).contains(packet);
    }
}
