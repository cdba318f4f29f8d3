package org.cunzheng.cli;

import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cunzheng.audit.Audit;
import org.cunzheng.audit.AuditReport;
import org.cunzheng.audit.FileChecking;
import org.cunzheng.audit.Verdict;
import org.cunzheng.custody.LogKeyProblem;
import org.cunzheng.database.DataFolder;
import org.cunzheng.database.Database;
import org.cunzheng.database.DatabaseAddress;
import org.cunzheng.database.DatabaseUnavailable;
import org.cunzheng.database.EmbeddedDatabase;
import org.cunzheng.database.Migrations;
import org.cunzheng.integrity.Checkpoint;
import org.cunzheng.vault.VaultStoreProblem;
import org.cunzheng.verification.KnownCheckpoint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Audits the log and the files of a deployment. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = {
            "重新推算整个日志：每条记录的承诺值、树、每个校验点、时间戳和存放的文件，指出对不上的那一条。只读，服务可以正在运行。",
            "Derives the whole log anew: every entry's commitment, the tree, every checkpoint, timestamps and stored files,",
            "and names what does not fit. It only reads; the server may be running.",
            "",
            "凭数据库自身，发现不了运维者用日志密钥整个重做的日志；也发现不了被截去末尾的日志或换回的旧备份，",
            "做这两样不需要密钥：只有数据库里还留着以前自查的记录，才看得出位置变少了，而那些记录也可以删去。",
            "请用 --checkpoint 带上存在别处的校验点（材料包里、/log/checkpoint）。",
            "By itself it cannot notice a log that its operator made anew with its key; nor one that was cut off at its end,",
            "or an old backup brought back, for which no key is needed: that there are fewer places shows only as long as the",
            "database keeps the records of the server's past audits, which can be deleted too. Bring checkpoints that were",
            "kept elsewhere, as in packets or from /log/checkpoint."
        },
        exitCodeOnInvalidInput = VerifyCommand.WRONG_USAGE,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:全部吻合 / all fits",
            "1:有被改动的 / something was altered",
            "2:未能完成，已发现的照样列出 / not carried out to its end; what was found is listed, stderr says why",
            "3:没有改动，但有缺失 / nothing altered, something is missing",
            "4:没有改动和缺失，但有无法核对的 / nothing altered or missing, something cannot be checked",
            "64:用法不对 / wrong usage"
        })
