package org.cunzheng.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cunzheng.web.api.ApiFixture.caseFile;
import static org.cunzheng.web.api.ApiFixture.threat;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cunzheng.database.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A member that is not understood may have been meant to say something: nothing is done that leaves it out. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MisspeltMemberIT implements TestDatabase {
    @Inject
    private EmbeddedServer server;

    private ApiClient borrower;
    private String here = "";
    private String incident = "";

    @BeforeEach
    void open() {
        borrower = ApiClient.registered(server.getURI());
        here = "/api/cases/" + borrower.post("/api/cases", caseFile()).json().get("id");
        incident = here + "/incidents/"
                + borrower.post(here + "/incidents", threat()).json().get("id");
    }

    @Test
    void a_new_case_file_or_a_new_incident_with_one_is_not_saved() {
        refused("/api/cases", caseFile());
        assertThat(borrower.get("/api/cases").list()).hasSize(1);
        refused(here + "/incidents", threat());
        Map<String, Object> nested = new HashMap<>(caseFile());
        nested.put("collectors", List.of(Map.of("name", "自称李经理", "nummber", "010-00000000")));
        ApiClient.Answer answer = borrower.post("/api/cases", nested);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(borrower.get("/api/cases").list()).hasSize(1);
        assertUnchanged();
    }

    @Test
    void no_change_with_one_is_made() {
        refused(incident + "/corrections", Map.of("incident", threat(), "reason", "写错了"));
        refused(incident + "/mistake", Map.of("reason", "写错了"));
        refused(
                incident + "/move",
                Map.of("reason", "写错了", "to", UUID.randomUUID().toString()));
        assertUnchanged();
    }

    @Test
    void no_decision_search_or_erasure_with_one_is_made() {
        Map<?, ?> finding = borrower.get(here + "/findings").list().getFirst();
        refused(
                here + "/findings/" + finding.get("key") + "/decision",
                Map.of("decision", "CONFIRM", "digest", String.valueOf(finding.get("digest"))));
        assertThat(borrower.get(here + "/findings").list().getFirst()).isEqualTo(finding);
        refused(here + "/timeline/search", Map.of("words", "再不还钱"));
        assertThat(borrower.post(here + "/timeline/search", Map.of("words", "再不还钱"))
                        .status())
                .isEqualTo(200);
        refused(incident.replace("/incidents/", "/entries/") + "/erasure", Map.of("digest", "0", "insist", true));
        assertUnchanged();
    }

    private void refused(String path, Map<String, Object> told) {
        Map<String, Object> more = new HashMap<>(told);
        more.put("adressee", "RELATIVE");
        ApiClient.Answer answer = borrower.post(path, UUID.randomUUID(), more);
        assertThat(answer.status()).as(path + " " + answer.text()).isEqualTo(400);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        assertThat(answer.text()).contains("/api/openapi.yml").doesNotContain("adressee");
    }

    private void assertUnchanged() {
        assertThat(borrower.get(here + "/timeline").json().get("total")).hasToString("1");
        assertThat(borrower.get(incident).status()).isEqualTo(200);
    }
}
