package org.cunzheng.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.MediaType;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cunzheng.database.TestDatabase;
import org.cunzheng.integrity.Sha256;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every route that the server knows below a case file is tried on somebody else's: a new one is tried as soon as it is there. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NobodyElseIT implements TestDatabase {
    private static final Pattern CASE_ROUTE = Pattern.compile("(?:/api)?/cases/\\{.*");
    private static final Pattern VARIABLE = Pattern.compile("\\{([A-Za-z0-9]+)}");
    private static final Path EXPORT = Path.of("src/test/resources/samples/exports/sms-zh.xml");

    @Inject
    private EmbeddedServer server;

    @Inject
    private Router router;

    private Borrower owner;
    private Borrower stranger;
    private Map<String, String> things;

    @BeforeAll
    void fillACase(@TempDir Path folder) throws IOException {
        owner = Borrower.at(server.getURI());
        stranger = Borrower.at(server.getURI());
        things = new LinkedHashMap<>();
        String entry = recordCallWithFile(folder);
        things.put("entry", last(entry));
        things.put("incident", last(entry));
        String finding = found("action=\"" + owner.root() + "/findings/([0-9a-f]+)\"", entry);
        things.put("key", finding);
        things.put("finding", finding);
        things.put("file", last(staged()));
        things.put("export", last(imported()));
        String packet = last(Borrower.location(owner.browser()
                .submit(owner.root() + "/packet", Form.KEY, UUID.randomUUID().toString())));
        things.put("packetId", packet);
        things.put("packet", packet);
        things.put("place", "0");
        things.put("number", "1");
        things.put("kind", "sms");
        things.put("group", "lender");
    }

    private String recordCallWithFile(Path folder) throws IOException {
        Path recording = Files.writeString(folder.resolve("recording.txt"), "not quite a recording");
        things.put("sha256", Sha256.of(Files.readAllBytes(recording)).hex());
        return Borrower.location(owner.browser()
                .upload(
                        owner.root() + "/add/call",
                        Form.KEY,
                        UUID.randomUUID(),
                        "files",
                        recording,
                        "text",
                        "再不还钱就打断你的腿",
                        "collectorNumber",
                        "021-55550188",
                        "occurredAt",
                        "2026-11-18T22:31",
                        "zone",
                        "Asia/Shanghai",
                        "answered",
                        "YES",
                        "addressee",
                        "DEBTOR",
                        "direction",
                        "FROM_COLLECTOR"));
    }

    private String staged() {
        return Borrower.location(owner.browser().upload(owner.root() + "/import", "file", EXPORT));
    }

    private String imported() {
        return Borrower.location(owner.browser()
                .submit(
                        staged(),
                        Form.KEY,
                        UUID.randomUUID().toString(),
                        "number",
                        "95188",
                        "zone",
                        "Asia/Shanghai",
                        "addressee",
                        "DEBTOR"));
    }

    @Test
    void there_are_routes_to_try() {
        assertThat(routes()).hasSizeGreaterThan(25);
    }

    @TestFactory
    List<DynamicTest> nobody_else_finds_anything_of_a_case_file() {
        return routes().stream()
                .map(route -> DynamicTest.dynamicTest(route.toString(), () -> {
                    String path = path(route, owner);
                    HttpResponse<String> answer = send(stranger, route, path);
                    assertThat(answer.statusCode()).as(path).isEqualTo(404);
                    assertThat(answer.body()).doesNotContain("打断", "示例快贷");
                    HttpResponse<String> unknown = send(new Browser(server.getURI()), route, path);
                    assertThat(unknown.statusCode())
                            .as(path + " without an account")
                            .isIn(303, 401);
                }))
                .toList();
    }

    @TestFactory
    List<DynamicTest> the_things_of_one_case_file_are_not_found_in_another() {
        return routes().stream()
                .filter(route -> route.variables().stream().anyMatch(NobodyElseIT::namesAThing))
                // What is not there is gone already; that the owner's is still there, the last test sees.
                .filter(route -> route.method() != HttpMethod.DELETE)
                .map(route -> DynamicTest.dynamicTest(route.toString(), () -> {
                    String path = path(route, stranger);
                    HttpResponse<String> answer = send(stranger, route, path);
                    // A file that waits in nobody's or in another's case file leads back to the first page of an
                    // import.
                    boolean leadsBack = answer.statusCode() == 303
                            && Borrower.location(answer).equals(stranger.root() + "/import");
                    assertThat(leadsBack || answer.statusCode() == 404)
                            .as(path + " gives " + answer.statusCode())
                            .isTrue();
                }))
                .toList();
    }

    /** Else the tests above would prove nothing. */
    @TestFactory
    List<DynamicTest> the_owner_finds_them_all() {
        return routes().stream()
                .filter(route -> route.method() == HttpMethod.GET)
                .map(route -> DynamicTest.dynamicTest(route.toString(), () -> {
                    String path = path(route, owner);
                    assertThat(send(owner, route, path).statusCode()).as(path).isEqualTo(200);
                }))
                .toList();
    }

    private record Route(HttpMethod method, String template, List<MediaType> consumes) {
        List<String> variables() {
            return VARIABLE.matcher(template)
                    .results()
                    .map(match -> match.group(1))
                    .toList();
        }

        @Override
        public String toString() {
            return method + " " + template;
        }
    }

    private List<Route> routes() {
        return router.uriRoutes()
                .filter(route -> CASE_ROUTE
                        .matcher(route.getUriMatchTemplate().toPathString())
                        .matches())
                .filter(route ->
                        route.getHttpMethod() != HttpMethod.HEAD && route.getHttpMethod() != HttpMethod.OPTIONS)
                .map(NobodyElseIT::route)
                .distinct()
                .toList();
    }

    private static Route route(UriRouteInfo<?, ?> info) {
        return new Route(info.getHttpMethod(), info.getUriMatchTemplate().toPathString(), info.getConsumes());
    }

    private static boolean namesAThing(String variable) {
        return !List.of("id", "caseFileId", "place", "number", "kind", "group").contains(variable);
    }

    /** The route's address with the owner's things in the case file of somebody. */
    private String path(Route route, Borrower somebody) {
        Map<String, String> all = new LinkedHashMap<>(things);
        all.put("id", last(somebody.root()));
        all.put("caseFileId", last(somebody.root()));
        if (route.template().contains("/done/")) {
            all.put("entry", things.getOrDefault("export", ""));
        }
        Matcher variable = VARIABLE.matcher(route.template());
        return variable.replaceAll(match -> {
            String value = all.get(match.group(1));
            assertThat(value)
                    .as("this test does not know what to put in for " + match.group() + " of " + route)
                    .isNotNull();
            return value;
        });
    }

    private static HttpResponse<String> send(Borrower somebody, Route route, String path) {
        return send(somebody.browser(), route, path);
    }

    private static HttpResponse<String> send(Browser browser, Route route, String path) {
        String key = UUID.randomUUID().toString();
        if (route.method() == HttpMethod.GET) {
            return browser.get(path);
        }
        if (route.consumes().contains(MediaType.MULTIPART_FORM_DATA_TYPE)) {
            return browser.upload(path, Form.KEY, key);
        }
        if (!route.template().startsWith("/api/")) {
            return browser.submit(path, Form.KEY, key);
        }
        boolean json = route.consumes().contains(MediaType.APPLICATION_JSON_TYPE);
        return browser.send(
                route.method().name(),
                path,
                json ? told(path) : "bytes",
                "Idempotency-Key",
                key,
                "Content-Type",
                json ? MediaType.APPLICATION_JSON : MediaType.APPLICATION_OCTET_STREAM);
    }

    /** What a route of the API asks for, so that it does not refuse the body before it looks whose thing it is. */
    private static String told(String path) {
        String incident = """
                {"kind":"SMS","direction":"FROM_COLLECTOR","collectorNumber":"95188","addressee":"DEBTOR",
                "occurredAt":"2026-11-18T22:31:00.000+08:00[Asia/Shanghai]","text":"x"}
                """;
        return switch (path.substring(path.lastIndexOf('/') + 1)) {
            case "incidents" -> incident;
            case "corrections" -> "{\"reason\":\"x\",\"incident\":%s}".formatted(incident);
            case "mistake", "erasure" -> "{\"reason\":\"x\"}";
            case "move" -> "{\"reason\":\"x\",\"to\":\"%s\"}".formatted(UUID.randomUUID());
            case "decision" -> "{\"decision\":\"CONFIRM\"}";
            case "acquisition" -> "{\"numbers\":[\"95188\"],\"zone\":\"Asia/Shanghai\",\"addressee\":\"DEBTOR\"}";
            case "packets", "search" -> "{}";
            default ->
                "{\"appBrand\":\"x\",\"lenderKind\":\"BANK\",\"hours\":\"NOT_KNOWN\",\"zone\":\"Asia/Shanghai\"}";
        };
    }

    private String found(String pattern, String path) {
        Matcher found =
                Pattern.compile(pattern).matcher(owner.browser().get(path).body());
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
