package org.cunzheng.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.concurrent.Callable;
import org.cunzheng.acquisition.smsbackup.ExportReport;
import org.cunzheng.acquisition.smsbackup.SmsBackupFile;
import org.cunzheng.acquisition.smsbackup.SmsBackupFile.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints an export as JSON lines, without a database: every record, then the report. */
@Command(
        name = "read",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        description = {
            "读取手机短信、通话导出文件（SMS Backup & Restore 的 XML，可在 zip 内），逐条输出 JSON，最后一行是报告。",
            "Read a phone export of messages or calls (SMS Backup & Restore XML, also in a zip) and print JSON lines:",
            "each record with its offset, length, SHA-256 and fields, and last {\"report\":{…}}.",
            "Text that is not legal Unicode is written as {\"escaped\":\"…\"}."
        },
        exitCodeListHeading = "%n退出码 · Exit codes:%n",
        exitCodeList = {
            "0:全部读出 · everything was read",
            "2:无法读取 · the file cannot be read, or wrong usage",
            "3:有内容未读出，见报告 · something was left out; the report names it"
        })
final class ReadCommand implements Callable<Integer> {
    private static final int READ_WHOLE = 0;
    private static final int NOT_READ = 2;
    private static final int SOMETHING_LEFT_OUT = 3;

    @Parameters(index = "0", paramLabel = "FILE", description = "导出文件 · the export")
    private Path file = Path.of("");

    @Option(
            names = "--member",
            paramLabel = "NAME",
            defaultValue = "",
            description = "zip 内有几份导出时，读哪一份 · which export, where a zip holds several")
    private String member = "";

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            defaultValue = "Asia/Shanghai",
            description = "按哪个时区分日，默认 ${DEFAULT-VALUE} · the zone in which days are counted")
    private ZoneId zone = ZoneId.of("Asia/Shanghai");

    @Override
    public Integer call() {
        try {
            return switch (SmsBackupFile.open(file, member)) {
                case SmsBackupFile.Outcome.Opened(SmsBackupFile export) -> print(export);
                case SmsBackupFile.Outcome.Refused(Refusal refusal) -> refuse(reason(refusal), refusal.detail());
            };
        } catch (UncheckedIOException e) {
            boolean missing = e.getCause() instanceof NoSuchFileException || !Files.exists(file);
            return refuse(missing ? "cli.read.noFile" : "cli.read.disk", "");
        }
    }

    /** As the pages say it, except where a command can do what they cannot. */
    private static String reason(Refusal refusal) {
        return refusal.reason() == Refusal.Reason.ZIP_WITH_SEVERAL
                ? "cli.read.several"
                : "import.refused." + refusal.reason();
    }

    private int print(SmsBackupFile export) {
        PrintStream out = new PrintStream(new BufferedOutputStream(System.out, 1 << 16), false, StandardCharsets.UTF_8);
        try (RecordLines lines = new RecordLines(out)) {
            ExportReport report = export.read(zone, record -> {
                lines.record(record);
                if (out.checkError()) {
                    throw new UncheckedIOException(new IOException("standard output was closed"));
                }
            });
            lines.report(report);
            return report.isComplete() ? READ_WHOLE : SOMETHING_LEFT_OUT;
        }
    }

    private static int refuse(String key, String detail) {
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        for (Locale language : new Locale[] {Locale.CHINESE, Locale.ENGLISH}) {
            ResourceBundle messages = ResourceBundle.getBundle(
                    "messages",
                    language,
                    ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
            err.println(messages.getString(key) + (detail.isEmpty() ? "" : " [" + detail + "]"));
        }
        return NOT_READ;
    }
}
