package org.cunzheng.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** A part of the bucket, the same for the same folder, as a client of its own shows it. */
record BehindBucket(Path data) implements Place.Behind {
    String prefix() {
        return "at/" + UUID.nameUUIDFromBytes(data.toAbsolutePath().toString().getBytes(UTF_8)) + "/";
    }

    private static S3Client client() {
        return S3Mock.running().client();
    }

    @Override
    public ObjectStore store() {
        return new S3Store(S3Mock.running().settings(prefix(), "0"), data, Clock.systemUTC());
    }

    @Override
    public byte[] bytes(String path) {
        return client().getObjectAsBytes(
                        request -> request.bucket(S3Mock.BUCKET).key(prefix() + path))
                .asByteArray();
    }

    @Override
    public void write(String path, byte[] content) {
        client().putObject(
                        request -> request.bucket(S3Mock.BUCKET).key(prefix() + path), RequestBody.fromBytes(content));
    }

    @Override
    public void delete(String path) {
        client().deleteObject(request -> request.bucket(S3Mock.BUCKET).key(prefix() + path));
    }

    @Override
    public List<String> names(VaultScope scope) {
        String home = prefix() + scope.value() + "/";
        return client()
                .listObjectsV2Paginator(request -> request.bucket(S3Mock.BUCKET).prefix(home))
                .contents()
                .stream()
                .map(object -> object.key().substring(home.length()))
                .toList();
    }
}
