package org.cunzheng.integrity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** The machine's {@code openssl}: a second opinion on digests, signatures and time-stamps. */
public final class Openssl {
    private final Path executable;

    private Openssl(Path executable) {
        this.executable = executable;
    }

    /**
     * Where there is none the test is skipped and says so in one line; where nothing may be skipped it fails.
     *
     * @throws TestAbortedException where this machine has no openssl
     */
    public static Openssl find() {
        return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(Pattern.quote(File.pathSeparator)))
                .map(folder -> Path.of(folder, "openssl"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Openssl::new)
                .orElseThrow(() -> skipped("no openssl on the PATH"));
    }

    private static TestAbortedException skipped(String reason) {
        String line = "Tests with openssl skipped: " + reason;
        if ("true".equals(System.getenv("CUNZHENG_NOTHING_SKIPPED"))) {
            throw new AssertionError(line);
        }
        System.err.println(line);
        return new TestAbortedException(line);
    }

    /** Skips the test where this openssl does not know the digest, as {@link #find} does. */
    public Openssl thatKnows(String digest) {
        if (!List.of(said("list", "-digest-algorithms").toLowerCase(Locale.ROOT).split("\\s+"))
                .contains(digest)) {
            throw skipped("this one does not know " + digest);
        }
        return this;
    }

    /**
     * What it wrote, errors included.
     *
     * @throws IllegalStateException with what it wrote, if it ends with another code than 0
     */
    public String said(String... arguments) {
        return said(Path.of("."), arguments);
    }

    /** The same, run in that folder. */
    public String said(Path folder, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(executable.toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("openssl " + String.join(" ", arguments) + ":\n" + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
