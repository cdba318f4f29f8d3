package org.cunzheng.packet.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cunzheng.custody.EntryId;
import org.cunzheng.custody.EntryKind;
import org.cunzheng.custody.Erasures;
import org.cunzheng.database.DatabaseSearch;
import org.cunzheng.evidence.IncidentFixture;
import org.cunzheng.integrity.Value;
import org.cunzheng.packet.assembly.Destruction.Outcome;
import org.cunzheng.packet.redaction.Part;
import org.cunzheng.packet.redaction.Redaction;
import org.cunzheng.verification.Brought;
import org.cunzheng.verification.Check;
import org.cunzheng.verification.Contents;
import org.cunzheng.verification.PacketVerifier;
import org.cunzheng.verification.Verdict;
import org.cunzheng.verification.Verification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(transactional = false, startApplication = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DestructionInPacketsIT extends DestructionSetUp {
    @Test
    void it_is_refused_while_it_is_in_a_packet_unless_somebody_insists() throws Exception {
        EntryId entry = record(incident(words));
        KeptPacket packet = made();
        UUID request = UUID.randomUUID();
        assertThat(destroy(entry, request, false)).isEqualTo(new Outcome.InPackets(look(entry)));
        assertThat(look(entry).packets()).containsExactly(packet);
        assertThat(evidence.read(caseFile).incident(entry)).isPresent();
        assertThat(packet.bundle().path()).exists();

        assertThat(destroy(entry, request, true)).isEqualTo(new Outcome.Destroyed());
        assertThat(packets.of(caseFile))
                .singleElement()
                .satisfies(gone -> assertThat(gone.destroyed()).isTrue());
        assertThat(packet.pdf().path()).doesNotExist();
        assertThat(packet.bundle().path()).doesNotExist();
    }

    @Test
    void what_is_sealed_of_a_redaction_holds_no_word_of_what_was_told() throws Exception {
        EntryId entry = record(IncidentFixture.shownBy(kept(words), incident(words)));
        Redaction redaction = new Redaction("王律师", Set.copyOf(Part.CHOICES), Set.of(entry), Set.of(entry));
        KeptPacket packet = ((Making.Made) packets.make(caseFile, UUID.randomUUID(), redaction)).packet();
        destroy(entry);
        assertThat(DatabaseSearch.tablesWith(words)).isEmpty();
        assertThat(packets.of(caseFile))
                .singleElement()
                .satisfies(gone -> assertThat(gone.redaction()).isEqualTo(redaction))
                .satisfies(gone -> assertThat(gone.destroyed()).isTrue());
        Map<String, Value> sealed = evidence.read(caseFile).packets().getFirst().fields();
        assertThat(sealed.keySet())
                .containsExactlyInAnyOrder(
                        "format",
                        "id",
                        "caseFile",
                        "kind",
                        "actor",
                        "recordedAt",
                        "packet",
                        "pdfSha256",
                        "bundleSha256",
                        "logSize",
                        "logRoot",
                        "ruleSet",
                        "lawBase",
                        "template",
                        "exhibits",
                        "findings",
                        "recipient",
                        "withheldParts",
                        "withheldWords",
                        "withheldFiles",
                        "withheldFieldCount",
                        "withheldFileCount");
        assertThat(sealed.get("withheldWords")).isEqualTo(Value.text(entry.toString()));
        assertThat(packet.bundle().path()).doesNotExist();
    }

    @Test
    void an_entry_of_after_the_packet_needs_no_insisting_and_the_packet_stays() {
        record(incident("请您方便时回电"));
        KeptPacket packet = made();
        EntryId later = record(incident(words));
        assertThat(destroy(later, UUID.randomUUID(), false)).isEqualTo(new Outcome.Destroyed());
        assertThat(packet.bundle().path()).exists();
        assertThat(packet.pdf().path()).exists();
        assertThat(packets.of(caseFile)).containsExactly(packet);
    }

    @Test
    void of_a_packet_whose_files_are_gone_nobody_says_that_an_entry_was_not_in_it() {
        EntryId one = record(incident(words));
        EntryId other = record(incident("请您方便时回电"));
        made();
        destroy(one);
        assertThat(destroy(other, UUID.randomUUID(), false)).isInstanceOf(Outcome.InPackets.class);
    }

    @Test
    void a_packet_made_afterwards_holds_and_tells_what_was_erased() throws Exception {
        record(incident("请您方便时回电"));
        EntryId entry = record(IncidentFixture.shownBy(kept(words), incident(words)));
        confirmAll();
        int targets = look(entry).plan().targets().size();
        assertThat(targets).isGreaterThan(1);
        destroy(entry);
        KeptPacket packet = made();
        Verification verification = PacketVerifier.verify(Opened.file(packet.bundle()), Brought.NOTHING);
        assertThat(verification.verdict()).isEqualTo(Verdict.SIGNER_NOT_KNOWN);
        assertThat(verification.check(Check.Name.ERASURES).outcome()).isEqualTo(Check.Outcome.PASSED);
        Contents.Stated stated = (Contents.Stated) verification.contents();
        Map<EntryId, EntryId> by =
                erasures.of(caseFile.id()).stream().collect(Collectors.toMap(Erasures.Erased::id, Erasures.Erased::by));
        assertThat(stated.erased()).hasSize(targets).hasSize(by.size()).allMatch(gone -> gone.by() > gone.index());
        assertThat(stated.entries()).isEqualTo(1 + targets);
        assertThat(packet.exhibits()).isEqualTo(1);
        assertThat(packet.findings()).isZero();
        String pdf = text(packet);
        assertThat(pdf).contains("有" + targets + "条记录的内容已应投诉人要求销毁").contains("只有运营者作证");
        assertThat(pdf).doesNotContain("打断你两条腿");
        assertThat(new String(Opened.bytes(packet.bundle()), StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(words.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }

    @Test
    void while_a_packet_of_the_case_file_is_made_nothing_is_destroyed() {
        EntryId entry = record(incident(words));
        turns.take(caseFile.id(), () -> {
            assertThat(destroy(entry)).isEqualTo(new Outcome.PacketBeingMade());
            return new Making.NothingToShow();
        });
        assertThat(kinds(EntryKind.ERASURE)).isZero();
    }
}
