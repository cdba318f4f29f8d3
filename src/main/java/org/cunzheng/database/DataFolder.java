package org.cunzheng.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The folder that outlives a run, held by one process at a time. The lock is the operating system's, so that it goes with
 * the process, however that ends.
 */
public final class DataFolder implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;

    private DataFolder(Path path, FileChannel channel, FileLock lock) {
        this.path = path;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Takes the folder, making it first where it is missing, readable by its owner only. A process that is just ending is
     * waited for.
     *
     * @throws DatabaseUnavailable where another process holds it
     */
    public static DataFolder take(Path path) {
        try {
            Path folder = make(path);
            FileChannel channel =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            for (long waited = 0; waited <= PATIENCE.toMillis(); waited += 200) {
                FileLock lock = tryLock(channel);
                if (lock != null) {
                    return new DataFolder(folder, channel, lock);
                }
                Thread.sleep(200);
            }
            channel.close();
            throw new DatabaseUnavailable(
                    "数据文件夹 " + folder + " 正被另一个存证进程使用：请先关掉它，或用 CUNZHENG_DATA 指定另一个文件夹。"
                            + " / The data folder " + folder
                            + " is in use by another Cunzheng process: stop that one first, or name another folder with CUNZHENG_DATA.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnavailable("interrupted while waiting for the data folder", e);
        }
    }

    /** Whether another process holds the folder at this moment. */
    static boolean isTaken(Path path) {
        Path file = path.resolve("lock");
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock probe = tryLock(channel)) {
            return probe == null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static Path make(Path path) throws IOException {
        Path folder = path.toAbsolutePath().normalize();
        if (Files.isDirectory(folder)) {
            return folder;
        }
        Files.createDirectories(folder);
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
        return folder;
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
