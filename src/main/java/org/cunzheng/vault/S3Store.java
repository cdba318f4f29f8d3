package org.cunzheng.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cunzheng.disk.DurableFiles;
import org.cunzheng.integrity.Sha256;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.ObjectLockConfiguration;
import software.amazon.awssdk.services.s3.model.ObjectLockEnabled;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * A bucket of an S3-compatible store, with the names of the folder: scope, slash, name. What is put in is first sealed into a
 * local file, so that its length and SHA-256 are known, and is there when the store has acknowledged both.
 *
 * <p>Keys are never put under retention, whatever the objects are: to destroy a key is the one way to make an end of what the
 * store holds back.
 */
final class S3Store implements ObjectStore {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What is put in at the start, to see that the store takes it, and once only. */
    private static final String TRIAL = "cunzheng-vault";

    private static final String DEFAULT_LOCK = "存储桶设了默认的对象锁定，连密钥也会被锁住，销毁就做不到了，所以没有启动："
            + "请去掉存储桶的默认保留期，改用 CUNZHENG_VAULT_S3_LOCK_DAYS。"
            + " / The bucket has a default retention, which would lock the keys too and make destruction impossible, so nothing"
            + " was started: take the default retention off the bucket and set CUNZHENG_VAULT_S3_LOCK_DAYS instead.";
    private static final String NO_LOCK = "设了 CUNZHENG_VAULT_S3_LOCK_DAYS，存储桶却没有开启对象锁定，所以没有启动："
            + "请换一个开启了对象锁定的存储桶，或去掉这项设置。"
            + " / CUNZHENG_VAULT_S3_LOCK_DAYS is set, but the bucket has no object lock, so nothing was started: take a bucket"
            + " with object lock, or remove the setting.";
    private static final String OVERWRITES = "这个对象存储不支持条件写入（If-None-Match），密钥可能被覆盖，所以没有启动：请换一个支持的。"
            + " / This object store knows no conditional writes (If-None-Match), so that a key could be overwritten; nothing was"
            + " started: take one that does.";

    private final S3Settings settings;
    private final S3Bucket bucket;
    private final S3Deletion deletion;
    private final Path sending;
    private final Clock clock;

    /** @param data where a file waits, sealed, until the store has it */
    S3Store(S3Settings settings, Path data, Clock clock) {
        this(settings, data, clock, PATIENCE);
    }

    S3Store(S3Settings settings, Path data, Clock clock, Duration patience) {
        this.settings = settings;
        this.bucket = new S3Bucket(settings, patience);
        this.deletion = new S3Deletion(bucket, clock);
        this.sending = data.resolve("sending");
        this.clock = clock;
    }

    private String key(VaultScope scope, String name) {
        return settings.prefix() + scope.value() + "/" + name;
    }

    @Override
    public void ready() {
        try {
            bucket.ask(client -> client.listObjectsV2(request ->
                    request.bucket(bucket.name()).prefix(settings.prefix()).maxKeys(1)));
            Optional<ObjectLockConfiguration> lock = lockOfBucket();
            if (lock.isPresent()
                    && lock.get().rule() != null
                    && lock.get().rule().defaultRetention() != null) {
                throw new VaultStoreProblem(DEFAULT_LOCK);
            }
            boolean locks = lock.isPresent() && lock.get().objectLockEnabled() == ObjectLockEnabled.ENABLED;
            if (settings.lock().isPresent() && !locks) {
                throw new VaultStoreProblem(NO_LOCK);
            }
        } catch (IOException e) {
            throw new VaultStoreProblem(String.valueOf(e.getMessage()), e);
        }
    }

