package org.cunzheng.packet.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.cunzheng.casefile.CaseDetails;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.evidence.Incident;
import org.cunzheng.evidence.IncidentFixture;
import org.cunzheng.law.Conduct;
import org.cunzheng.law.LenderKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(transactional = false, startApplication = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatedFindingsIT extends PacketSetUp {
    @Test
    void only_confirmed_findings_are_stated() throws Exception {
        record(IncidentFixture.sms("2026-03-01T15:00:00", THREAT));
        record(IncidentFixture.sms("2026-03-01T16:00:00", INSULT));
        decideAll(Conduct.VIOLENCE_THREAT, true);
        decideAll(Conduct.INSULT, false);
        KeptPacket packet = made();
        assertThat(packet.findings()).isEqualTo(1);
        assertThat(text(packet)).contains(THREAT).contains(INSULT).contains("第五十条");
    }

    @Test
    void a_confirmed_count_that_has_changed_since_is_not_stated() throws Exception {
        for (int hour = 9; hour < 13; hour++) {
            record(IncidentFixture.call("2026-03-01T%02d:00:00".formatted(hour), Incident.Answered.YES, 30));
        }
        decideAll(Conduct.FREQUENT_CONTACT, true);
        assertThat(made().findings()).isEqualTo(1);
        record(IncidentFixture.call("2026-03-01T14:00:00", Incident.Answered.YES, 30));
        assertThat(made().findings()).isZero();
        decideAll(Conduct.FREQUENT_CONTACT, true);
        KeptPacket packet = made();
        assertThat(packet.findings()).isEqualTo(1);
        assertThat(text(packet)).contains("5次").doesNotContain("接通4次");
    }

    @Test
    void what_was_confirmed_of_another_kind_of_lender_is_asked_again() throws Exception {
        record(IncidentFixture.sms("2026-03-01T15:00:00", THREAT));
        decideAll(Conduct.VIOLENCE_THREAT, true);
        assertThat(text(made())).contains("《小额贷款公司监督管理暂行办法》");
        caseFile = revised(LenderKind.PRIVATE_LENDER);
        assertThat(made().findings()).isZero();
        decideAll(Conduct.VIOLENCE_THREAT, true);
        KeptPacket packet = made();
        assertThat(packet.findings()).isEqualTo(1);
        assertThat(text(packet)).contains("第五十条").doesNotContain("《小额贷款公司监督管理暂行办法》");
    }

    @Test
    void a_provision_on_repeated_messages_is_cited_for_several_only_and_says_which_limb() throws Exception {
        String limb = "第五十条第一款第五项（多次发送信息）";
        for (int hour = 15; hour < 17; hour++) {
            record(IncidentFixture.sms("2026-03-01T%02d:00:00".formatted(hour), INSULT));
        }
        decideAll(Conduct.INSULT, true);
        KeptPacket few = made();
        assertThat(few.findings()).isEqualTo(2);
        assertThat(text(few)).doesNotContain(limb).contains("《中华人民共和国民法典》");
        record(IncidentFixture.sms("2026-03-01T17:00:00", INSULT));
        assertThat(text(made())).doesNotContain(limb);
        decideAll(Conduct.INSULT, true);
        assertThat(text(made())).contains(limb, "干扰他人正常生活的，可给予治安处罚（须为多次）（本材料的概括，非条文原文）");
    }

    private CaseFile revised(LenderKind kind) {
        CaseDetails details = caseFile.details();
        caseFiles.revise(
                caseFile,
                new CaseDetails(
                        details.title(),
                        details.complainantName(),
                        details.appBrand(),
                        details.lender(),
                        details.assignee(),
                        kind,
                        details.product(),
                        details.sumReceived(),
                        details.borrowedOn(),
                        details.dueOn(),
                        details.agreedTerms(),
                        details.contactHours(),
                        details.zone(),
                        details.collectors()));
        return caseFiles.find(caseFile.id(), caseFile.owner()).orElseThrow();
    }
}
