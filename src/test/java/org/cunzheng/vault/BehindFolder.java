package org.cunzheng.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folder as the file system shows it. */
record BehindFolder(Path data) implements Place.Behind {
    private Path file(String path) {
        return data.resolve("vault").resolve(path);
    }

    @Override
    public ObjectStore store() {
        return new FolderStore(data);
    }

    @Override
    public byte[] bytes(String path) throws IOException {
        return Files.readAllBytes(file(path));
    }

    @Override
    public void write(String path, byte[] content) throws IOException {
        Files.createDirectories(file(path).getParent());
        Files.write(file(path), content);
    }

    @Override
    public void delete(String path) throws IOException {
        Files.delete(file(path));
    }

    @Override
    public List<String> names(VaultScope scope) throws IOException {
        Path home = file(scope.value().toString());
        if (!Files.exists(home)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(home)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }
}
