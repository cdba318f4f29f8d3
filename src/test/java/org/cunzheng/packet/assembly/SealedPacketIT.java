package org.cunzheng.packet.assembly;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.cunzheng.account.Accounts;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.casefile.CaseFileFixture;
import org.cunzheng.casefile.CaseFiles;
import org.cunzheng.custody.EntryId;
import org.cunzheng.database.TestDatabase;
import org.cunzheng.evidence.EvidenceLog;
import org.cunzheng.evidence.IncidentFixture;
import org.cunzheng.evidence.Original;
import org.cunzheng.evidence.Originals;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.packet.redaction.Redaction;
import org.cunzheng.vault.DamagedOriginal;
import org.cunzheng.vault.DamagedOriginal.KeyLost;
import org.cunzheng.vault.SealedFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What somebody finds who has the folder of packets and no key. */
@MicronautTest(transactional = false, startApplication = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SealedPacketIT implements TestDatabase {
    private static final String WORDS = "今晚见不到钱，打断你两条腿";
    private static final String NOTE = "字条：明天再来找你";

    /** How a member of our archives begins: its signature and the version 1.0. */
    private static final String MEMBER = "PK\u0003\u0004\n\u0000";

    private static final List<String> MARKERS =
            List.of(bytes(WORDS), bytes(NOTE), "%PDF-", MEMBER, "endobj", "manifest.json");

    @Inject
    Packets packets;

    @Inject
    PacketShelf shelf;

    @Inject
    PacketFolder folder;

    @Inject
    EvidenceLog evidence;

    @Inject
    Originals originals;

    @Inject
    CaseFiles caseFiles;

    @Inject
    Accounts accounts;

    @Property(name = "cunzheng.data")
    String data = "";

    private CaseFile caseFile;
    private EntryId entry;

    @BeforeEach
    void recordThreatWithNote() {
        caseFile = CaseFileFixture.opened(caseFiles, accounts);
        entry = record(caseFile);
    }

    private EntryId record(CaseFile into) {
        Original note = originals.keep(into.id(), new ByteArrayInputStream(NOTE.getBytes(UTF_8)), "字条.txt");
        return evidence.record(
                into,
                UUID.randomUUID(),
                IncidentFixture.shownBy(note, IncidentFixture.sms("2026-03-01T15:00:00", WORDS)));
    }

    private KeptPacket made(CaseFile of) {
        return ((Making.Made) packets.make(of, UUID.randomUUID(), Redaction.NOTHING)).packet();
    }

    /** Its bytes, one a character, as {@link #readable} searches them. */
    private static String bytes(String text) {
        return new String(text.getBytes(UTF_8), ISO_8859_1);
    }

    private static List<String> readable(byte[] bytes) {
        String all = new String(bytes, ISO_8859_1);
        return MARKERS.stream().filter(all::contains).toList();
    }

    private List<Path> files(String below) throws IOException {
        Path searched = Path.of(data).resolve(below);
        if (!Files.exists(searched)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(searched)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private List<Path> filesOfCase() throws IOException {
        return files("packets/" + caseFile.id());
    }

    @Test
    void nothing_of_a_packet_can_be_read_in_the_folder_without_its_key() throws IOException {
        KeptPacket packet = made(caseFile);
        assertThat(readable(Opened.bytes(packet.bundle()))).containsExactlyElementsOf(MARKERS);
        assertThat(readable(Opened.bytes(packet.pdf()))).contains("%PDF-", "endobj");
        assertThat(filesOfCase())
                .containsExactlyInAnyOrder(packet.pdf().path(), packet.bundle().path());
        for (Path file : files("packets")) {
            assertThat(readable(Files.readAllBytes(file))).as(file.toString()).isEmpty();
        }
        assertThat(files("scratch")).isEmpty();
    }

    @Test
    void what_is_read_back_is_byte_for_byte_what_the_log_sealed() {
        KeptPacket packet = made(caseFile);
        assertThat(Sha256.of(Opened.bytes(packet.pdf()))).isEqualTo(packet.pdfDigest());
        assertThat(Sha256.of(Opened.bytes(packet.bundle()))).isEqualTo(packet.bundleDigest());
    }

    @Test
    void the_key_of_another_case_file_opens_nothing_and_no_file_stands_in_for_another() {
        CaseFile other = CaseFileFixture.opened(caseFiles, caseFile.owner());
        record(other);
        made(other);
        KeptFile bundle = made(caseFile).bundle();
        KeptFile again = made(caseFile).bundle();
        for (KeptFile wrong : List.of(
                new KeptFile(bundle.path(), bundle.digest(), PacketShelf.scope(other.id()), bundle.files()),
                new KeptFile(bundle.path(), again.digest(), bundle.scope(), bundle.files()))) {
            assertThatExceptionOfType(DamagedOriginal.class).isThrownBy(wrong::open);
        }
    }

    @Test
    void a_making_that_was_killed_leaves_nothing_that_anybody_can_read() throws IOException {
        KeptPacket packet = made(caseFile);
        byte[] bundle = Opened.bytes(packet.bundle());
        Path half = PacketSweep.begin(shelf.home(caseFile.id()));
        // Never closed, as by a process that is no more.
        SealedFiles.Writing out = shelf.write(caseFile.id(), half);
        out.write(bundle);
        out.flush();
        assertThat(Files.size(half)).isGreaterThan(4096);
        assertThat(readable(Files.readAllBytes(half))).isEmpty();
        assertThatExceptionOfType(DamagedOriginal.class)
                .isThrownBy(() -> shelf.written(caseFile.id(), half, packet.bundleDigest())
                        .open());
        out.close();
        Files.delete(half);
    }

    /** As packets lay there before they were encrypted. */
    private static void inPlain(KeptFile kept) throws IOException {
        Files.write(kept.path().resolveSibling(KeptFile.plainName(kept.path())), Opened.bytes(kept));
        Files.delete(kept.path());
    }

    @Test
    void packets_of_before_are_still_read_and_go_when_something_in_them_is_erased() throws IOException {
        KeptPacket packet = made(caseFile);
        inPlain(packet.pdf());
        inPlain(packet.bundle());
        KeptPacket before = packets.find(caseFile, packet.id()).orElseThrow();
        assertThat(before.bundle().path()).hasFileName(packet.bundleDigest() + ".zip");
        assertThat(before.destroyed()).isFalse();
        assertThat(Sha256.of(Opened.bytes(before.pdf()))).isEqualTo(packet.pdfDigest());
        assertThat(Sha256.of(Opened.bytes(before.bundle()))).isEqualTo(packet.bundleDigest());

        folder.destroy(caseFile.id(), Set.of(new EntryId(UUID.randomUUID())));
        assertThat(filesOfCase()).hasSize(2);
        folder.destroy(caseFile.id(), Set.of(entry));
        assertThat(filesOfCase()).isEmpty();
    }

    @Test
    void what_lies_there_in_plain_never_stands_in_for_what_is_encrypted() throws IOException {
        KeptPacket packet = made(caseFile);
        Path plain = packet.pdf().path().resolveSibling(packet.pdfDigest() + ".pdf");
        Files.writeString(plain, "%PDF-1.7 another");
        KeptFile found = packets.find(caseFile, packet.id()).orElseThrow().pdf();
        assertThat(found).isEqualTo(packet.pdf());
        assertThat(Sha256.of(Opened.bytes(found))).isEqualTo(packet.pdfDigest());
        folder.destroy(caseFile.id(), Set.of(entry));
        assertThat(filesOfCase()).isEmpty();
    }

    @Test
    void in_plain_only_what_the_log_has_a_digest_of_is_opened_at_all() throws IOException {
        KeptPacket packet = made(caseFile);
        inPlain(packet.pdf());
        inPlain(packet.bundle());
        KeptPacket before = packets.find(caseFile, packet.id()).orElseThrow();
        for (KeptFile file : List.of(before.pdf(), before.bundle())) {
            byte[] good = Opened.bytes(file);
            flip(file.path(), good.length / 2);
            assertThatExceptionOfType(DamagedOriginal.class).isThrownBy(file::open);
            assertThat(file.size()).isEqualTo(good.length);
            Files.write(file.path(), good);
            assertThat(Opened.bytes(file)).isEqualTo(good);
            // Another test looks for anything in plain in the whole folder.
            Files.delete(file.path());
        }
    }

    private static void flip(Path file, int place) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[place] ^= 1;
        Files.write(file, bytes);
    }

    @Test
    void in_plain_a_flipped_byte_destroys_no_packet_and_keeps_none_that_has_to_go() throws IOException {
        KeptPacket packet = made(caseFile);
        inPlain(packet.pdf());
        inPlain(packet.bundle());
        KeptFile bundle = packets.find(caseFile, packet.id()).orElseThrow().bundle();
        // Among the first member's bytes, far from the directory.
        flip(bundle.path(), 100);
        folder.destroy(caseFile.id(), Set.of(new EntryId(UUID.randomUUID())));
        assertThat(filesOfCase()).hasSize(2);
        folder.destroy(caseFile.id(), Set.of(entry));
        assertThat(filesOfCase()).isEmpty();
    }

    @Test
    void while_the_key_is_missing_no_packet_is_taken_for_one_that_has_to_go() throws IOException {
        KeptPacket packet = made(caseFile);
        Path key =
                Path.of(data).resolve("vault").resolve(caseFile.id().toString()).resolve("key");
        Path away = Files.move(key, Path.of(data).resolve("key-" + caseFile.id()));
        assertThatExceptionOfType(KeyLost.class)
                .isThrownBy(() -> folder.destroy(caseFile.id(), Set.of(new EntryId(UUID.randomUUID()))));
        assertThat(filesOfCase()).hasSize(2);
        Files.move(away, key);
        assertThat(Sha256.of(Opened.bytes(packet.bundle()))).isEqualTo(packet.bundleDigest());
    }

    @Test
    void one_packet_that_cannot_be_read_does_not_keep_the_others() throws IOException {
        KeptPacket first = made(caseFile);
        KeptPacket second = made(caseFile);
        for (KeptPacket jammed : List.of(first, second)) {
            Path bundle = jammed.bundle().path();
            Files.deleteIfExists(bundle);
            // A folder cannot be read as a file.
            Files.createDirectory(bundle);
            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(() -> folder.destroy(caseFile.id(), Set.of(entry)));
            assertThat(filesOfCase())
                    .allMatch(file -> file.toString()
                                    .contains(jammed.bundleDigest().hex())
                            || file.toString().contains(jammed.pdfDigest().hex()));
            Files.delete(bundle);
            folder.destroy(caseFile.id(), Set.of(entry));
            assertThat(filesOfCase()).isEmpty();
        }
    }

    @Test
    void encrypted_packets_go_only_with_what_is_in_them_and_damaged_ones_go_too() throws IOException {
        KeptPacket packet = made(caseFile);
        Set<EntryId> elsewhere = Set.of(new EntryId(UUID.randomUUID()));
        folder.destroy(caseFile.id(), elsewhere);
        assertThat(filesOfCase()).hasSize(2);
        byte[] bundle = Files.readAllBytes(packet.bundle().path());
        bundle[bundle.length - 30] ^= 1;
        Files.write(packet.bundle().path(), bundle);
        folder.destroy(caseFile.id(), elsewhere);
        assertThat(filesOfCase()).as("nobody knows what was in it").isEmpty();
    }
}
