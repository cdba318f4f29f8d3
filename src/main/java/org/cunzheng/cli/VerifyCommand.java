package org.cunzheng.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.cunzheng.verification.KnownCheckpoint;
import org.cunzheng.verification.PacketVerifier;
import org.cunzheng.verification.Verdict;
import org.cunzheng.verification.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks a packet and says what holds and what does not. Needs no database, network or key. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "核对材料包：逐字节检查压缩包、清单、记录的承诺值和在日志中的位置。",
            "Checks a packet: every byte of the zip, the manifest, the entries' commitments and their places in the log.",
            "",
            "只凭材料包本身，发现得了局部改动，发现不了整个重做；从别处得到的校验点（大小和根值）才能发现后者。",
            "By itself a packet shows when a part was changed, not when the whole was made anew:",
            "bring a checkpoint that you have from elsewhere to find that out. No signature is checked."
        },
        exitCodeOnInvalidInput = VerifyCommand.WRONG_USAGE,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:一致，制作者未知 / consistent, signer not known",
            "1:被改动 / altered",
            "2:无法读取 / cannot be read",
            "3:一致，但与所带校验点大小不同，无法比较 / consistent, but of another size than the checkpoint: not compared",
            "4:与所带校验点矛盾 / contradicts the checkpoint",
            "64:用法不对 / wrong usage"
        })
final class VerifyCommand implements Callable<Integer> {
    static final int WRONG_USAGE = 64;

    private static final int LONGEST_CHECKPOINT = 1 << 16;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "材料包（zip）/ the packet, a zip")
    private Path file = Path.of("");

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE|SIZE:ROOT",
            description = "从别处得到的校验点 / a checkpoint you have from elsewhere: the log's size and root in hexadecimal,"
                    + " or a file with that or with a C2SP checkpoint, whose signatures are not checked")
    private String checkpoint = "";

    @Option(names = "--lang", paramLabel = "zh|en", description = "语言 / language; by default that of the system")
    private String language = CommandTexts.languageOf(Locale.getDefault());

    @Option(names = "--json", description = "输出一个 JSON 对象 / print one JSON object")
    private boolean json;

    @Override
    public Integer call() {
        CommandTexts texts = texts();
        Verification verification = checkpoint.isEmpty()
                ? PacketVerifier.verify(file)
                : PacketVerifier.verify(file, knownCheckpoint(texts));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(VerificationReport.json(verification));
        } else {
            boolean unreadable = verification.verdict() == Verdict.UNREADABLE;
            PrintWriter to = unreadable ? spec.commandLine().getErr() : out;
            VerificationReport.lines(verification, file, texts).forEach(to::println);
        }
        return verification.verdict().exitCode();
    }

    private CommandTexts texts() {
        try {
            return CommandTexts.of(language);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--lang: zh, en", e);
        }
    }

    private KnownCheckpoint knownCheckpoint(CommandTexts texts) {
        try {
            return KnownCheckpoint.parse(checkpointText());
        } catch (IllegalArgumentException | IOException e) {
            throw new ParameterException(spec.commandLine(), texts.text("cli.verify.badCheckpoint", checkpoint), e);
        }
    }

    private String checkpointText() throws IOException {
        try {
            Path path = Path.of(checkpoint);
            if (Files.isRegularFile(path)) {
                try (InputStream in = Files.newInputStream(path)) {
                    return new String(in.readNBytes(LONGEST_CHECKPOINT), StandardCharsets.UTF_8);
                }
            }
        } catch (InvalidPathException notAFile) {
            return checkpoint;
        }
        return checkpoint;
    }
}
