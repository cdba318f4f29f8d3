package org.cunzheng.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A PostgreSQL server that outlived the process which started it. Its clients are gone, so it ends as soon as it is asked
 * to; what was committed is on disk.
 */
final class LeftOverServer {
    private LeftOverServer() {}

    /**
     * Stops the server that still runs on a cluster's folder, and what a killed one left: its children end by themselves, but
     * until the last of them is gone no other may start. Does nothing where there is none.
     *
     * @param binaries the folder of the programs that only this cluster's server runs
     */
    static void stop(Path cluster, Path binaries) throws IOException {
        stopFirst(cluster);
        if (Files.isDirectory(binaries)) {
            Path programs = binaries.toRealPath();
            ProcessHandle.allProcesses()
                    .filter(process -> process.info()
                            .command()
                            .filter(command -> Path.of(command).startsWith(programs))
                            .isPresent())
                    .forEach(LeftOverServer::end);
        }
        // None of its processes is left. The number in the file may meanwhile be another program's, or a dead process's
        // that
        // nobody has buried; the next server would take either for the old one and refuse to start.
        Files.deleteIfExists(pidFile(cluster));
    }

    private static void stopFirst(Path cluster) throws IOException {
        Path pidFile = pidFile(cluster);
        if (!Files.exists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.isEmpty() || !lines.getFirst().strip().matches("\\d+")) {
            return;
        }
        ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                .filter(LeftOverServer::isPostgres)
                .ifPresent(LeftOverServer::end);
    }

    private static Path pidFile(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }

    /** The number may have passed to an unrelated process since. */
    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(Path::of)
                .map(path -> String.valueOf(path.getFileName()))
                .filter(name -> name.startsWith("postgres"))
                .isPresent();
    }

    private static void end(ProcessHandle process) {
        process.destroy();
        if (!endsWithin(process, 15)) {
            process.destroyForcibly();
            endsWithin(process, 5);
        }
    }

    private static boolean endsWithin(ProcessHandle process, int seconds) {
        try {
            process.onExit().get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new DatabaseUnavailable("cannot watch process " + process.pid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
