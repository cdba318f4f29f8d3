package org.cunzheng.custody;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.cunzheng.disk.DurableFiles;
import org.cunzheng.integrity.LogKey;

/**
 * The log's key: the one that the setting {@code cunzheng.log.key} holds, else that of the file {@code log.key} in the data
 * folder, which is made at the first start. A log has one key for ever.
 */
@Factory
final class LogKeyFile {
    private static final String FILE = "log.key";

    private static final String LOST = "日志的签名密钥 log.key 不见了，没有它不能继续：请从备份恢复数据文件夹里的 log.key，或在 CUNZHENG_LOG_KEY 里给出。"
            + " / The log's signing key log.key is missing and nothing can go on without it: restore log.key in the"
            + " data folder from a backup, or give it in CUNZHENG_LOG_KEY.";
    private static final String OTHER = "log.key 或 CUNZHENG_LOG_KEY 不是这份日志的签名密钥：请换回原来的密钥。"
            + " / log.key or CUNZHENG_LOG_KEY is not the key that this log is signed with: bring back the former.";
    private static final String NO_LOG =
            "这个数据库里还没有日志，所以没有可做的，也没有新建。" + " / This database holds no log yet: nothing was done and none was made.";
    private static final String BROKEN =
            "日志的签名密钥读不懂：请从备份恢复 log.key。" + " / The log's signing key cannot be read: restore log.key from a backup.";

    /**
     * @param given both keys as {@link LogKey#text} writes them; empty for those of the file
     * @param origin the name of a log that is made now; empty for a random one
     * @param mayBegin whether a log may begin now, where the database holds none
     * @throws LogKeyProblem where the key is missing, broken or not that of the log in the database
     */
    @Singleton
    LogKey logKey(
            LogTables tables,
            @Value("${cunzheng.data:data}") String data,
            @Value("${cunzheng.log.key:}") String given,
            @Value("${cunzheng.log.origin:}") String origin,
            @Value("${cunzheng.log.may-begin:true}") boolean mayBegin) {
        Optional<String> known = tables.identity();
        if (known.isEmpty() && !mayBegin) {
            throw new LogKeyProblem(NO_LOG);
        }
        LogKey key = given.isBlank() ? ofFile(Path.of(data), origin, known.isEmpty()) : parse(given);
        if (!tables.identify(key.verifierKey()).equals(key.verifierKey())) {
            throw new LogKeyProblem(OTHER);
        }
        return key;
    }

    private static LogKey ofFile(Path folder, String origin, boolean mayMake) {
        Path file = folder.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                if (!mayMake) {
                    throw new LogKeyProblem(LOST);
                }
                LogKey made = LogKey.generate(origin.isBlank() ? randomOrigin() : origin);
                // Its name too has to survive a crash before the database keeps the public key for ever.
                DurableFiles.writeOnce(
                        Files.createDirectories(folder), FILE, made.text().getBytes(UTF_8));
            }
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LogKey parse(String text) {
        try {
            return LogKey.parse(text);
        } catch (IllegalArgumentException e) {
            throw new LogKeyProblem(BROKEN);
        }
    }

    /** Nobody's address, so that it is not taken for one: such a log names itself, and is reached by what it is told. */
    private static String randomOrigin() {
        byte[] random = new byte[8];
        new SecureRandom().nextBytes(random);
        return "cunzheng.invalid/" + HexFormat.of().formatHex(random);
    }
}
