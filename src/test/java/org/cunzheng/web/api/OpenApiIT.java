package org.cunzheng.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpMethod;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.web.router.Router;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cunzheng.database.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiIT implements TestDatabase {
    @Inject
    private EmbeddedServer server;

    @Inject
    private Router router;

    private Map<String, Object> document;

    @BeforeEach
    void read_it_without_signing_in() {
        ApiClient.Answer answer = ApiClient.stranger(server.getURI()).get("/api/openapi.yml");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.type()).isEqualTo("application/yaml");
        document = new Yaml(new SafeConstructor(new LoaderOptions())).load(answer.text());
    }

    @Test
    void every_route_of_the_api_stands_in_the_document_and_nothing_else_does() {
        Set<String> routes = router.uriRoutes()
                .filter(route -> route.getHttpMethod() != HttpMethod.HEAD)
                .filter(route -> route.getUriMatchTemplate().toString().startsWith("/api"))
                .map(route -> route.getHttpMethod() + " " + route.getUriMatchTemplate())
                .filter(route -> !route.equals("GET /api/openapi.yml"))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> documented = new TreeSet<>();
        map(document, "paths")
                .forEach((path, operations) -> ((Map<?, ?>) operations)
                        .keySet()
                        .forEach(method -> documented.add(method.toString().toUpperCase(Locale.ROOT) + " " + path)));
        assertThat(documented).isEqualTo(routes).isNotEmpty();
    }

    @Test
    void it_says_what_it_is_and_speaks_of_its_own_forms_only() {
        assertThat(map(document, "info")).containsKeys("title", "version", "description");
        assertThat(map(map(document, "components"), "schemas"))
                .containsKeys("ToldCaseFile", "ShownFinding", "Problem")
                .doesNotContainKeys("CaseFile", "CaseDetails", "AccountId", "PageContext");
    }

    @Test
    void whatever_would_be_done_twice_needs_an_idempotency_key_and_nothing_else_asks_for_one() {
        map(document, "paths")
                .forEach((path, operations) -> ((Map<?, ?>) operations).forEach((method, operation) -> {
                    boolean once = method.equals("post") && !path.endsWith("/files") && !path.endsWith("/search");
                    assertThat(String.valueOf(((Map<?, ?>) operation).get("parameters"))
                                    .contains("Idempotency-Key"))
                            .as(method + " " + path)
                            .isEqualTo(once);
                }));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Map<String, Object> of, String name) {
        return (Map<String, Object>) Objects.requireNonNull(of.get(name), name);
    }
}
