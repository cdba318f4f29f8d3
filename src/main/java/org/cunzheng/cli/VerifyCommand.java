package org.cunzheng.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.cunzheng.verification.Brought;
import org.cunzheng.verification.KnownCheckpoint;
import org.cunzheng.verification.LogVerifierKey;
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
            "核对材料包：逐字节检查压缩包、清单、记录的承诺值、在日志中的位置、签名和时间戳。",
            "Checks a packet: every byte of the zip, the manifest, the entries' commitments, their places in the log,",
            "signatures and timestamps.",
            "",
            "只凭材料包本身，发现得了局部改动，发现不了整个重做。材料包里的密钥和证书不作数：",
            "请带上从别处得到的日志公钥、时间戳机构的根证书和以前的校验点。",
            "By itself a packet shows when a part was changed, not when the whole was made anew. Keys and certificates",
            "inside it count for nothing: bring the log's key, authorities' roots and an earlier checkpoint from elsewhere.",
            "",
            "退出状态按 2、1、4、3、5、6、0 的次序，先符合者为准。",
            "The exit status is the first that fits of 2, 1, 4, 3, 5, 6, 0."
        },
        exitCodeOnInvalidInput = VerifyCommand.WRONG_USAGE,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:成立 / holds: consistent, signed by the key brought, times proved under the roots brought",
            "1:被改动 / altered",
            "2:无法读取 / cannot be read",
            "3:吻合，未能与所带校验点比较 / consistent, not compared: nothing in it has the checkpoint's size",
            "4:与所带校验点或公钥矛盾 / contradicts the checkpoint or key brought",
            "5:吻合，签名者未知 / consistent, signer not known",
            "6:吻合，签名者已知，时间尚未证明 / consistent, signed by the key brought, not proved yet",
            "64:用法不对 / wrong usage"
        })
final class VerifyCommand implements Callable<Integer> {
    static final int WRONG_USAGE = 64;

    private static final int LONGEST_TEXT = 1 << 16;

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

    @Option(
            names = "--log-key",
            paramLabel = "FILE|KEY",
            description = "从别处得到的日志公钥 / the log's key from elsewhere, name+id+key, or a file with it")
    private String logKey = "";

    @Option(
            names = "--tsa-roots",
            paramLabel = "PEM",
            description =
                    "您信任的时间戳机构根证书 / a file with the certificates of timestamping authorities' roots that you trust")
    private Path roots = Path.of("");

    @Option(
            names = "--sm3",
            description = "另外核对记录所写的原始文件 SM3 校验值，较慢 / check the SM3 that entries say of originals, too; slower")
    private boolean sm3;

    @Option(names = "--lang", paramLabel = "zh|en", description = "语言 / language; by default that of the system")
    private String language = CommandTexts.languageOf(Locale.getDefault());

    @Option(names = "--json", description = "输出一个 JSON 对象 / print one JSON object")
    private boolean json;

    @Override
    public Integer call() {
        CommandTexts texts = texts();
        Brought brought = brought(texts);
        Verification verification =
                sm3 ? PacketVerifier.verifyWithSm3(file, brought) : PacketVerifier.verify(file, brought);
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

    private Brought brought(CommandTexts texts) {
        Brought brought = Brought.NOTHING;
        try {
            if (!checkpoint.isEmpty()) {
                brought = brought.and(KnownCheckpoint.parse(textOf(checkpoint)));
            }
        } catch (IllegalArgumentException | IOException e) {
            throw new ParameterException(spec.commandLine(), texts.text("cli.verify.badCheckpoint", checkpoint), e);
        }
        try {
            if (!logKey.isEmpty()) {
                brought = brought.and(LogVerifierKey.parse(textOf(logKey)));
            }
        } catch (IllegalArgumentException | IOException e) {
            throw new ParameterException(spec.commandLine(), texts.text("cli.verify.badKey", logKey), e);
        }
        try {
            return roots.toString().isEmpty() ? brought : brought.and(certificates());
        } catch (CertificateException | IOException e) {
            throw new ParameterException(spec.commandLine(), texts.text("cli.verify.badRoots", roots), e);
        }
    }

    private Set<X509Certificate> certificates() throws CertificateException, IOException {
        Set<X509Certificate> certificates = new HashSet<>();
        try (InputStream in = Files.newInputStream(roots)) {
            CertificateFactory.getInstance("X.509")
                    .generateCertificates(in)
                    .forEach(certificate -> certificates.add((X509Certificate) certificate));
        }
        if (certificates.isEmpty()) {
            throw new CertificateException("no certificate in " + roots);
        }
        return certificates;
    }

    /** What the file of that name holds, where there is one; else the word itself. */
    private static String textOf(String word) throws IOException {
        try {
            Path path = Path.of(word);
            if (Files.isRegularFile(path)) {
                try (InputStream in = Files.newInputStream(path)) {
                    return new String(in.readNBytes(LONGEST_TEXT), StandardCharsets.UTF_8);
                }
            }
        } catch (InvalidPathException notAFile) {
            return word;
        }
        return word;
    }
}
