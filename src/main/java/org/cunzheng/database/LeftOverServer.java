package org.cunzheng.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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
     * @throws DatabaseUnavailable where one does not end, not even when killed
     */
    static void stop(Path cluster, Path binaries) throws IOException {
        if (!Files.isDirectory(binaries)) {
            return;
        }
        Path programs = binaries.toRealPath();
        Optional<ProcessHandle> first = first(cluster);
        first.filter(process -> runs(programs, process)).ifPresent(LeftOverServer::end);
        ProcessHandle.allProcesses().filter(process -> runs(programs, process)).forEach(LeftOverServer::end);
        // The number in the file may meanwhile be another program's, or that of a dead process whose parent has not
        // asked
        // for it; the next server would take either for the old one. Another PostgreSQL's it refuses, and rightly.
        if (first.filter(LeftOverServer::isPostgres).isEmpty()) {
            Files.deleteIfExists(pidFile(cluster));
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.isAlive()
                && process.info()
                        .command()
                        .map(command -> String.valueOf(Path.of(command).getFileName()))
                        .filter(name -> name.startsWith("postgres"))
                        .isPresent();
    }

    /** The process that the server's own file names, whatever it is by now. */
    private static Optional<ProcessHandle> first(Path cluster) throws IOException {
        Path pidFile = pidFile(cluster);
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        return Files.readAllLines(pidFile).stream()
                .findFirst()
                .map(String::strip)
                .filter(number -> number.matches("\\d+"))
                .map(Long::parseLong)
                .flatMap(ProcessHandle::of);
    }

    private static Path pidFile(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }

    private static boolean runs(Path programs, ProcessHandle process) {
        return process.info()
                .command()
                .filter(command -> Path.of(command).startsWith(programs))
                .isPresent();
    }

    private static void end(ProcessHandle process) {
        process.destroy();
        if (!endsWithin(process, 15)) {
            process.destroyForcibly();
            // A dead process whose parent has not asked for it has no program any more.
            if (!endsWithin(process, 5) && process.info().command().isPresent()) {
                throw new DatabaseUnavailable(
                        "以前的数据库进程 " + process.pid() + " 关不掉，请先结束它。 / An earlier database process, " + process.pid()
                                + ", does not end: stop it first.",
                        new IllegalStateException("still alive"));
            }
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
