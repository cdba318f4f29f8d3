package org.cunzheng.vault;

import io.micronaut.context.annotation.Value;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.cunzheng.integrity.Sha256;

/** Deletes what a crash left half written in the vault, and encrypts what still lies there in plain. */
@Singleton
class VaultSweep {
    /** How long nothing was written to a file that nobody writes any more. */
    static final Duration ABANDONED = Duration.ofHours(1);

    private final Vault vault;
    private final Clock clock;
    private final Path folder;

    VaultSweep(Vault vault, Clock clock, @Value("${cunzheng.data:data}") String data) {
        this.vault = vault;
        this.clock = clock;
        this.folder = Path.of(data).resolve("vault");
    }

    /**
     * Begins when the start is over.
     *
     * @throws DamagedOriginal where a plain file is not what its name says; the others are encrypted all the same
     */
    @Scheduled(initialDelay = "${cunzheng.vault.sweep:20s}", fixedDelay = "1h")
    void sweep() {
        List<RuntimeException> damaged = new ArrayList<>();
        try {
            for (Path home : list(folder)) {
                for (Path file : list(home)) {
                    String name = file.getFileName().toString();
                    if (name.startsWith(DurableFiles.ARRIVING) && isAbandoned(file)) {
                        Files.deleteIfExists(file);
                    } else if (Sha256.isHex(name)) {
                        encrypt(home, Sha256.parse(name), damaged);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!damaged.isEmpty()) {
            throw damaged.getFirst();
        }
    }

    /** What cannot be encrypted now is told at the end; the others are not to wait for it. */
    private void encrypt(Path home, Sha256 digest, List<RuntimeException> damaged) throws IOException {
        try {
            vault.encryptPlain(new VaultScope(UUID.fromString(home.getFileName().toString())), digest);
        } catch (RuntimeException e) {
            damaged.add(e);
        }
    }

    private boolean isAbandoned(Path file) throws IOException {
        try {
            return Files.getLastModifiedTime(file)
                    .toInstant()
                    .isBefore(clock.instant().minus(ABANDONED));
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
