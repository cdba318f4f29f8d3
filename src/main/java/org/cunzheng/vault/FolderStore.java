package org.cunzheng.vault;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.cunzheng.disk.DurableFiles;

/** A folder {@code vault} in the data folder, with one folder for each scope. */
final class FolderStore implements ObjectStore {
    private final Path data;
    private final Path folder;

    FolderStore(Path data) {
        this.data = data;
        this.folder = data.resolve("vault");
    }

    private Path home(VaultScope scope) {
        return folder.resolve(scope.value().toString());
    }

    @Override
    public void ready() {}

    @Override
    public void readyToKeep() {}

    @Override
    public boolean mayHoldPlain() {
        return true;
    }

    @Override
    public Path arriving(VaultScope scope) throws IOException {
        return DurableFiles.arriving(home(scope));
    }

    @Override
    public void put(VaultScope scope, String name, Path arrived) throws IOException {
        DurableFiles.keep(arrived, home(scope), name);
    }

    @Override
    public void putOnce(VaultScope scope, String name, byte[] content) throws IOException {
        DurableFiles.writeOnce(Files.createDirectories(home(scope)), name, content);
        DurableFiles.flushFolder(folder);
        DurableFiles.flushFolder(data);
    }

    @Override
    public boolean exists(VaultScope scope, String name) throws IOException {
        try {
            // Unlike Files.exists, which calls missing what a folder does not let us look for.
            Files.readAttributes(home(scope).resolve(name), BasicFileAttributes.class);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    @Override
    public byte[] start(VaultScope scope, String name, int most) throws IOException {
        try (InputStream in = open(scope, name)) {
            return in.readNBytes(most);
        }
    }

    @Override
    public InputStream open(VaultScope scope, String name) throws IOException {
        return Files.newInputStream(home(scope).resolve(name));
    }

    @Override
    public Removal delete(VaultScope scope, String name) throws IOException {
        if (Files.deleteIfExists(home(scope).resolve(name))) {
            try {
                DurableFiles.flushFolder(home(scope));
            } catch (NoSuchFileException e) {
                // Somebody cleared the scope at this moment.
            }
        }
        return new Removal.Gone();
    }

    @Override
    public void clear(VaultScope scope) throws IOException {
        Path home = home(scope);
        try {
            for (Path file : list(home)) {
                Files.deleteIfExists(file);
            }
            if (Files.deleteIfExists(home)) {
                DurableFiles.flushFolder(folder);
            }
        } catch (DirectoryNotEmptyException e) {
            // Somebody puts something in at this moment; it is the scope's anew, under another key.
        }
    }

    @Override
    public Stream<VaultScope> scopes() throws IOException {
        return list(folder).stream().flatMap(home -> scope(home).stream());
    }

    private static Optional<VaultScope> scope(Path home) {
        try {
            return Optional.of(new VaultScope(UUID.fromString(nameOf(home))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public Stream<String> names(VaultScope scope) throws IOException {
        try {
            return Files.list(home(scope)).map(FolderStore::nameOf);
        } catch (NoSuchFileException | NotDirectoryException e) {
            return Stream.empty();
        }
    }

    @Override
    public Stream<String> names() throws IOException {
        return scopes().flatMap(scope -> {
            try {
                return names(scope);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Override
    public void sweep(Instant before) throws IOException {
        for (Path home : list(folder)) {
            for (Path file : list(home)) {
                DurableFiles.deleteAbandoned(file, before);
            }
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

    private static String nameOf(Path file) {
        return String.valueOf(file.getFileName());
    }
}
