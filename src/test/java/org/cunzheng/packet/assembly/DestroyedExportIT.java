package org.cunzheng.packet.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.casefile.CaseFileFixture;
import org.cunzheng.custody.EntryId;
import org.cunzheng.database.DatabaseSearch;
import org.cunzheng.evidence.ErasurePlan;
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
class DestroyedExportIT extends DestructionSetUp {
    @Test
    void an_export_goes_alone_and_its_records_stand_without_it() throws Exception {
        Original whole = kept("<smses>" + words + "</smses>");
        EntryId export = acquired(Optional.of(whole));
        EntryId entry = evidence.read(caseFile).counting().getFirst().id();
        assertThat(look(entry).plan().wholeExports())
                .containsExactly(new ErasurePlan.WholeExport(export, "示例短信.xml", true));
        assertThat(look(export).plan().isExport()).isTrue();
        assertThat(look(export).plan().targets()).hasSize(1);
        String sm3 = Sm3.of(words.getBytes(StandardCharsets.UTF_8)).hex();
        assertThat(DatabaseSearch.tablesWith(sm3)).containsExactly("entry_content");
        destroy(export);
        assertThat(DatabaseSearch.tablesWith(sm3)).isEmpty();
        assertThat(isKept(whole)).isFalse();
        assertThat(evidence.read(caseFile).counting()).hasSize(1);
        assertThat(evidence.read(caseFile).exports()).isEmpty();
        assertThat(look(entry).plan().wholeExports()).isEmpty();
        KeptPacket packet = made();
        assertThat(PacketVerifier.verify(Opened.file(packet.bundle()), Brought.NOTHING)
                        .verdict())
                .isEqualTo(Verdict.SIGNER_NOT_KNOWN);
        assertThat(text(packet)).contains("有1条记录的内容已应投诉人要求销毁");
    }

    @Test
    void a_record_is_moved_where_what_is_known_of_its_export_was_erased_before() {
        CaseFile other = CaseFileFixture.opened(caseFiles, caseFile.owner());
        acquired(Optional.empty());
        List<EntryId> entries = evidence.read(caseFile).counting().stream()
                .map(logged -> logged.id())
                .toList();
        EntryId first = evidence.move(caseFile, other, UUID.randomUUID(), entries.get(0), "放错了");
        EntryId export = item(other, first);
        CaseFile from = caseFile;
        caseFile = other;
        destroy(export);
        EntryId second = evidence.move(from, other, UUID.randomUUID(), entries.get(1), "放错了");
        assertThat(item(other, second)).isNotEqualTo(export);
        assertThat(evidence.read(other).export(item(other, second))).isPresent();
    }

    private EntryId acquired(Optional<Original> whole) {
        return evidence.acquire(
                caseFile,
                UUID.randomUUID(),
                "示例短信.xml",
                Sha256.of(words.getBytes(StandardCharsets.UTF_8)),
                Sm3.of(words.getBytes(StandardCharsets.UTF_8)),
                Map.of(),
                whole,
                item -> List.of(exported(item, 100), exported(item, 200)).subList(0, whole.isPresent() ? 1 : 2));
    }

    private Incident exported(EntryId item, long offset) {
        return IncidentFixture.readFrom(item, offset, incident(words));
    }

    private EntryId item(CaseFile at, EntryId entry) {
        Incident incident = evidence.read(at).incident(entry).orElseThrow().incident();
        return ((Source.Exported) incident.source()).item();
    }
}
