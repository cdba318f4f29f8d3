package org.cunzheng.vault;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;

/** Which store the vault has: a bucket where the setting {@code cunzheng.vault.s3.bucket} names one, else the folder. */
@Factory
final class VaultStore {
    /** @throws VaultStoreProblem where a setting of the bucket is wrong */
    @Singleton
    ObjectStore store(
            Clock clock,
            @Value("${cunzheng.data:data}") String data,
            @Value("${cunzheng.largest-file:209715200}") long largestFile,
            @Value("${cunzheng.vault.s3.bucket:}") String bucket,
            @Value("${cunzheng.vault.s3.endpoint:}") String endpoint,
            @Value("${cunzheng.vault.s3.region:}") String region,
            @Value("${cunzheng.vault.s3.prefix:}") String prefix,
            @Value("${cunzheng.vault.s3.path-style:}") String pathStyle,
            @Value("${cunzheng.vault.s3.lock-mode:GOVERNANCE}") String lockMode,
            @Value("${cunzheng.vault.s3.lock-days:0}") String lockDays) {
        if (bucket.isBlank()) {
            return new FolderStore(Path.of(data));
        }
        S3Settings settings =
                S3Settings.parse(bucket, endpoint, region, prefix, pathStyle, lockMode, lockDays, largestFile);
        return new S3Store(settings, Path.of(data), clock);
    }
}
