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

    /** Stops the server that still runs on a cluster's folder; does nothing where there is none. */
    static void stop(Path cluster) throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
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
