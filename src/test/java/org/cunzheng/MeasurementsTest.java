package org.cunzheng;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is run from its source, and what no build compiles otherwise, still fits the product. */
class MeasurementsTest {
    private static final Path SOURCES = Path.of("src");

    @TempDir
    private Path classes = Path.of("");

    /** Each folder of programs beside the product and its tests. */
    static Stream<Path> programs() throws IOException {
        try (Stream<Path> folders = Files.list(SOURCES)) {
            return folders
                    .filter(folder -> !folder.endsWith("main") && !folder.endsWith("test"))
                    .map(folder -> folder.resolve("java"))
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @Test
    void every_program_that_the_build_runs_from_its_source_is_among_them() throws IOException {
        List<Path> folders = programs().toList();
        List<Path> run = Stream.of(Files.readString(Path.of("pom.xml")).split("\\s+|<[^>]*>"))
                .filter(word -> word.matches("src/[a-z]+/java/\\w+\\.java"))
                .map(Path::of)
                .toList();
        assertThat(run)
                .hasSizeGreaterThanOrEqualTo(6)
                .allSatisfy(program -> assertThat(folders).contains(program.getParent()));
    }

    @ParameterizedTest
    @MethodSource("programs")
    void it_compiles(Path folder) throws IOException {
        assertThat(complaints(folder, javaFiles(folder))).isEmpty();
    }

    @Test
    void one_that_calls_what_is_not_there_does_not() throws IOException {
        Path broken = Files.writeString(
                classes.resolve("Broken.java"),
                "final class Broken { Object key = org.cunzheng.integrity.LogKey.thatIsNotThere(); }");
        assertThat(complaints(classes, List.of(broken)))
                .singleElement()
                .asString()
                .contains("Broken.java:1", "thatIsNotThere");
    }

    private static List<Path> javaFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            assertThat(found).isNotEmpty();
            return found;
        }
    }

    /** The compiler's errors, each with file and line; of what is run from its source no annotation is processed. */
    private List<String> complaints(Path folder, List<Path> files) throws IOException {
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "tests need a JDK");
        DiagnosticCollector<JavaFileObject> told = new DiagnosticCollector<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(told, Locale.ROOT, null)) {
            boolean compiled = compiler.getTask(
                            null,
                            manager,
                            told,
                            List.of("-proc:none", "-sourcepath", folder.toString(), "-d", classes.toString()),
                            null,
                            manager.getJavaFileObjectsFromPaths(files))
                    .call();
            List<String> errors = told.getDiagnostics().stream()
                    .filter(one -> one.getKind() == Diagnostic.Kind.ERROR)
                    .map(MeasurementsTest::line)
                    .toList();
            assertThat(compiled).isEqualTo(errors.isEmpty());
            return errors;
        }
    }

    private static String line(Diagnostic<? extends JavaFileObject> one) {
        JavaFileObject source = one.getSource();
        return (source == null ? "" : source.getName()) + ":" + one.getLineNumber() + " " + one.getMessage(Locale.ROOT);
    }
}
