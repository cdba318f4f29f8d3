package org.cunzheng.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** What this process had the disk write through, as the virtual machine itself records it. */
public final class FlushedPaths {
    private FlushedPaths() {}

    /** Does something. */
    @FunctionalInterface
    public interface Work {
        void run() throws IOException;
    }

    /** The files and folders that were flushed meanwhile, in their order. */
    public static List<Path> during(Work work) {
        try (Recording recording = new Recording()) {
            recording.enable("jdk.FileForce").withoutThreshold().withoutStackTrace();
            recording.start();
            work.run();
            recording.stop();
            Path file = Files.createTempFile(Path.of("target"), "flushed-", ".jfr");
            recording.dump(file);
            List<Path> flushed = RecordingFile.readAllEvents(file).stream()
                    .sorted(Comparator.comparing(RecordedEvent::getStartTime))
                    .map(event -> Path.of(event.getString("path")))
                    .toList();
            Files.delete(file);
            return flushed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
