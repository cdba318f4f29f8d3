package org.cunzheng.packet.assembly;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.imageio.ImageIO;
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
import org.cunzheng.integrity.Openssl;
import org.cunzheng.integrity.Sm3;
import org.cunzheng.packet.redaction.Part;
import org.cunzheng.packet.redaction.Redaction;
import org.cunzheng.verification.Brought;
import org.cunzheng.verification.Check;
import org.cunzheng.verification.PacketVerifier;
import org.cunzheng.verification.Verdict;
import org.cunzheng.verification.Verification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** SM3 from the file that came in to the packet, beside entries that were sealed without one. */
@MicronautTest(transactional = false, startApplication = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Sm3PacketIT implements TestDatabase {
    @Inject
    Packets packets;

    @Inject
    EvidenceLog evidence;

    @Inject
    Originals originals;

    @Inject
    CaseFiles caseFiles;

    @Inject
    Accounts accounts;

    private final byte[] picture = picture();
    private final byte[] note = "示例：一张没有 SM3 的字条".getBytes(UTF_8);
    private CaseFile caseFile;
    private EntryId withSm3;
    private EntryId without;

    Sm3PacketIT() throws IOException {}

    private static byte[] picture() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(360, 740, BufferedImage.TYPE_INT_RGB), "png", png);
        return png.toByteArray();
    }

    @BeforeEach
    void recordOneWithAndOneWithout() {
        caseFile = CaseFileFixture.opened(caseFiles, accounts);
        Original shown = kept(picture, "截图.png");
        Original plain = kept(note, "字条.txt");
        withSm3 = recorded(shown, "2026-03-01T10:00:00");
        without = recorded(
                new Original(plain.digest(), Optional.empty(), plain.size(), plain.type(), plain.name()),
                "2026-03-02T10:00:00");
    }

    private Original kept(byte[] content, String name) {
        return originals.keep(caseFile.id(), new ByteArrayInputStream(content), name);
    }

    private EntryId recorded(Original original, String at) {
        return evidence.record(
                caseFile,
                UUID.randomUUID(),
                IncidentFixture.shownBy(original, IncidentFixture.sms(at, "今晚见不到钱，打断你两条腿")));
    }

    private KeptPacket made(Redaction redaction) {
        return ((Making.Made) packets.make(caseFile, UUID.randomUUID(), redaction)).packet();
    }

    private Optional<Sm3> sealed(EntryId entry) {
        return evidence.read(caseFile)
                .incident(entry)
                .orElseThrow()
                .incident()
                .originals()
                .getFirst()
                .sm3();
    }

    @Test
    void entry_and_pdf_say_what_openssl_says_and_verify_finds_it_so(@TempDir Path folder) throws Exception {
        KeptPacket kept = made(Redaction.NOTHING);
        SearchedPacket packet = SearchedPacket.of(kept);
        Path original = Files.write(folder.resolve("picture.png"), picture);
        String sm3 = Openssl.find()
                .thatKnows("sm3")
                .said("dgst", "-sm3", "-r", original.toString())
                .substring(0, 64);
        assertThat(sealed(withSm3).map(Sm3::hex)).hasValue(sm3);
        assertThat(new String(packet.member("entries/" + withSm3 + ".json"), UTF_8))
                .contains("\"sm3\":\"" + sm3 + "\"");
        // In the list of evidence, in the exhibit's table and above the picture, as two readers read the PDF.
        assertThat(packet.text().split("SM3.?" + sm3, -1)).hasSize(1 + 2 * 3);
        assertThat(packet.text()).contains("openssldgst-sm3originals/文件名");

        Verification asked = PacketVerifier.verifyWithSm3(Opened.file(kept.bundle()), Brought.NOTHING);
        assertThat(asked.verdict()).isEqualTo(Verdict.SIGNER_NOT_KNOWN);
        assertThat(asked.check(Check.Name.SM3))
                .isEqualTo(new Check(Check.Name.SM3, Check.Outcome.PASSED, 1, List.of()));
    }

    @Test
    void an_entry_sealed_without_an_sm3_is_read_and_disclosed_as_it_is() throws Exception {
        SearchedPacket packet = SearchedPacket.of(made(Redaction.NOTHING));
        assertThat(sealed(without)).isEmpty();
        assertThat(new String(packet.member("entries/" + without + ".json"), UTF_8))
                .contains("\"sha256\":")
                .doesNotContain("sm3");
        assertThat(packet.holds(Sm3.of(note).hex())).isFalse();
    }

    @Test
    void the_same_file_found_again_for_a_new_telling_brings_its_sm3_along() {
        Original again = originals
                .find(
                        caseFile.id(),
                        evidence.read(caseFile)
                                .incident(without)
                                .orElseThrow()
                                .incident()
                                .originals()
                                .getFirst()
                                .digest(),
                        "字条.txt")
                .orElseThrow();
        EntryId corrected = evidence.correct(
                caseFile,
                UUID.randomUUID(),
                without,
                IncidentFixture.shownBy(again, IncidentFixture.sms("2026-03-02T10:00:00", "示例")),
                "");
        assertThat(sealed(corrected)).hasValue(Sm3.of(note));
    }

    @Test
    void where_no_sm3_is_known_the_pdf_says_nothing_of_sm3() throws Exception {
        evidence.enteredByMistake(caseFile, UUID.randomUUID(), withSm3, "示例");
        assertThat(SearchedPacket.of(made(Redaction.NOTHING)).text()).doesNotContain("openssldgst");
    }

    @Test
    void of_a_file_withheld_with_its_name_the_sm3_is_nowhere_and_nothing_tells_that_there_was_one() throws Exception {
        KeptPacket kept = made(new Redaction("示例收件人", Set.of(Part.FILES), Set.of(), Set.of()));
        SearchedPacket packet = SearchedPacket.of(kept);
        assertThat(packet.holds(Sm3.of(picture).hex())).isFalse();
        assertThat(packet.holds(Sm3.of(picture).bytes())).isFalse();
        assertThat(new String(packet.member("entries/" + withSm3 + ".json"), UTF_8))
                .doesNotContain("sm3");
        assertThat(PacketVerifier.verifyWithSm3(Opened.file(kept.bundle()), Brought.NOTHING)
                        .check(Check.Name.SM3)
                        .outcome())
                .isEqualTo(Check.Outcome.NOT_RUN);
    }
}
