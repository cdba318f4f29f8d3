package org.cunzheng.packet.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.casefile.CaseFileFixture;
import org.cunzheng.custody.EntryId;
import org.cunzheng.evidence.Incident;
import org.cunzheng.evidence.IncidentFixture;
import org.cunzheng.evidence.Original;
import org.cunzheng.evidence.Source;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.integrity.Sm3;
import org.cunzheng.verification.Brought;
import org.cunzheng.verification.PacketVerifier;
import org.cunzheng.verification.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(transactional = false, startApplication = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MovedIntoPacketIT extends PacketSetUp {
    @Test
    void a_picture_moved_to_another_case_file_is_in_its_packet() throws Exception {
        CaseFile other = CaseFileFixture.opened(caseFiles, caseFile.owner());
        Original picture = picture();
        evidence.move(
                caseFile,
                other,
                UUID.randomUUID(),
                evidence.record(caseFile, UUID.randomUUID(), chat(picture)),
                "放错了案件");
        caseFile = other;
        KeptPacket packet = made();
        assertThat(PacketVerifier.verify(Opened.file(packet.bundle()), Brought.NOTHING)
                        .verdict())
                .isEqualTo(Verdict.SIGNER_NOT_KNOWN);
        assertThat(members(packet))
                .anyMatch(member -> member.contains(picture.digest().hex()));
    }

    @Test
    void the_packet_says_which_export_a_moved_record_came_from() throws Exception {
        CaseFile other = CaseFileFixture.opened(caseFiles, caseFile.owner());
        evidence.acquire(
                caseFile,
                UUID.randomUUID(),
                "示例短信.xml",
                Sha256.of(new byte[1]),
                Sm3.of(new byte[1]),
                Map.of(),
                Optional.empty(),
                item -> List.of(exported(item)));
        evidence.move(
                caseFile,
                other,
                UUID.randomUUID(),
                evidence.read(caseFile).counting().getFirst().id(),
                "放错了案件");
        CaseFile from = caseFile;
        caseFile = other;
        KeptPacket packet = made();
        assertThat(PacketVerifier.verify(Opened.file(packet.bundle()), Brought.NOTHING)
                        .verdict())
                .isEqualTo(Verdict.SIGNER_NOT_KNOWN);
        Source.Exported source = (Source.Exported)
                evidence.read(other).counting().getFirst().incident().source();
        assertThat(text(packet)).contains(source.item().toString());
        String entry = "entries/%s.json".formatted(source.item());
        try (ZipFile zip = new ZipFile(Opened.file(packet.bundle()).toFile());
                InputStream in = zip.getInputStream(Objects.requireNonNull(zip.getEntry(entry), entry))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("示例短信.xml")
                    .contains(Sm3.of(new byte[1]).hex())
                    .contains(from.id().toString());
        }
    }

    private static Incident exported(EntryId item) {
        return IncidentFixture.readFrom(item, 100, IncidentFixture.sms("2026-03-02T10:00:00", INSULT));
    }

    private static List<String> members(KeptPacket packet) throws Exception {
        try (ZipFile zip = new ZipFile(Opened.file(packet.bundle()).toFile())) {
            return zip.stream().map(ZipEntry::getName).toList();
        }
    }
}