final class AuditCommand implements Callable<Integer> {
    private static final long PROGRESS = 100_000;
    private static final String UNFINISHED = "审计没有完成 / The audit did not come to its end: ";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            defaultValue = "${env:CUNZHENG_DATA:-data}",
            description = "数据文件夹 / the data folder (default: ${DEFAULT-VALUE})")
    private Path data = Path.of("data");

    /** How far files are looked at, as one says it. */
    enum FilesOption {
        DIGEST(new FileChecking.Digest()),
        PRESENCE(new FileChecking.Presence()),
        NONE(new FileChecking.None());

        private final FileChecking checking;

        FilesOption(FileChecking checking) {
            this.checking = checking;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--files",
            paramLabel = "digest|presence|none",
            defaultValue = "digest",
            description = "文件：逐个读完、只看在不在、不看 / files: read each to its end, see whether it is there, leave them out")
    private FilesOption files = FilesOption.DIGEST;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE|SIZE:ROOT",
            description = "存在别处的校验点，可多次 / a checkpoint kept elsewhere, as for verify; may be repeated")
    private List<String> checkpoints = new ArrayList<>();

    @Option(names = "--lang", paramLabel = "zh|en", description = "语言 / language; by default that of the system")
    private String language = CommandTexts.languageOf(Locale.getDefault());

    @Option(
            names = "--json",
            description = "输出 JSON 行：每处一行，最后一行是结论 / JSON lines: one for each fault, the last one the verdict")
    private boolean json;

    @Override
    public Integer call() {
        CommandTexts texts = texts();
        List<Checkpoint> brought = brought(texts);
        PrintWriter err = spec.commandLine().getErr();
        try {
            AuditReport report = audit(brought);
            (json ? AuditLines.json(report) : AuditLines.text(report, texts))
                    .forEach(spec.commandLine().getOut()::println);
            if (!report.brokenOffBy().isEmpty()) {
                err.println(UNFINISHED + report.brokenOffBy());
            }
            return report.verdict().exitCode();
        } catch (DatabaseUnavailable e) {
            err.println(e.getMessage());
        } catch (RuntimeException e) {
            err.println(keyProblem(e).orElse(UNFINISHED + e));
        }
        return Verdict.BROKEN_OFF.exitCode();
    }

    private static Optional<String> keyProblem(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof LogKeyProblem || cause instanceof VaultStoreProblem) {
                return Optional.of(String.valueOf(cause.getMessage()));
            }
        }
        return Optional.empty();
    }

    private AuditReport audit(List<Checkpoint> brought) {
        Optional<DatabaseAddress> running = Database.given().or(() -> EmbeddedDatabase.runningIn(data));
        if (running.isPresent()) {
            return audit(brought, data, running.get());
        }
        if (!Files.isDirectory(data)) {
            throw new DatabaseUnavailable("没有这个数据文件夹 / There is no such data folder: " + data);
        }
        if (!EmbeddedDatabase.isIn(data) || !hasLogKey()) {
            throw new DatabaseUnavailable("这个文件夹里没有存证的日志（要有 postgres.properties、postgres 文件夹和 log.key），什么也没有新建。"
                    + "请用 --data 指明服务用的数据文件夹：" + data
                    + " / This folder holds no log of Cunzheng (which needs postgres.properties, the folder postgres and log.key),"
                    + " and nothing was made in it. Name the server's data folder with --data: " + data);
        }
        try (DataFolder folder = DataFolder.take(data);
                Database database = Database.openAsItIs(folder)) {
            return audit(brought, folder.path(), database.address());
        }
    }

    private boolean hasLogKey() {
        return Files.isRegularFile(data.resolve("log.key"))
                || Optional.ofNullable(System.getenv("CUNZHENG_LOG_KEY"))
                        .or(() -> Optional.ofNullable(System.getProperty("cunzheng.log.key")))
                        .filter(key -> !key.isBlank())
                        .isPresent();
    }

    private AuditReport audit(List<Checkpoint> brought, Path folder, DatabaseAddress address) {
        if (!Migrations.areApplied(address)) {
            throw new DatabaseUnavailable("这个数据库里没有存证的日志，或日志是较早的版本写的。审计只读，没有改动它。"
                    + "如果是较早的版本，请先用本版本启动一次服务。"
                    + " / This database holds no log of Cunzheng, or one of an earlier version. An audit only reads and changed"
                    + " nothing. If it is of an earlier version, start the server of this version once.");
        }
        try (ApplicationContext context = ApplicationContext.builder()
                .properties(address.asProperties())
                .properties(LeftToServer.SETTINGS)
                .properties(Map.of("cunzheng.data", folder.toString(), "cunzheng.log.may-begin", "false"))
                .start()) {
            return context.getBean(Audit.class).run(files.checking, brought, this::tell);
        }
    }

    private void tell(long places) {
        if (places % PROGRESS < 1024) {
            spec.commandLine().getErr().println("已核对 / examined: " + places);
        }
    }

    private CommandTexts texts() {
        try {
            return CommandTexts.of(language);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--lang: zh, en", e);
        }
    }

    private List<Checkpoint> brought(CommandTexts texts) {
        List<Checkpoint> brought = new ArrayList<>();
        for (String word : checkpoints) {
            try {
                KnownCheckpoint known = KnownCheckpoint.parse(textOf(word));
                brought.add(new Checkpoint(known.size(), known.root()));
            } catch (IllegalArgumentException | IOException e) {
                throw new ParameterException(spec.commandLine(), texts.text("cli.verify.badCheckpoint", word), e);
            }
        }
        return brought;
    }

    private static String textOf(String word) throws IOException {
        Path file = Path.of(word);
        return Files.isRegularFile(file) ? Files.readString(file, StandardCharsets.UTF_8) : word;
    }
}