    /** Who may not ask for it is believed where no lock is set: a key that does not go is told when it does not. */
    private Optional<ObjectLockConfiguration> lockOfBucket() throws IOException {
        try {
            return Optional.ofNullable(
                    bucket.ask(client -> client.getObjectLockConfiguration(request -> request.bucket(bucket.name())))
                            .objectLockConfiguration());
        } catch (StoreFailure e) {
            boolean none = S3Bucket.isAnswer(e, 400, 404, 405, 501);
            if (none || settings.lock().isEmpty() && S3Bucket.isAnswer(e, 403)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public void readyToKeep() {
        try {
            byte[] trial = "cunzheng vault\n".getBytes(UTF_8);
            String key = settings.prefix() + TRIAL;
            boolean isNew = keepOnce(key, trial);
            if (isNew && keepOnce(key, trial)) {
                throw new VaultStoreProblem(OVERWRITES);
            }
        } catch (IOException e) {
            throw new VaultStoreProblem(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public boolean mayHoldPlain() {
        return false;
    }

    @Override
    public Path arriving(VaultScope scope) throws IOException {
        return DurableFiles.arriving(Files.createDirectories(sending));
    }

    @Override
    public void put(VaultScope scope, String name, Path arrived) throws IOException {
        Sha256 digest;
        try (InputStream in = Files.newInputStream(arrived)) {
            digest = Sha256.of(in);
        }
        Consumer<PutObjectRequest.Builder> retention = request -> settings.lock()
                .ifPresent(lock -> request.objectLockMode(lock.mode())
                        .objectLockRetainUntilDate(clock.instant().plus(lock.length())));
        send(key(scope, name), digest, retention, RequestBody.fromFile(arrived));
    }

    @Override
    public void putOnce(VaultScope scope, String name, byte[] content) throws IOException {
        // Where another was first, what he made is as good.
        keepOnce(key(scope, name), content);
    }

    /** Whether the store took it, and had nothing of that name. */
    private boolean keepOnce(String key, byte[] content) throws IOException {
        try {
            send(key, Sha256.of(content), request -> request.ifNoneMatch("*"), RequestBody.fromBytes(content));
            return true;
        } catch (StoreFailure e) {
            if (S3Bucket.isAnswer(e, 409, 412)) {
                return false;
            }
            throw e;
        }
    }

    private void send(String key, Sha256 digest, Consumer<PutObjectRequest.Builder> more, RequestBody body)
            throws IOException {
        bucket.ask(client -> client.putObject(
                request -> {
                    request.bucket(bucket.name())
                            .key(key)
                            .contentType("application/octet-stream")
                            .checksumSHA256(Base64.getEncoder().encodeToString(digest.bytes()));
                    more.accept(request);
                },
                body));
    }

    @Override
    public boolean exists(VaultScope scope, String name) throws IOException {
        try {
            bucket.ask(client ->
                    client.headObject(request -> request.bucket(bucket.name()).key(key(scope, name))));
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    @Override
    public byte[] start(VaultScope scope, String name, int most) throws IOException {
        try (InputStream in = read(scope, name, request -> request.range("bytes=0-" + (most - 1)))) {
            return in.readNBytes(most);
        } catch (StoreFailure e) {
            if (S3Bucket.isAnswer(e, 416)) {
                return new byte[0];
            }
            throw e;
        }
    }

    @Override
    public InputStream open(VaultScope scope, String name) throws IOException {
        return read(scope, name, request -> {});
    }

    private InputStream read(VaultScope scope, String name, Consumer<GetObjectRequest.Builder> more)
            throws IOException {
        return new S3Content(
                bucket.ask(client -> client.getObject(request -> {
                    request.bucket(bucket.name()).key(key(scope, name));
                    more.accept(request);
                })),
                bucket.name());
    }

    @Override
    public Removal delete(VaultScope scope, String name) throws IOException {
        return deletion.delete(key(scope, name));
    }

    @Override
    public void clear(VaultScope scope) throws IOException {
        deletion.deleteAll(key(scope, ""));
    }

    @Override
    public Stream<VaultScope> scopes() throws IOException {
        return bucket.keys(settings.prefix(), Optional.of("/"))
                .flatMap(prefix -> scope(prefix.substring(settings.prefix().length(), prefix.length() - 1)).stream());
    }

    private static Optional<VaultScope> scope(String name) {
        try {
            return Optional.of(new VaultScope(UUID.fromString(name)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public Stream<String> names(VaultScope scope) throws IOException {
        String home = key(scope, "");
        return bucket.keys(home, Optional.empty()).map(key -> key.substring(home.length()));
    }

    @Override
    public Stream<String> names() throws IOException {
        int length = settings.prefix().length();
        return bucket.keys(settings.prefix(), Optional.empty())
                .map(key -> key.substring(length).split("/", -1))
                .filter(parts -> parts.length == 2 && scope(parts[0]).isPresent())
                .map(parts -> parts[1]);
    }

    @Override
    public void sweep(Instant before) throws IOException {
        if (!Files.isDirectory(sending)) {
            return;
        }
        try (Stream<Path> files = Files.list(sending)) {
            for (Path file : files.toList()) {
                DurableFiles.deleteAbandoned(file, before);
            }
        }
    }
}
