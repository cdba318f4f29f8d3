package org.cunzheng.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cunzheng.database.TestDatabase;
import org.cunzheng.integrity.Sm3;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CaseFilesApiIT implements TestDatabase {
    @Inject
    private EmbeddedServer server;

    private ApiClient borrower;

    @BeforeEach
    void register() {
        borrower = ApiClient.registered(server.getURI());
    }

    @Test
    void a_case_file_is_opened_read_and_revised() {
        UUID key = UUID.randomUUID();
        ApiClient.Answer opened = borrower.post("/api/cases", key, ApiFixture.caseFile());
        assertThat(opened.status()).as(opened.text()).isEqualTo(201);
        assertThat(opened.json()).containsEntry("id", key.toString());
        Map<String, Object> revised = new HashMap<>(ApiFixture.caseFile());
        revised.put("product", "示例分期");
        revised.remove("sumReceived");
        String here = "/api/cases/" + key;
        assertThat(borrower.put(here, revised).status()).isEqualTo(200);
        assertThat(borrower.get(here).json())
                .extractingByKey("details", MAP)
                .containsEntry("product", "示例分期")
                .containsEntry("sumReceived", "")
                .containsEntry("until", "20:00")
                .containsEntry("zone", "Asia/Shanghai")
                .extractingByKey("collectors", LIST)
                .singleElement(MAP)
                .containsEntry("name", "自称李经理");
    }

    @Test
    void a_request_sent_twice_opens_one_case_file() {
        UUID key = UUID.randomUUID();
        borrower.post("/api/cases", key, ApiFixture.caseFile());
        assertThat(borrower.post("/api/cases", key, ApiFixture.caseFile()).status())
                .isEqualTo(201);
        assertThat(borrower.get("/api/cases").list()).hasSize(1);
    }

    @Test
    void without_an_idempotency_key_nothing_is_done() {
        ApiClient.Answer refused = borrower.withoutKey("/api/cases", ApiFixture.caseFile());
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json()).extractingByKey("detail").asString().contains("Idempotency-Key");
        assertThat(borrower.get("/api/cases").list()).isEmpty();
    }

    @Test
    void a_file_is_kept_without_a_key_for_the_same_bytes_are_kept_once() {
        byte[] content = "示例".getBytes(StandardCharsets.UTF_8);
        ApiClient.Answer kept = borrower.uploadWithoutKey(files(borrower), content);
        assertThat(kept.status()).as(kept.text()).isEqualTo(201);
    }

    @Test
    void fields_to_put_right_are_named_and_nothing_sent_is_repeated() {
        Map<String, Object> wrong = new HashMap<>(ApiFixture.caseFile());
        wrong.put("sumReceived", "五千");
        wrong.put("until", "07:00");
        wrong.remove("zone");
        ApiClient.Answer refused = borrower.post("/api/cases", wrong);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.type()).isEqualTo("application/problem+json");
        assertThat(refused.json())
                .extractingByKey("errors", LIST)
                .extracting("field")
                .containsExactly("sumReceived", "until", "zone");
        assertThat(refused.text()).doesNotContain("五千", "示例", "李经理");
    }

    @Test
    void json_that_cannot_be_read_is_a_problem() {
        ApiClient.Answer refused = borrower.post("/api/cases", Map.of("lenderKind", "示例秘密"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.type()).isEqualTo("application/problem+json");
        assertThat(refused.text()).doesNotContain("示例秘密");
    }

    @Test
    void a_file_comes_back_as_it_was_sent() {
        String files = files(borrower);
        byte[] content = new byte[3_000_000];
        Arrays.fill(content, (byte) 7);
        ApiClient.Answer kept = borrower.upload(files, "C%3A%5Crecord.bin", content);
        assertThat(kept.status()).as(kept.text()).isEqualTo(201);
        assertThat(kept.json())
                .containsEntry("size", 3_000_000)
                .containsEntry("name", "record.bin")
                .containsEntry("sm3", Sm3.of(content).hex());
        assertThat(borrower.get(files + "/" + kept.json().get("sha256")).body()).isEqualTo(content);
        assertThat(borrower.upload(files, "%E5", content).json()).containsEntry("name", "\ufffd");
        assertThat(borrower.upload(files, "%zz", content).status()).isEqualTo(400);
        assertThat(borrower.get(files + "/" + "0".repeat(64)).status()).isEqualTo(404);
        assertThat(borrower.get(files + "/nothing").status()).isEqualTo(404);
    }

    @Test
    void what_is_not_there_is_404_to_one_who_takes_json_only() {
        String files = files(borrower);
        String packet = files.replace("/files", "/packets/") + UUID.randomUUID();
        for (String path : List.of(
                files + "/" + "0".repeat(64), files + "/nothing", packet + "/bundle.zip", packet + "/complaint.pdf")) {
            ApiClient.Answer lost = borrower.get(path, "application/json");
            assertThat(lost.status()).as(path).isEqualTo(404);
            assertThat(lost.type()).isEqualTo("application/problem+json");
        }
        Object sha256 = borrower.upload(files, new byte[] {1, 2, 3}).json().get("sha256");
        assertThat(borrower.get(files + "/" + sha256, "application/json").type())
                .isEqualTo("application/octet-stream");
    }

    @Test
    void nobody_else_finds_anything_and_a_stranger_is_asked_to_sign_in() {
        UUID key = UUID.randomUUID();
        borrower.post("/api/cases", key, ApiFixture.caseFile());
        String here = "/api/cases/" + key;
        Object sha256 = borrower.upload(here + "/files", "示例".getBytes(StandardCharsets.UTF_8))
                .json()
                .get("sha256");
        ApiClient other = ApiClient.registered(server.getURI());
        for (String path : List.of("", "/files/" + sha256, "/findings", "/packets")) {
            assertThat(other.get(here + path).status()).as(path).isEqualTo(404);
            ApiClient.Answer unknown = ApiClient.stranger(server.getURI()).get(here + path);
            assertThat(unknown.status()).as(path).isEqualTo(401);
            assertThat(unknown.type()).isEqualTo("application/problem+json");
        }
        assertThat(other.put(here, ApiFixture.caseFile()).status()).isEqualTo(404);
        assertThat(other.post("/api/cases", key, ApiFixture.caseFile()).status())
                .isEqualTo(404);
        assertThat(other.upload(here + "/files", new byte[1]).status()).isEqualTo(404);
        assertThat(other.post(here + "/packets", Map.of()).status()).isEqualTo(404);
        assertThat(other.get("/api/cases").list()).isEmpty();
    }

    @Test
    void there_is_no_packet_of_nothing() {
        assertThat(borrower.post(files(borrower).replace("/files", "/packets"), Map.of())
                        .status())
                .isEqualTo(409);
    }

    private static String files(ApiClient of) {
        return "/api/cases/"
                + of.post("/api/cases", ApiFixture.caseFile()).json().get("id") + "/files";
    }
}
