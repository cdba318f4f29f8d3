package org.cunzheng.classify.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.cunzheng.classify.text.Evaluation.Kind;
import org.cunzheng.law.Addressee;
import org.cunzheng.law.Conduct;

/**
 * One of our own labelled texts, all of them invented: a line of labels, channel, recipient, kind and text, with a tab between.
 * What each letter stands for, {@code docs/classifier.md} says.
 */
record LabelledText(Utterance utterance, Set<Conduct> labels, Kind kind) {
    /** All but the held-back ones are for training. */
    static final Path FOLDER = Path.of("src/training/texts");

    static final String HELD_BACK = "held-back";

    private static final OffsetDateTime DAY = OffsetDateTime.parse("2026-11-01T10:00:00+08:00");
    private static final String CODES = "VIFMNTPDHRBY";
    private static final Map<String, Channel> CHANNELS =
            Map.of("S", Channel.SMS, "C", Channel.CALL, "W", Channel.WECHAT, "O", Channel.OTHER);
    private static final Map<String, Addressee> RECIPIENTS = Map.of(
            "D",
            Addressee.DEBTOR,
            "R",
            Addressee.RELATIVE,
            "C",
            Addressee.COLLEAGUE,
            "F",
            Addressee.FRIEND,
            "S",
            Addressee.STRANGER);
    private static final Map<String, Kind> KINDS =
            Map.of("p", Kind.PLAIN, "d", Kind.DISGUISED, "l", Kind.LAWFUL, "h", Kind.HARD_LAWFUL);

    /** Those that nobody learned from. */
    static List<LabelledText> heldBack() {
        return files(true);
    }

    /** Those that the model learns from, in the order of their files. */
    static List<LabelledText> forTraining() {
        return files(false);
    }

    private static List<LabelledText> files(boolean heldBack) {
        List<LabelledText> texts = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".tsv"))
                    .sorted()
                    .toList()) {
                if (file.getFileName().toString().startsWith(HELD_BACK) == heldBack) {
                    Files.readAllLines(file).forEach(line -> texts.add(parse(line)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    boolean isLawful() {
        return labels.isEmpty();
    }

    static LabelledText parse(String line) {
        String[] parts = line.split("\t", 5);
        Set<Conduct> labels = EnumSet.noneOf(Conduct.class);
        if (!parts[0].equals("-")) {
            parts[0].chars().forEach(code -> labels.add(LearnedModel.LABELS.get(CODES.indexOf(code))));
        }
        return new LabelledText(
                new Utterance(
                        parts[4],
                        Objects.requireNonNull(CHANNELS.get(parts[1]), line),
                        Objects.requireNonNull(RECIPIENTS.get(parts[2]), line),
                        DAY),
                labels,
                Objects.requireNonNull(KINDS.get(parts[3]), line));
    }
}
