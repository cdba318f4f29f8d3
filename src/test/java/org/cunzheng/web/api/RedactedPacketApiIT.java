package org.cunzheng.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cunzheng.database.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedactedPacketApiIT implements TestDatabase {
    private static final String NAME = "MkMother";
    private static final String WORDS = "MkWordsOfAMessage";

    @Inject
    private EmbeddedServer server;

    private ApiClient borrower;
    private String here = "";
    private String message = "";

    @BeforeEach
    void record_a_call_to_a_relative_and_a_message() {
        borrower = ApiClient.registered(server.getURI());
        Map<String, Object> opened =
                borrower.post("/api/cases", ApiFixture.caseFile()).json();
        here = "/api/cases/" + opened.get("id");
        borrower.post(
                here + "/incidents",
                ApiFixture.incident(
                        "CALL",
                        "answered",
                        "YES",
                        "durationSeconds",
                        75,
                        "addressee",
                        "RELATIVE",
                        "addresseeName",
                        NAME));
        message = String.valueOf(borrower.post(here + "/incidents", ApiFixture.incident("SMS", "text", WORDS))
                .json()
                .get("id"));
    }

    private String bundle(Map<String, Object> packet) {
        byte[] bytes = borrower.get(here + "/packets/" + packet.get("id") + "/bundle.zip")
                .body();
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Test
    void a_packet_withholds_what_was_asked_and_says_so() {
        ApiClient.Answer answer = borrower.post(
                here + "/packets",
                Map.of(
                        "recipient",
                        "王律师",
                        "withhold",
                        List.of("THIRD_PARTY_NAMES"),
                        "withholdWords",
                        List.of(message)));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json())
                .containsEntry("recipient", "王律师")
                .containsEntry("withhold", List.of("THIRD_PARTY_NAMES"))
                .containsEntry("withholdWords", List.of(message))
                .containsEntry("withheldFields", 2)
                .containsEntry("withheldFiles", 0);
        assertThat(bundle(answer.json())).doesNotContain(NAME, WORDS);
        Map<String, Object> whole = borrower.post(here + "/packets", Map.of()).json();
        assertThat(whole).containsEntry("recipient", "").containsEntry("withheldFields", 0);
        assertThat(bundle(whole)).contains(NAME, WORDS);
    }

    @Test
    void the_same_key_with_another_redaction_is_refused() {
        UUID key = UUID.randomUUID();
        Map<String, List<String>> names = Map.of("withhold", List.of("THIRD_PARTY_NAMES"));
        ApiClient.Answer first = borrower.post(here + "/packets", key, names);
        assertThat(borrower.post(here + "/packets", key, names).json()).isEqualTo(first.json());
        assertThat(borrower.post(here + "/packets", key, Map.of()).status()).isEqualTo(409);
        assertThat(borrower.get(here + "/packets").list()).hasSize(1);
    }

    @Test
    void what_cannot_be_withheld_is_refused_by_its_field_and_no_packet_is_made() {
        refused("withhold", Map.of("withhold", List.of("WORDS")), 422);
        refused("withholdWords", Map.of("withholdWords", List.of("no id")), 422);
        refused("recipient", Map.of("recipient", "x".repeat(101)), 422);
        refused("withholdFiles", Map.of("withhold", List.of("EVERYTHING")), 400);
        String unknown = UUID.randomUUID().toString();
        refused(unknown, Map.of("withholdFiles", List.of(unknown)), 409);
        assertThat(borrower.get(here + "/packets").list()).isEmpty();
    }

    @Test
    void a_misspelt_member_makes_no_packet_and_the_answer_says_which_there_are() {
        for (Map<String, ?> told : List.of(
                Map.of("withold", List.of("THIRD_PARTY_NAMES")),
                Map.of("withhold", List.of("THIRD_PARTY_NAMES"), "witholdWords", List.of(message)))) {
            refused("withholdWords", told, 400);
        }
        assertThat(borrower.get(here + "/packets").list()).isEmpty();
        assertThat(borrower.get(here + "/packets/no-id").text()).doesNotContain("withholdWords");
    }

    private void refused(String naming, Map<String, ?> told, int status) {
        ApiClient.Answer answer = borrower.post(here + "/packets", told);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.text()).contains(naming);
    }

    @Test
    void a_stranger_finds_no_case_file_to_withhold_anything_of() {
        ApiClient.Answer answer = ApiClient.registered(server.getURI())
                .post(here + "/packets", Map.of("withholdWords", List.of(message)));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).doesNotContain(message);
    }

    @Test
    void the_document_of_the_api_lists_what_can_be_withheld() {
        assertThat(borrower.get("/api/openapi.yml").text())
                .contains(
                        "ToldPacket",
                        "withholdWords",
                        "withholdFiles",
                        "recipient",
                        "THIRD_PARTY_NAMES",
                        "withheldFields");
    }
}
