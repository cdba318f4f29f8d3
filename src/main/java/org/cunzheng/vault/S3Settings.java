package org.cunzheng.vault;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Which bucket, where, and how what is in it is held.
 *
 * @param endpoint empty for that of AWS in the region
 * @param prefix before all names: empty, or ending with a slash
 * @param pathStyle whether the bucket stands in the path and not in the host's name
 */
record S3Settings(
        String bucket, Optional<URI> endpoint, String region, String prefix, boolean pathStyle, Optional<Lock> lock) {
    /** The most that one request may put in. */
    private static final long LARGEST = 5_000_000_000L;

    /** Sealed objects are put under retention, in the store's words: GOVERNANCE or COMPLIANCE. */
    record Lock(String mode, Duration length) {
        Lock {
            Objects.requireNonNull(mode);
            Objects.requireNonNull(length);
        }
    }

    S3Settings {
        Objects.requireNonNull(endpoint);
        Objects.requireNonNull(lock);
        if (!bucket.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")) {
            throw problem(
                    "CUNZHENG_VAULT_S3_BUCKET", "只能是小写字母、数字、点和横线", "lower-case letters, digits, dots and hyphens");
        }
        if (region.isBlank()) {
            throw problem(
                    "CUNZHENG_VAULT_S3_REGION",
                    "没有设 CUNZHENG_VAULT_S3_ENDPOINT 时必须设，如 cn-north-1",
                    "needed" + " where CUNZHENG_VAULT_S3_ENDPOINT is not set, such as cn-north-1");
        }
        if (!prefix.matches("([A-Za-z0-9._-]+/)*")) {
            throw problem(
                    "CUNZHENG_VAULT_S3_PREFIX",
                    "只能是字母、数字、点、横线、下划线和斜线",
                    "letters, digits, dots, hyphens," + " underscores and slashes");
        }
    }

    /**
     * Of the settings as they are written.
     *
     * @param lockDays 0 for no lock
     * @param largestFile in bytes, as the vault takes it in
     * @throws VaultStoreProblem where one is wrong
     */
    static S3Settings parse(
            String bucket,
            String endpoint,
            String region,
            String prefix,
            String pathStyle,
            String lockMode,
            String lockDays,
            long largestFile) {
        if (largestFile > LARGEST) {
            throw problem(
                    "CUNZHENG_LARGEST_FILE", "用对象存储时最多 " + LARGEST, "at most " + LARGEST + " with an object store");
        }
        Optional<URI> address = endpoint.isBlank() ? Optional.empty() : Optional.of(address(endpoint.strip()));
        return new S3Settings(
                bucket.strip(),
                address,
                region.isBlank() && address.isPresent() ? "us-east-1" : region.strip(),
                prefix.isBlank() || prefix.endsWith("/") ? prefix.strip() : prefix.strip() + "/",
                pathStyle.isBlank() ? address.isPresent() : truth(pathStyle.strip()),
                lock(lockMode.strip().toUpperCase(Locale.ROOT), lockDays.strip()));
    }

    private static URI address(String endpoint) {
        try {
            URI uri = URI.create(endpoint);
            String host = uri.getHost();
            boolean encrypted = "https".equals(uri.getScheme());
            if (host != null && (encrypted || "http".equals(uri.getScheme()) && isLoopback(host))) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // Told below, as any other that is none.
        }
        throw problem(
                "CUNZHENG_VAULT_S3_ENDPOINT",
                "应是 https:// 开头的地址；http:// 只限本机",
                "an address that begins with https://;" + " http:// on this machine only");
    }

    /** By what is written; no name but localhost is looked up. */
    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
    }

    private static boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw problem("CUNZHENG_VAULT_S3_PATH_STYLE", "应是 true 或 false", "true or false");
        };
    }

    private static Optional<Lock> lock(String mode, String days) {
        if (!mode.equals("GOVERNANCE") && !mode.equals("COMPLIANCE")) {
            throw problem("CUNZHENG_VAULT_S3_LOCK_MODE", "应是 GOVERNANCE 或 COMPLIANCE", "GOVERNANCE or COMPLIANCE");
        }
        if (!days.matches("[0-9]{1,5}")) {
            throw problem("CUNZHENG_VAULT_S3_LOCK_DAYS", "应是 0 到 99999 的天数", "a number of days from 0 to 99999");
        }
        Duration length = Duration.ofDays(Integer.parseInt(days));
        return length.isZero() ? Optional.empty() : Optional.of(new Lock(mode, length));
    }

    private static VaultStoreProblem problem(String setting, String chinese, String english) {
        return new VaultStoreProblem("设置 " + setting + " 不对，所以没有启动：" + chinese + "。 / The setting " + setting
                + " is wrong, so nothing was started: " + english + ".");
    }
}
