package org.cunzheng.packet.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.cunzheng.account.Accounts;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.casefile.CaseFileFixture;
import org.cunzheng.casefile.CaseFiles;
import org.cunzheng.custody.EntryId;
import org.cunzheng.custody.Sequencer;
import org.cunzheng.custody.Stamps;
import org.cunzheng.custody.TransparencyLog;
import org.cunzheng.database.TestDatabase;
import org.cunzheng.evidence.EvidenceLog;
import org.cunzheng.evidence.IncidentFixture;
import org.cunzheng.integrity.Openssl;
import org.cunzheng.packet.redaction.Redaction;
import org.cunzheng.timestamp.OpensslAuthority;
import org.cunzheng.timestamp.OpensslAuthority.Fault;
import org.cunzheng.verification.Brought;
import org.cunzheng.verification.KnownCheckpoint;
import org.cunzheng.verification.LogVerifierKey;
import org.cunzheng.verification.PacketVerifier;
import org.cunzheng.verification.Verdict;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** From the save to a packet that a stranger finds proved, with a real authority. */
@MicronautTest(transactional = false, startApplication = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StampedPacketIT implements TestDatabase {
    private final OpensslAuthority authority = OpensslAuthority.start();

    @Inject
    EvidenceLog log;

    @Inject
    Packets packets;

    @Inject
    Sequencer sequencer;

    @Inject
    Stamps stamps;

    @Inject
    TransparencyLog transparency;

    @Inject
    CaseFiles caseFiles;

    @Inject
    Accounts accounts;

    @TempDir
    Path folder;

    private CaseFile caseFile;

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> properties = new HashMap<>(TestDatabase.super.getProperties());
        properties.put(
                "cunzheng.timestamp.authorities.invented.uri", authority.uri().toString());
        properties.put(
                "cunzheng.timestamp.authorities.invented.roots",
                authority.rootPem().toString());
        properties.put("cunzheng.timestamp.interval", "1h");
        return properties;
    }

    @AfterAll
    void stop() {
        authority.close();
    }

    @BeforeEach
    void openCaseFile() {
        authority.with(Fault.NONE);
        caseFile = CaseFileFixture.opened(caseFiles, accounts);
    }

    private EntryId recorded() {
        EntryId entry =
                log.record(caseFile, UUID.randomUUID(), IncidentFixture.sms("2026-11-18T22:41:00", "今天再不还钱就上门"));
        sequencer.sequence();
        return entry;
    }

    private KeptPacket made() {
        return ((Making.Made) packets.make(caseFile, UUID.randomUUID(), Redaction.NOTHING)).packet();
    }

    private Brought keyAndRoots() {
        return Brought.NOTHING
                .and(LogVerifierKey.parse(transparency.verifierKey()))
                .and(authority.authority().roots());
    }

    @Test
    void what_was_stamped_before_the_packet_is_proved_in_it_and_what_came_after_is_not_yet() {
        EntryId entry = recorded();
        long place = transparency.place(entry).orElseThrow();
        assertThat(stamps.earliest(place)).isEmpty();
        assertThat(PacketVerifier.verify(Opened.file(made().bundle()), keyAndRoots())
                        .verdict())
                .isEqualTo(Verdict.NOT_PROVED);
        sequencer.sequence();
        stamps.stampNewest();
        assertThat(stamps.earliest(place))
                .hasValueSatisfying(stamp -> assertThat(stamp.signer()).isEqualTo("Invented tsa"));
        KeptPacket packet = made();
        assertThat(PacketVerifier.verify(Opened.file(packet.bundle()), keyAndRoots())
                        .verdict())
                .isEqualTo(Verdict.HOLDS);
        recorded();
        assertThat(PacketVerifier.verify(Opened.file(made().bundle()), keyAndRoots())
                        .verdict())
                .isEqualTo(Verdict.NOT_PROVED);
    }

    @Test
    void openssl_alone_accepts_the_timestamp_in_the_packet() throws Exception {
        recorded();
        stamps.stampNewest();
        try (ZipFile zip = new ZipFile(Opened.file(made().bundle()).toFile())) {
            Set<String> tokens = zip.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.startsWith("timestamps/"))
                    .collect(Collectors.toSet());
            assertThat(tokens).hasSize(1);
            String token = tokens.iterator().next();
            String size = token.substring("timestamps/".length(), token.indexOf('-'));
            Path answer = copied(zip, token, "token.tsr");
            Path note = copied(zip, "log/earlier/" + size + ".txt", "note.txt");
            assertThat(Openssl.find()
                            .said(
                                    folder,
                                    "ts",
                                    "-verify",
                                    "-in",
                                    answer.toString(),
                                    "-data",
                                    note.toString(),
                                    "-CAfile",
                                    authority.rootPem().toString()))
                    .contains("Verification: OK");
        }
    }

    private Path copied(ZipFile zip, String member, String name) throws Exception {
        Path file = folder.resolve(name);
        try (InputStream in = zip.getInputStream(zip.getEntry(member))) {
            Files.write(file, in.readAllBytes());
        }
        return file;
    }

    @Test
    void a_later_packet_is_compared_with_the_checkpoint_of_one_made_before() {
        recorded();
        KeptPacket first = made();
        recorded();
        KeptPacket second = made();
        Brought kept = Brought.NOTHING.and(
                new KnownCheckpoint(first.log().size(), first.log().root()));
        assertThat(second.log().size()).isGreaterThan(first.log().size());
        assertThat(PacketVerifier.verify(Opened.file(second.bundle()), kept).verdict())
                .isEqualTo(Verdict.SIGNER_NOT_KNOWN);
        Brought forged = Brought.NOTHING.and(
                new KnownCheckpoint(first.log().size(), second.log().root()));
        assertThat(PacketVerifier.verify(Opened.file(second.bundle()), forged).verdict())
                .isEqualTo(Verdict.CONTRADICTS);
    }

    @Test
    void a_token_that_proves_nothing_is_not_kept_and_is_asked_for_again() {
        EntryId entry = recorded();
        long place = transparency.place(entry).orElseThrow();
        for (Fault fault :
                new Fault[] {Fault.OTHER_IMPRINT, Fault.SELF_MADE_ROOT, Fault.EXPIRED_CERTIFICATE, Fault.HTTP_500}) {
            authority.with(fault);
            stamps.stampNewest();
            assertThat(stamps.earliest(place)).as(fault.toString()).isEmpty();
        }
        authority.with(Fault.NONE);
        stamps.stampNewest();
        assertThat(stamps.earliest(place)).isPresent();
        int asked = authority.queries().size();
        stamps.stampNewest();
        assertThat(authority.queries()).hasSize(asked);
    }
}
