package org.cunzheng.packet.assembly;

import io.micronaut.context.annotation.Value;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/** Deletes what a crash left half made. Finished packets only go when an entry in them is erased. */
@Singleton
final class PacketSweep {
    private static final String MAKING = "making-";
    private static final String PART = ".part";

    /** No packet takes as long; what is older belongs to a process that is no more. */
    private static final Duration LONGEST_MAKING = Duration.ofHours(1);

    private final Clock clock;
    private final Path folder;

    PacketSweep(Clock clock, @Value("${cunzheng.data:data}") String data) {
        this.clock = clock;
        this.folder = PacketShelf.folder(data);
    }

    /** A file to write into, which is swept away if nobody finishes it. */
    static Path begin(Path home) throws IOException {
        return Files.createTempFile(home, MAKING, PART);
    }

    @Scheduled(initialDelay = "${cunzheng.packets.sweep:1m}", fixedDelay = "1h")
    void sweep() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        Instant oldest = clock.instant().minus(LONGEST_MAKING);
        try (Stream<Path> files = Files.find(
                folder,
                2,
                (file, attributes) -> isPart(file)
                        && attributes.lastModifiedTime().toInstant().isBefore(oldest))) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isPart(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(MAKING) && name.endsWith(PART);
    }
}
