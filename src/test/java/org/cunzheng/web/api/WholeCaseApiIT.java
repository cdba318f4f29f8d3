package org.cunzheng.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.cunzheng.database.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WholeCaseApiIT implements TestDatabase {
    private static final Path EXPORT = Path.of("src/test/resources/samples/exports/sms-zh.xml");

    @Inject
    private EmbeddedServer server;

    private ApiClient borrower;
    private String here = "";

    @BeforeEach
    void open_a_case_file() {
        borrower = ApiClient.registered(server.getURI());
        here = opened(borrower);
    }

    @Test
    void a_case_goes_from_its_first_message_to_a_packet() {
        Map<String, Object> incident = made(borrower.post(here + "/incidents", ApiFixture.threat()));
        assertThat(incident)
                .containsEntry("occurredAt", "2026-11-01T22:30:00.123+08:00[Asia/Shanghai]")
                .containsEntry("timeOrigin", "CLAIMED")
                .containsEntry("grade", "TYPED_FROM_MEMORY")
                .extractingByKey("standing", MAP)
                .containsEntry("state", "CURRENT");
        List<Map<String, Object>> findings = borrower.get(here + "/findings").list();
        assertThat(findings).isNotEmpty().allMatch(finding -> "SUGGESTED".equals(finding.get("status")));
        Map<String, Object> threat = findings.stream()
                .filter(finding -> "VIOLENCE_THREAT".equals(finding.get("conduct")))
                .findFirst()
                .orElseThrow();
        assertThat(threat).extractingByKey("citations", LIST).isNotEmpty();
        String decision = here + "/findings/" + threat.get("key") + "/decision";
        assertThat(borrower.post(decision, Map.of("decision", "CONFIRM")).status())
                .isEqualTo(422);
        assertThat(borrower.post(decision, Map.of("decision", "CONFIRM", "digest", "0".repeat(64)))
                        .status())
                .isEqualTo(409);
        assertThat(borrower.get(here + "/findings").list()).isEqualTo(findings);
        Object digest = threat.get("digest");
        assertThat(borrower.post(decision, Map.of("decision", "CONFIRM", "digest", digest, "reason", "示例理由"))
                        .json())
                .containsEntry("status", "CONFIRMED")
                .containsEntry("reason", "示例理由");

        UUID key = UUID.randomUUID();
        Map<String, Object> packet = made(borrower.post(here + "/packets", key, Map.of()));
        assertThat(packet).containsEntry("findings", 1).containsEntry("exhibits", 1);
        assertThat(made(borrower.post(here + "/packets", key, Map.of()))).isEqualTo(packet);
        assertThat(borrower.get(here + "/packets").list()).containsExactly(packet);
        String made = here + "/packets/" + packet.get("id");
        assertThat(borrower.get(made + "/complaint.pdf").body()).startsWith("%PDF-".getBytes(StandardCharsets.UTF_8));
        assertThat(borrower.get(made + "/bundle.zip").body()).startsWith('P', 'K', 3, 4);
    }

    @Test
    void a_request_sent_twice_is_one_entry() {
        UUID key = UUID.randomUUID();
        Map<String, Object> first = made(borrower.post(here + "/incidents", key, ApiFixture.threat()));
        Map<String, Object> second = made(borrower.post(here + "/incidents", key, ApiFixture.threat()));
        // It may have got its place in the log between the two answers.
        List.of(first, second).forEach(answer -> answer.remove("place"));
        assertThat(second).isEqualTo(first);
        assertThat(borrower.get(here + "/timeline").json()).containsEntry("total", 1);
    }

    @Test
    void an_incident_of_each_kind_is_recorded_and_found_again() {
        Object sha256 =
                made(borrower.upload(here + "/files", "chat.png", png())).get("sha256");
        made(borrower.post(here + "/incidents", ApiFixture.threat()));
        made(borrower.post(
                here + "/incidents",
                ApiFixture.incident("CALL", "answered", "YES", "durationSeconds", 75, "addressee", "RELATIVE")));
        Map<String, Object> chat = made(borrower.post(
                here + "/incidents",
                ApiFixture.incident("CHAT", "files", List.of(Map.of("sha256", sha256, "name", "聊天.png")))));
        made(borrower.post(here + "/incidents", ApiFixture.incident("VISIT", "text", "示例：来了两个人")));
        assertThat(chat)
                .containsEntry("grade", "SCREENSHOT")
                .extractingByKey("files", LIST)
                .singleElement(MAP)
                .containsEntry("type", "image/png")
                .containsEntry("name", "聊天.png");
        assertThat(borrower.get(here + "/timeline").json()).containsEntry("total", 4);
        assertThat(borrower.get(here + "/timeline?kind=CALL").json())
                .extractingByKey("entries", LIST)
                .singleElement(MAP)
                .containsEntry("durationSeconds", 75);
        assertThat(borrower.get(here + "/timeline?findings=true").json()).containsEntry("total", 1);
        assertThat(borrower.post(here + "/timeline/search", Map.of("words", "来了两个人", "kind", "VISIT"))
                        .json())
                .containsEntry("total", 1);
        assertThat(borrower.get(here + "/timeline?page=9").json()).containsEntry("page", 1);
        assertThat(borrower.get(here + "/timeline?kind=SMOKE").status()).isEqualTo(400);
    }

    private static Map<String, Object> withoutPlace(Map<String, Object> incident) {
        Map<String, Object> rest = new HashMap<>(incident);
        rest.remove("place");
        return rest;
    }

    @Test
    void an_entry_is_corrected_taken_back_and_moved_and_stays() {
        Object id =
                made(borrower.post(here + "/incidents", ApiFixture.threat())).get("id");
        String first = here + "/incidents/" + id;
        UUID key = UUID.randomUUID();
        Map<String, Object> correction =
                Map.of("reason", "时间记错", "incident", ApiFixture.incident("SMS", "text", "示例二"));
        Map<String, Object> anew = made(borrower.post(first + "/corrections", key, correction));
        assertThat(anew).containsEntry("text", "示例二");
        Map<String, Object> again = made(borrower.post(first + "/corrections", key, correction));
        // Its place in the log comes within two seconds, so that the one answer may have it and the other not.
        assertThat(withoutPlace(again)).isEqualTo(withoutPlace(anew));
        assertThat(borrower.get(first).json())
                .extractingByKey("standing", MAP)
                .containsEntry("state", "CORRECTED")
                .containsEntry("other", anew.get("id"));
        assertThat(borrower.post(first + "/mistake", Map.of("reason", "晚了")).status())
                .isEqualTo(409);

        String second = here + "/incidents/" + anew.get("id");
        String other = opened(borrower);
        Map<String, Object> moved = made(borrower.post(
                second + "/move", Map.of("reason", "另一件事", "to", other.substring(other.lastIndexOf('/') + 1))));
        assertThat(borrower.get(second).json())
                .extractingByKey("standing", MAP)
                .containsEntry("state", "MOVED")
                .containsEntry("movedTo", moved.get("caseFile"));
        String third = other + "/incidents/" + moved.get("id");
        assertThat(borrower.post(third + "/mistake", Map.of("reason", "记错了")).json())
                .extractingByKey("standing", MAP)
                .containsEntry("state", "ENTERED_BY_MISTAKE")
                .containsEntry("reason", "记错了");
        assertThat(borrower.get(here + "/timeline").json()).containsEntry("total", 2);
    }

    @Test
    void an_export_is_looked_at_and_what_was_chosen_is_taken_in() throws IOException {
        byte[] export = Files.readAllBytes(EXPORT);
        Map<String, Object> seen = made(borrower.upload(here + "/imports", "%E7%9F%AD%E4%BF%A1+1.xml", export));
        Map<?, ?> number = first(seen, "numbers");
        String waiting = here + "/imports/" + seen.get("id");
        assertThat(borrower.get(waiting).json()).isEqualTo(seen);
        UUID key = UUID.randomUUID();
        Map<String, Object> choice =
                Map.of("numbers", List.of(number.get("number")), "zone", "Asia/Shanghai", "addressee", "DEBTOR");
        Map<String, Object> taken = made(borrower.post(waiting + "/acquisition", key, choice));
        assertThat(made(borrower.post(waiting + "/acquisition", key, choice))).isEqualTo(taken);
        assertThat(taken)
                .containsEntry("name", "短信+1.xml")
                .containsEntry("sha256", seen.get("sha256"))
                .containsEntry("sm3", seen.get("sm3"))
                .extractingByKey("report", MAP)
                .containsKeys("takenIn", "found", "leftOut");
        assertThat(borrower.get(here + "/exports").list()).containsExactly(taken);
        assertThat(borrower.get(waiting).status()).isEqualTo(404);
        Map<?, ?> entry = first(borrower.get(here + "/timeline").json(), "entries");
        assertThat(entry.get("grade")).isEqualTo("PHONE_EXPORT");
        assertThat(entry.get("export")).asInstanceOf(MAP).containsEntry("export", taken.get("id"));
    }

    @Test
    void an_export_uploaded_twice_with_one_key_waits_once_under_that_key() throws IOException {
        UUID key = UUID.randomUUID();
        byte[] export = Files.readAllBytes(EXPORT);
        Map<String, Object> first = made(borrower.upload(here + "/imports", key, export));
        assertThat(first).containsEntry("id", key.toString());
        assertThat(made(borrower.upload(here + "/imports", key, export))).isEqualTo(first);
        assertThat(borrower.uploadWithoutKey(here + "/imports", export).status())
                .isEqualTo(400);
        ApiClient other = ApiClient.registered(server.getURI());
        assertThat(other.upload(opened(other) + "/imports", key, export).status())
                .isEqualTo(409);
    }

    @Test
    void an_uploaded_export_can_be_thrown_away() throws IOException {
        String waiting = here + "/imports/"
                + made(borrower.upload(here + "/imports", Files.readAllBytes(EXPORT)))
                        .get("id");
        assertThat(borrower.delete(waiting).status()).isEqualTo(204);
        assertThat(borrower.get(waiting).status()).isEqualTo(404);
    }

    @Test
    void a_file_that_is_no_export_is_refused_with_the_reason() {
        ApiClient.Answer refused = borrower.upload(here + "/imports", "示例".getBytes(StandardCharsets.UTF_8));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json()).extractingByKey("detail").asString().contains("not an XML file");
    }

    @Test
    void what_is_wrong_is_said_by_field_and_nothing_told_is_repeated() {
        Map<String, Object> wrong = new HashMap<>(ApiFixture.threat());
        wrong.put("occurredAt", "2026-11-01T22:30:00+08:00");
        wrong.put("files", List.of(Map.of("sha256", "0".repeat(64), "name", "示例.png")));
        wrong.put("text", "");
        wrong.put("addresseeName", "示例人".repeat(100));
        ApiClient.Answer refused = borrower.post(here + "/incidents", wrong);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.type()).isEqualTo("application/problem+json");
        assertThat(refused.json())
                .extractingByKey("errors", LIST)
                .extracting("field")
                .containsExactlyInAnyOrder("occurredAt", "files", "text", "addresseeName");
        assertThat(refused.text()).doesNotContain("示例");
        wrong.clear();
        wrong.putAll(ApiFixture.threat());
        wrong.put("occurredAt", "2026-11-01T22:30:00+09:00[Asia/Shanghai]");
        assertThat(borrower.post(here + "/incidents", wrong).status()).isEqualTo(422);
        assertThat(borrower.withoutKey(here + "/incidents", ApiFixture.threat()).status())
                .isEqualTo(400);
        assertThat(borrower.get(here + "/timeline").json()).containsEntry("total", 0);
    }

    @Test
    void a_null_where_something_is_needed_is_refused_by_field() throws IOException {
        List<?> nothing = Collections.singletonList(null);
        assertRefused(
                "files",
                borrower.post(here + "/incidents", ApiFixture.incident("VISIT", "text", "示例", "files", nothing)));
        Object id =
                made(borrower.post(here + "/incidents", ApiFixture.threat())).get("id");
        assertRefused("incident", borrower.post(here + "/incidents/" + id + "/corrections", Map.of("reason", "时间记错")));
        assertRefused("numbers", take(Map.of("numbers", nothing)));
        Map<String, Object> caseFile = new HashMap<>(ApiFixture.caseFile());
        caseFile.put("collectors", nothing);
        assertRefused("collectors", borrower.post("/api/cases", caseFile));
    }

    @Test
    void whose_phone_an_export_is_of_is_said_in_as_many_characters_as_with_an_incident() throws IOException {
        assertRefused("addresseeName", take(Map.of("numbers", List.of(""), "addresseeName", "名".repeat(201))));
        assertThat(take(Map.of("numbers", List.of(""), "addresseeName", "名".repeat(200)))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void one_uploaded_export_taken_several_times_at_the_same_moment_is_taken_in_once() throws IOException {
        Object file = made(borrower.upload(here + "/imports", Files.readAllBytes(EXPORT)))
                .get("id");
        Map<String, Object> choice = choice(Map.of("numbers", List.of("106550005521"), "keepWhole", true));
        List<Integer> answers = IntStream.range(0, 6)
                .parallel()
                .mapToObj(_ -> borrower.post(here + "/imports/" + file + "/acquisition", choice)
                        .status())
                .toList();
        assertThat(answers).containsOnlyOnce(201).containsOnly(201, 404);
        assertThat(borrower.get(here + "/exports").list()).hasSize(1);
    }

    private ApiClient.Answer take(Map<String, ?> fields) throws IOException {
        Object file = made(borrower.upload(here + "/imports", Files.readAllBytes(EXPORT)))
                .get("id");
        return borrower.post(here + "/imports/" + file + "/acquisition", choice(fields));
    }

    private static Map<String, Object> choice(Map<String, ?> fields) {
        Map<String, Object> choice = new HashMap<>(fields);
        choice.put("zone", "Asia/Shanghai");
        choice.put("addressee", "DEBTOR");
        return choice;
    }

    private static void assertRefused(String field, ApiClient.Answer refused) {
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.json())
                .extractingByKey("errors", LIST)
                .extracting("field")
                .containsExactly(field);
    }

    @Test
    void where_the_clocks_were_put_back_the_offset_told_counts() {
        Map<String, Object> second = new HashMap<>(ApiFixture.threat());
        second.put("occurredAt", "2026-11-01T01:30:00-05:00[America/New_York]");
        assertThat(made(borrower.post(here + "/incidents", second)))
                .containsEntry("occurredAt", "2026-11-01T01:30:00.000-05:00[America/New_York]");
    }

    @Test
    void nobody_else_finds_any_of_it() throws IOException {
        Object incident =
                made(borrower.post(here + "/incidents", ApiFixture.threat())).get("id");
        Object finding = borrower.get(here + "/findings").list().getFirst().get("key");
        Object packet = made(borrower.post(here + "/packets", Map.of())).get("id");
        Object export = made(borrower.upload(here + "/imports", Files.readAllBytes(EXPORT)))
                .get("id");
        ApiClient other = ApiClient.registered(server.getURI());
        String theirs = opened(other);
        for (String root : List.of(here, theirs)) {
            for (String path : List.of(
                    "/incidents/" + incident,
                    "/packets/" + packet,
                    "/packets/" + packet + "/bundle.zip",
                    "/packets/" + packet + "/complaint.pdf",
                    "/imports/" + export)) {
                assertThat(other.get(root + path).status()).as(root + path).isEqualTo(404);
            }
            Map<String, Map<String, Object>> changes = Map.of(
                    "/corrections", Map.of("reason", "示例", "incident", ApiFixture.threat()),
                    "/mistake", Map.of("reason", "示例"),
                    "/move", Map.of("reason", "示例", "to", theirs.substring(theirs.lastIndexOf('/') + 1)));
            changes.forEach((path, change) -> assertThat(other.post(root + "/incidents/" + incident + path, change)
                            .status())
                    .as(root + path)
                    .isEqualTo(404));
            assertThat(other.post(root + "/findings/" + finding + "/decision", Map.of("decision", "CONFIRM"))
                            .status())
                    .isEqualTo(404);
            Map<String, Object> choice = Map.of("numbers", List.of(""), "zone", "Asia/Shanghai", "addressee", "DEBTOR");
            assertThat(other.post(root + "/imports/" + export + "/acquisition", choice)
                            .status())
                    .isEqualTo(404);
        }
        for (String path : List.of("/timeline", "/exports", "/findings", "/packets")) {
            assertThat(other.get(here + path).status()).as(path).isEqualTo(404);
        }
        assertThat(other.post(here + "/incidents", ApiFixture.threat()).status())
                .isEqualTo(404);
        assertThat(other.upload(here + "/imports", new byte[1]).status()).isEqualTo(404);
        Object own =
                made(other.post(theirs + "/incidents", ApiFixture.threat())).get("id");
        Map<String, Object> intoMine = Map.of("reason", "示例", "to", here.substring(here.lastIndexOf('/') + 1));
        assertThat(other.post(theirs + "/incidents/" + own + "/move", intoMine).status())
                .isEqualTo(404);
    }

    private static String opened(ApiClient client) {
        return "/api/cases/"
                + made(client.post("/api/cases", ApiFixture.caseFile())).get("id");
    }

    private static Map<String, Object> made(ApiClient.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    private static Map<?, ?> first(Map<String, Object> of, String list) {
        return (Map<?, ?>) ((List<?>) Objects.requireNonNull(of.get(list), list)).getFirst();
    }

    /** The signature and header of a PNG of one pixel are enough to be known as one. */
    private static byte[] png() {
        return new byte[] {
            (byte) 0x89,
            'P',
            'N',
            'G',
            '\r',
            '\n',
            0x1a,
            '\n',
            0,
            0,
            0,
            13,
            'I',
            'H',
            'D',
            'R',
            0,
            0,
            0,
            1,
            0,
            0,
            0,
            1,
            8
        };
    }
}
