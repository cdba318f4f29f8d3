package org.cunzheng.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cunzheng.classify.text.Evaluation;
import org.cunzheng.classify.text.TextClassifier;
import org.cunzheng.lawbase.ShippedLaw;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares what the classifier finds with labels that people gave, without a database. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        description = {
            "用人工标注的文本检验判断：每行一个 JSON 对象，除 classify 的各项外还有 labels（数组）和 kind",
            "（plain、disguised、lawful、hard lawful）。逐标签给出准确率、召回率、F1，合法文本的误报率、置信度是否可信，以及最严重的错误。",
            "Compare findings with labels given by people: lines as for classify, with labels (a list) and kind as well. Gives",
            "precision, recall and F1 for each label, false alarms on lawful texts, calibration, and the worst mistakes."
        },
        exitCodeListHeading = "%n退出码 · Exit codes:%n",
        exitCodeList = {
            "0:每行都已计入 · every line was counted",
            "2:无法读取，或用法不对 · the input cannot be read, or wrong usage",
            "3:有的行无法读取，未计入 · some lines could not be read and are not counted"
        })
final class EvaluateCommand implements Callable<Integer> {
    private static final int ALL_COUNTED = 0;
    private static final int NO_INPUT = 2;
    private static final int SOME_UNREADABLE = 3;

    private final Clock clock;
    private final PrintStream out;
    private final PrintStream err;

    @Parameters(paramLabel = "FILE", description = "标注过的文本 · the labelled texts")
    private Path file = Path.of("");

    @Option(
            names = "--mistakes",
            paramLabel = "N",
            defaultValue = "20",
            description = "每类错误最多列出几条 · how many mistakes of each kind are shown")
    private int mistakes;

    EvaluateCommand(Clock clock, PrintStream out, PrintStream err) {
        this.clock = clock;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        if (mistakes < 0) {
            err.println("--mistakes 不能小于 0。 · --mistakes cannot be below 0.");
            return NO_INPUT;
        }
        Evaluation evaluation = new Evaluation();
        boolean unreadable;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            unreadable = evaluate(new ByteLines(in), evaluation);
        } catch (IOException e) {
            err.println("无法读取输入。 · The input cannot be read.");
            return NO_INPUT;
        }
        evaluation.lines(mistakes).forEach(out::println);
        return unreadable ? SOME_UNREADABLE : ALL_COUNTED;
    }

    private boolean evaluate(ByteLines lines, Evaluation evaluation) throws IOException {
        TextClassifier classifier = new TextClassifier(ShippedLaw.load());
        boolean unreadable = false;
        long number = 0;
        for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
            number++;
            try {
                LabelledLine labelled = LabelledLine.read(lines.text(line.get()), clock);
                evaluation.add(
                        labelled.utterance().text(),
                        labelled.kind(),
                        labelled.labels(),
                        classifier.classify(labelled.utterance()));
            } catch (UtteranceLine.Unreadable e) {
                unreadable = true;
                err.println("第 " + number + " 行 · line " + number + ": " + e.reason());
            } catch (CharacterCodingException e) {
                unreadable = true;
                err.println("第 " + number + " 行 · line " + number + ": not UTF-8");
            } catch (ByteLines.TooLong e) {
                unreadable = true;
                err.println("第 " + number + " 行 · line " + number + ": too long");
            }
        }
        return unreadable;
    }
}
