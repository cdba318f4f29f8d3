package org.cunzheng.cli;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.cunzheng.classify.text.TextClassifier;
import org.cunzheng.law.LenderKind;
import org.cunzheng.lawbase.ShippedLaw;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Judges texts line by line, without a database. Each answer goes out before the next line is waited for. */
@Command(
        name = "classify",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        description = {
            "逐行判断文本：每行一个 JSON 对象（id、text，可有 channel、recipient、occurredAt；不超过 1 MiB），",
            "逐行给出涉嫌的行为、依据的原话和规定。",
            "Judge texts: one JSON object a line in (id, text, and perhaps channel, recipient, occurredAt; 1 MiB at most),",
            "one a line out, with what is suspected, the words it rests on and the provisions. A line that cannot be read gives",
            "{\"line\": 17, \"error\": \"…\"} and the rest goes on."
        },
        exitCodeListHeading = "%n退出码 · Exit codes:%n",
        exitCodeList = {
            "0:每行都已判断 · every line was judged",
            "2:无法读取，或用法不对 · the input cannot be read, or wrong usage",
            "3:有的行无法读取 · some lines could not be read"
        })
final class ClassifyCommand implements Callable<Integer> {
    private static final int ALL_JUDGED = 0;
    private static final int NO_INPUT = 2;
    private static final int SOME_UNREADABLE = 3;

    private final Clock clock;
    private final InputStream standardInput;
    private final OutputStream standardOutput;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "要判断的文件；不写则读标准输入 · the file to judge; without one, standard input")
    private Optional<Path> file = Optional.empty();

    ClassifyCommand(Clock clock, InputStream standardInput, OutputStream standardOutput) {
        this.clock = clock;
        this.standardInput = standardInput;
        this.standardOutput = standardOutput;
    }

    @Override
    public Integer call() {
        try (InputStream in =
                new BufferedInputStream(file.isPresent() ? Files.newInputStream(file.get()) : standardInput)) {
            return judge(in, new BufferedOutputStream(standardOutput, 1 << 16));
        } catch (IOException e) {
            new PrintStream(System.err, true, StandardCharsets.UTF_8)
                    .println("无法读取输入，或无法写出结果。 · The input cannot be read, or the answers cannot be written.");
            return NO_INPUT;
        }
    }

    private int judge(InputStream in, OutputStream out) throws IOException {
        TextClassifier classifier = new TextClassifier(CompletableFuture.supplyAsync(ShippedLaw::load)::join);
        ByteLines lines = new ByteLines(in);
        boolean unreadable = false;
        long number = 0;
        for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
            number++;
            String answer;
            try {
                UtteranceLine asked = UtteranceLine.read(lines.text(line.get()), clock);
                answer = FindingsLine.of(asked.id(), classifier.classify(asked.utterance(), LenderKind.NOT_KNOWN));
            } catch (UtteranceLine.Unreadable e) {
                unreadable = true;
                answer = FindingsLine.ofUnreadable(number, e.reason());
            } catch (CharacterCodingException e) {
                unreadable = true;
                answer = FindingsLine.ofUnreadable(number, "not UTF-8");
            } catch (ByteLines.TooLong e) {
                unreadable = true;
                answer = FindingsLine.ofUnreadable(number, "too long");
            }
            out.write((answer + '\n').getBytes(StandardCharsets.UTF_8));
            if (in.available() == 0) {
                out.flush();
            }
        }
        out.flush();
        return unreadable ? SOME_UNREADABLE : ALL_JUDGED;
    }
}
