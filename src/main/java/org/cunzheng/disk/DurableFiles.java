package org.cunzheng.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/** Files that are there whole or not at all, also after a crash. */
public final class DurableFiles {
    private static final String ARRIVING = "arriving-";
    private static final String PART = ".part";

    private DurableFiles() {}

    /** A file for what has no name yet; where the system knows owners, readable by its owner only. */
    public static Path arriving(Path folder) throws IOException {
        return Files.createTempFile(folder, ARRIVING, PART);
    }

    /** Deletes an arriving file to which nothing was written since a moment. */
    public static void deleteAbandoned(Path file, Instant before) throws IOException {
        try {
            if (String.valueOf(file.getFileName()).startsWith(ARRIVING)
                    && Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException e) {
            // It has come in at this moment.
        }
    }

    /**
     * Writes a file that is never written again, readable by its owner only; whole and flushed before it bears its name.
     * Where somebody else was first, his file stays.
     */
    public static void writeOnce(Path folder, String name, byte[] content) throws IOException {
        Path making = arriving(folder);
        try {
            write(making, content);
            bearName(making, folder.resolve(name));
        } catch (FileAlreadyExistsException e) {
            // What the other made is as good.
        } finally {
            Files.deleteIfExists(making);
        }
        flushFolder(folder);
    }

    /** Writes a file anew, readable by its owner only; until the whole of it is flushed the old one is there. */
    public static void replace(Path folder, String name, byte[] content) throws IOException {
        Path making = arriving(folder);
        try {
            write(making, content);
            keep(making, folder, name);
        } finally {
            Files.deleteIfExists(making);
        }
    }

    /** Gives a finished file of the same disk its name in the folder, in place of what has it, once its bytes are flushed. */
    public static void keep(Path finished, Path folder, String name) throws IOException {
        try (FileChannel channel = FileChannel.open(finished, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(finished, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        flushFolder(folder);
    }

    private static void write(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** A link refuses where a move would replace what another made at the same time; some disks know no links. */
    private static void bearName(Path making, Path file) throws IOException {
        try {
            Files.createLink(file, making);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (FileSystemException | UnsupportedOperationException noLinks) {
            if (Files.exists(file)) {
                throw new FileAlreadyExistsException(file.toString());
            }
            Files.move(making, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Makes the names in a folder survive a crash, where the system lets a folder be flushed. */
    public static void flushFolder(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
