package org.cunzheng.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.cunzheng.database.DatabaseSearch;
import org.cunzheng.database.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErasureApiIT implements TestDatabase {
    @Inject
    private EmbeddedServer server;

    private ApiClient borrower;
    private String here = "";
    private String words = "";
    private Object entry = "";

    @BeforeEach
    void record_an_incident() {
        borrower = ApiClient.registered(server.getURI());
        Object caseFile =
                made(borrower.post("/api/cases", ApiFixture.caseFile())).get("id");
        here = "/api/cases/" + caseFile;
        words = "一句只说过一次的话 " + UUID.randomUUID();
        entry = Objects.requireNonNull(
                made(borrower.post(here + "/incidents", ApiFixture.incident("SMS", "text", words)))
                        .get("id"));
    }

    private static Map<String, Object> made(ApiClient.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    private String erasure() {
        return here + "/entries/" + entry + "/erasure";
    }

    private Object digest() {
        return Objects.requireNonNull(borrower.get(erasure()).json().get("digest"));
    }

    @Test
    void it_is_read_first_and_then_erased_as_it_was_read() throws Exception {
        Map<String, Object> plan = borrower.get(erasure()).json();
        assertThat(plan).containsEntry("entries", List.of(entry)).containsEntry("files", 0);
        UUID key = UUID.randomUUID();
        Map<String, Object> told = Map.of("digest", digest(), "reason", "家人的住址");
        ApiClient.Answer erased = borrower.post(erasure(), key, told);
        assertThat(erased.status()).as(erased.text()).isEqualTo(201);
        assertThat(erased.list())
                .singleElement(MAP)
                .containsEntry("entry", entry)
                .containsEntry("reason", "家人的住址");
        assertThat(DatabaseSearch.tablesWith(words)).isEmpty();
        assertThat(borrower.post(erasure(), key, told).list()).isEqualTo(erased.list());
        assertThat(borrower.post(erasure(), told).status()).isEqualTo(410);
        assertThat(borrower.get(erasure()).status()).isEqualTo(410);
        assertThat(borrower.get(here + "/incidents/" + entry).status()).isEqualTo(410);
        assertThat(borrower.get(here + "/timeline").json())
                .containsEntry("total", 0)
                .extractingByKey("erased", LIST)
                .hasSize(1)
                .isEqualTo(erased.list());
    }

    @Test
    void without_the_digest_or_with_another_nothing_is_erased() throws Exception {
        assertThat(borrower.post(erasure(), Map.of("insist", true)).status()).isEqualTo(422);
        assertThat(borrower.post(erasure(), Map.of("digest", "0".repeat(64))).status())
                .isEqualTo(409);
        assertThat(borrower.post(erasure(), Map.of("digest", digest(), "reason", "x".repeat(1001)))
                        .status())
                .isEqualTo(422);
        assertThat(borrower.withoutKey(erasure(), Map.of("digest", digest())).status())
                .isEqualTo(400);
        assertThat(DatabaseSearch.tablesWith(words)).isNotEmpty();
    }

    @Test
    void in_a_packet_it_is_erased_only_where_somebody_insists() throws Exception {
        Object packet = made(borrower.post(here + "/packets", Map.of())).get("id");
        assertThat(borrower.get(erasure()).json()).containsEntry("packets", List.of(Objects.requireNonNull(packet)));
        ApiClient.Answer refused = borrower.post(erasure(), Map.of("digest", digest()));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("insist");
        assertThat(DatabaseSearch.tablesWith(words)).isNotEmpty();
        assertThat(borrower.post(erasure(), Map.of("digest", digest(), "insist", true))
                        .status())
                .isEqualTo(201);
        assertThat(borrower.get(here + "/packets/" + packet).json()).containsEntry("destroyed", true);
        assertThat(borrower.get(here + "/packets/" + packet + "/bundle.zip").status())
                .isEqualTo(410);
        assertThat(borrower.get(here + "/packets/" + packet + "/complaint.pdf").status())
                .isEqualTo(410);
    }

    @Test
    void to_somebody_else_it_is_not_there() throws Exception {
        ApiClient stranger = ApiClient.registered(server.getURI());
        assertThat(stranger.get(erasure()).status()).isEqualTo(404);
        assertThat(stranger.post(erasure(), Map.of("digest", digest(), "insist", true))
                        .status())
                .isEqualTo(404);
        assertThat(DatabaseSearch.tablesWith(words)).isNotEmpty();
    }
}
