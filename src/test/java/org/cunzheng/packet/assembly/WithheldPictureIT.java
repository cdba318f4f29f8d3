package org.cunzheng.packet.assembly;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.cunzheng.acquisition.Choice;
import org.cunzheng.acquisition.ExportAcquisition;
import org.cunzheng.acquisition.StagedFile;
import org.cunzheng.acquisition.StagedFiles;
import org.cunzheng.casefile.CaseFileFixture;
import org.cunzheng.custody.EntryId;
import org.cunzheng.evidence.Incident;
import org.cunzheng.evidence.IncidentFixture;
import org.cunzheng.evidence.LoggedIncident;
import org.cunzheng.evidence.Original;
import org.cunzheng.evidence.Source;
import org.cunzheng.law.Addressee;
import org.cunzheng.packet.redaction.Redaction;
import org.cunzheng.verification.Brought;
import org.cunzheng.verification.PacketVerifier;
import org.cunzheng.verification.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A picture came twice: typed in with its file, and in a message whose record is too long for its entry and holds it too. */
@MicronautTest(transactional = false, startApplication = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WithheldPictureIT extends PacketSetUp {
    private static final String NUMBER = "106550005521";

    @Inject
    ExportAcquisition acquisition;

    @Inject
    StagedFiles staged;

    private byte[] picture;
    private EntryId typed;
    private LoggedIncident imported;

    @BeforeEach
    void bringThePictureTwice() throws Exception {
        picture = noise();
        Original file = originals.keep(caseFile.id(), new ByteArrayInputStream(picture), "typed.png");
        typed = evidence.record(
                caseFile,
                UUID.randomUUID(),
                IncidentFixture.shownBy(file, IncidentFixture.sms("2026-03-02T10:00:00", INSULT)));
        String export = """
                <?xml version='1.0' encoding='UTF-8' standalone='yes' ?>
                <smses count="1"><mms date="1772503200000" msg_box="1" m_id="1" address="%s" sub="null">
                <parts><part seq="0" ct="image/png" name="p.png" text="null" data="%s" />
                <part seq="0" ct="text/plain" name="t" text="你看看" /></parts></mms></smses>
                """.formatted(NUMBER, Base64.getEncoder().encodeToString(picture));
        StagedFile waiting = staged.stage(
                caseFile.id(), UUID.randomUUID(), new ByteArrayInputStream(export.getBytes(UTF_8)), "export.xml");
        Choice choice = new Choice(Set.of(NUMBER), CaseFileFixture.ZONE, Addressee.DEBTOR, "", false);
        assertThat(acquisition.acquire(caseFile, UUID.randomUUID(), waiting.id(), choice))
                .isPresent();
        imported = evidence.read(caseFile).counting().stream()
                .filter(logged -> logged.incident().source() instanceof Source.Exported)
                .findFirst()
                .orElseThrow();
        Incident message = imported.incident();
        assertThat(message.originals()).hasSize(2);
        assertThat(message.originals().getFirst().digest()).isEqualTo(file.digest());
        assertThat(record().name()).startsWith("record-");
    }

    private static byte[] noise() throws Exception {
        BufferedImage image = new BufferedImage(200, 200, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(7);
        for (int place = 0; place < 200 * 200; place++) {
            image.setRGB(place % 200, place / 200, random.nextInt());
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return png.toByteArray();
    }

    private Original record() {
        return imported.incident().originals().getLast();
    }

    private KeptPacket leavingOut(EntryId... entries) {
        Redaction redaction = new Redaction("", Set.of(), Set.of(), Set.of(entries));
        KeptPacket packet = ((Making.Made) packets.make(caseFile, UUID.randomUUID(), redaction)).packet();
        assertThat(PacketVerifier.verify(Opened.file(packet.bundle()), Brought.NOTHING)
                        .verdict())
                .isEqualTo(Verdict.SIGNER_NOT_KNOWN);
        return packet;
    }

    /** Whether a stretch of the picture stands anywhere, as it is or as an export writes it. */
    private boolean holdsPicture(SearchedPacket packet) {
        byte[] raw = Arrays.copyOfRange(picture, 30_000, 30_060);
        byte[] base64 = Base64.getEncoder().encode(raw);
        return holds(packet, raw) || holds(packet, base64);
    }

    private static boolean holds(SearchedPacket packet, byte[] searched) {
        String needle = new String(searched, ISO_8859_1);
        return packet.holds(searched)
                || packet.paths().stream()
                        .anyMatch(path -> new String(packet.member(path), ISO_8859_1).contains(needle));
    }

    private static String text(SearchedPacket packet, String path) {
        return new String(packet.member(path), UTF_8);
    }

    @Test
    void a_full_packet_holds_the_picture_in_base64_as_well() throws Exception {
        SearchedPacket packet = SearchedPacket.of(leavingOut());
        assertThat(holdsPicture(packet)).isTrue();
        assertThat(packet.paths())
                .filteredOn(path -> path.contains(record().digest().hex()))
                .singleElement()
                .satisfies(path -> assertThat(text(packet, path))
                        .contains(Base64.getEncoder().encodeToString(picture)));
    }

    @Test
    void a_picture_that_is_left_out_takes_the_long_record_along_that_holds_it() throws Exception {
        KeptPacket kept = leavingOut(typed);
        SearchedPacket packet = SearchedPacket.of(kept);
        assertThat(holdsPicture(packet)).isFalse();
        assertThat(packet.holds(record().name())).isFalse();
        assertThat(packet.paths()).noneMatch(path -> path.startsWith("originals/"));
        assertThat(text(packet, "entries/" + imported.id() + ".json"))
                .contains("\"files\":\"")
                .doesNotContain(record().digest().hex(), "p.png");
        String digest = imported.incident().originals().getFirst().digest().hex();
        assertThat(text(packet, "entries/" + typed + ".json")).contains("typed.png", digest);
        assertThat(text(packet, "manifest.json"))
                .contains("\"withheld\":[\"" + digest + "\"]")
                .doesNotContain(record().digest().hex());
        assertThat(packet.text()).contains("typed.png").doesNotContain(record().name());
        assertThat(kept.withheldFiles()).isEqualTo(2);
    }

    @Test
    void files_of_the_message_that_are_left_out_themselves_stay_listed() throws Exception {
        KeptPacket kept = leavingOut(imported.id());
        SearchedPacket packet = SearchedPacket.of(kept);
        assertThat(holdsPicture(packet)).isFalse();
        assertThat(text(packet, "entries/" + imported.id() + ".json"))
                .contains("p.png", record().name(), record().digest().hex());
        assertThat(kept.withheldFiles()).isEqualTo(2);
    }
}
