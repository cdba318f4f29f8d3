package org.cunzheng.classify.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.cunzheng.classify.Finding;
import org.cunzheng.law.Conduct;

/** How well findings agree with labels that people gave: what was right, what too much, what missed, and how sure it was of it. */
public final class Evaluation {
    private static final int BINS = 10;

    /** What kind of text it is that was labelled. */
    public enum Kind {
        PLAIN,
        /** Its words are disguised, whether it breaches anything or not. */
        DISGUISED,
        LAWFUL,
        /** Lawful, though it sounds like a breach. */
        HARD_LAWFUL
    }

    /**
     * A label that was given or due.
     *
     * @param confidence 0 where it was not given
     */
    private record Judged(String text, Conduct label, double confidence, boolean right) {}

    private final Map<Conduct, Score> scores = new EnumMap<>(Conduct.class);
    private final Score all = new Score();
    private final List<Judged> given = new ArrayList<>();
    private final List<Judged> missed = new ArrayList<>();
    private final Share lawful = new Share();
    private final Share hardLawful = new Share();
    private final Share disguised = new Share();
    private int texts;

    /** Creates one of nothing yet. */
    public Evaluation() {
        LearnedModel.LABELS.forEach(label -> scores.put(label, new Score()));
    }

    /** Hits, extras and misses. */
    private static final class Score {
        private int hits;
        private int extras;
        private int misses;

        void count(boolean isGiven, boolean isDue) {
            hits += isGiven && isDue ? 1 : 0;
            extras += isGiven && !isDue ? 1 : 0;
            misses += !isGiven && isDue ? 1 : 0;
        }

        double precision() {
            return hits / (double) Math.max(1, hits + extras);
        }

        double recall() {
            return hits / (double) Math.max(1, hits + misses);
        }

        double f1() {
            return 2.0 * hits / Math.max(1, 2 * hits + extras + misses);
        }
    }

    /** So many of so many. */
    private static final class Share {
        private int some;
        private int of;

        void count(boolean isOne) {
            some += isOne ? 1 : 0;
            of++;
        }

        double value() {
            return some / (double) Math.max(1, of);
        }
    }

    /** Takes one text with the labels due and what was found in it. */
    public void add(String text, Kind kind, Set<Conduct> due, List<Finding> findings) {
        texts++;
        Map<Conduct, Double> found = new EnumMap<>(Conduct.class);
        findings.forEach(finding -> found.merge(finding.conduct(), finding.confidence(), Math::max));
        for (Conduct label : LearnedModel.LABELS) {
            boolean isGiven = found.containsKey(label);
            boolean isDue = due.contains(label);
            scores.computeIfAbsent(label, _ -> new Score()).count(isGiven, isDue);
            all.count(isGiven, isDue);
            if (isGiven) {
                given.add(new Judged(text, label, found.getOrDefault(label, 0.0), isDue));
            } else if (isDue) {
                missed.add(new Judged(text, label, 0, false));
            }
            if (kind == Kind.DISGUISED && isDue) {
                disguised.count(isGiven);
            }
        }
        if (due.isEmpty()) {
            lawful.count(!found.isEmpty());
        }
        if (kind == Kind.HARD_LAWFUL) {
            hardLawful.count(!found.isEmpty());
        }
    }

    /** The mean F1 of the labels that were given or due. */
    public double macroF1() {
        return scores.values().stream()
                .filter(score -> score.hits + score.extras + score.misses > 0)
                .mapToDouble(Score::f1)
                .average()
                .orElse(0);
    }

    /** F1 over all labels of all texts together. */
    public double microF1() {
        return all.f1();
    }

    /** The share of texts without a label that anything was found in. */
    public double falseAlarms() {
        return lawful.value();
    }

    /** The same of those that sound like a breach. */
    public double hardFalseAlarms() {
        return hardLawful.value();
    }

    /** The share of the labels of disguised texts that were given. */
    public double recallOnDisguised() {
        return disguised.value();
    }

    /** How far, on the mean, the confidence of labels that were given lies from how often they were right, over ten bins. */
    public double calibrationError() {
        double error = 0;
        for (int bin = 0; bin < BINS; bin++) {
            List<Judged> in = inBin(bin);
            error += in.size() * Math.abs(confidence(in) - right(in));
        }
        return error / Math.max(1, given.size());
    }

    private List<Judged> inBin(int bin) {
        return given.stream()
                .filter(judged -> Math.min(BINS - 1, (int) (judged.confidence() * BINS)) == bin)
                .toList();
    }

    private static double confidence(List<Judged> judged) {
        return judged.stream().mapToDouble(Judged::confidence).average().orElse(0);
    }

    private static double right(List<Judged> judged) {
        return judged.stream().filter(Judged::right).count() / (double) Math.max(1, judged.size());
    }

    /**
     * All of it in lines, for a person.
     *
     * @param mistakes how many of each kind of mistake are shown at most, of what was too much the surest first
     */
    public List<String> lines(int mistakes) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, "%-24s %9s %9s %9s %6s", "label", "precision", "recall", "F1", "due"));
        scores.forEach((label, score) -> lines.add(String.format(
                Locale.ROOT,
                "%-24s %9.3f %9.3f %9.3f %6d",
                label,
                score.precision(),
                score.recall(),
                score.f1(),
                score.hits + score.misses)));
        lines.add(String.format(Locale.ROOT, "macro-F1 %.3f, micro-F1 %.3f, %d texts", macroF1(), microF1(), texts));
        lines.add(share("false alarms on lawful texts", lawful));
        lines.add(share("false alarms on hard lawful texts", hardLawful));
        lines.add(share("labels of disguised texts found", disguised));
        lines.add(String.format(Locale.ROOT, "expected calibration error %.3f", calibrationError()));
        for (int bin = 0; bin < BINS; bin++) {
            List<Judged> in = inBin(bin);
            if (!in.isEmpty()) {
                lines.add(String.format(
                        Locale.ROOT, "  confidence %.2f, right %.2f, of %d", confidence(in), right(in), in.size()));
            }
        }
        given.stream()
                .filter(judged -> !judged.right())
                .sorted(Comparator.comparingDouble(Judged::confidence).reversed())
                .limit(mistakes)
                .forEach(judged -> lines.add(String.format(
                        Locale.ROOT,
                        "too much: %s %.2f: %s",
                        judged.label(),
                        judged.confidence(),
                        printable(judged.text()))));
        missed.stream()
                .limit(mistakes)
                .forEach(judged -> lines.add("missed: " + judged.label() + ": " + printable(judged.text())));
        return lines;
    }

    /** On one line, and with nothing that moves a terminal. */
    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    private static String share(String name, Share share) {
        return String.format(Locale.ROOT, "%s %.3f (%d of %d)", name, share.value(), share.some, share.of);
    }

    /** The labels that a text can have. */
    public static Set<Conduct> labels() {
        return EnumSet.copyOf(LearnedModel.LABELS);
    }
}
