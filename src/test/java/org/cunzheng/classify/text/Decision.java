package org.cunzheng.classify.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * From which scores on a breach and each label are suspected, and how sure a label is at a score: by logistic regression on scores (J. Platt,
 * Probabilistic outputs for support vector machines, 1999).
 */
record Decision(double[] thresholds, double[] slopes, double[] offsets) {
    private static final double STEP = 0.05;
    private static final double LOWEST = -2;
    private static final double HIGHEST = 2;

    /** Whether a text has the label of a column, or any. */
    static boolean holds(LabelledText text, int column) {
        return column == LearnedModel.BREACH
                ? !text.isLawful()
                : text.labels().contains(LearnedModel.LABELS.get(column));
    }

    static Decision untaught() {
        double[] ones = new double[LearnedModel.COLUMNS];
        Arrays.fill(ones, 1);
        return new Decision(new double[LearnedModel.COLUMNS], ones, new double[LearnedModel.COLUMNS]);
    }

    /**
     * Of all thresholds for a breach, each with the labels' best beside it, the one with the best macro-F1 that flags no more than
     * that share of lawful texts.
     *
     * @param scores of each text, by a model that did not learn from it
     */
    static Decision taught(List<LabelledText> texts, double[][] scores, double mostAlarms) {
        double[] best = new double[0];
        double bestF1 = -1;
        for (double breach = LOWEST; breach <= HIGHEST; breach += 2 * STEP) {
            double[] thresholds = besides(breach, texts, scores);
            Outcome outcome = Outcome.of(texts, scores, thresholds);
            if (outcome.alarms() <= mostAlarms && outcome.macroF1() > bestF1) {
                bestF1 = outcome.macroF1();
                best = thresholds;
            }
        }
        if (best.length == 0) {
            throw new IllegalStateException("no threshold flags so few lawful texts");
        }
        double threshold = best[LearnedModel.BREACH];
        double[] slopes = new double[LearnedModel.COLUMNS];
        double[] offsets = new double[LearnedModel.COLUMNS];
        for (int column = 0; column < LearnedModel.COLUMNS; column++) {
            int of = column;
            List<double[]> scored = new ArrayList<>();
            for (int row = 0; row < scores.length; row++) {
                if (scores[row][LearnedModel.BREACH] > threshold) {
                    scored.add(new double[] {scores[row][of], holds(texts.get(row), of) ? 1 : 0});
                }
            }
            double[] line = line(scored);
            slopes[column] = line[0];
            offsets[column] = line[1];
        }
        return new Decision(best, slopes, offsets);
    }

    private static double[] besides(double breach, List<LabelledText> texts, double[][] scores) {
        double[] thresholds = new double[LearnedModel.COLUMNS];
        thresholds[LearnedModel.BREACH] = breach;
        for (int label = 0; label < LearnedModel.BREACH; label++) {
            thresholds[label] = bestThreshold(label, breach, texts, scores);
        }
        return thresholds;
    }

    /** What thresholds come to. */
    private record Outcome(double macroF1, double alarms) {
        static Outcome of(List<LabelledText> texts, double[][] scores, double[] thresholds) {
            int[] hits = new int[LearnedModel.BREACH];
            int[] given = new int[LearnedModel.BREACH];
            int[] due = new int[LearnedModel.BREACH];
            int lawful = 0;
            int flagged = 0;
            for (int row = 0; row < scores.length; row++) {
                int[] holding = LearnedModel.holding(scores[row], thresholds);
                for (int label : holding) {
                    given[label]++;
                    hits[label] += holds(texts.get(row), label) ? 1 : 0;
                }
                for (int label = 0; label < due.length; label++) {
                    due[label] += holds(texts.get(row), label) ? 1 : 0;
                }
                lawful += texts.get(row).isLawful() ? 1 : 0;
                flagged += texts.get(row).isLawful() && holding.length > 0 ? 1 : 0;
            }
            double sum = 0;
            for (int label = 0; label < due.length; label++) {
                sum += 2.0 * hits[label] / Math.max(1, given[label] + due[label]);
            }
            return new Outcome(sum / due.length, flagged / (double) Math.max(1, lawful));
        }
    }

    private static double bestThreshold(int label, double breach, List<LabelledText> texts, double[][] scores) {
        double best = 0;
        double bestF1 = -1;
        for (double threshold = LOWEST; threshold <= HIGHEST; threshold += STEP) {
            int hits = 0;
            int given = 0;
            int due = 0;
            for (int row = 0; row < scores.length; row++) {
                boolean suspected = scores[row][LearnedModel.BREACH] > breach && scores[row][label] > threshold;
                boolean right = holds(texts.get(row), label);
                hits += suspected && right ? 1 : 0;
                given += suspected ? 1 : 0;
                due += right ? 1 : 0;
            }
            double f1 = 2.0 * hits / Math.max(1, given + due);
            if (f1 > bestF1) {
                bestF1 = f1;
                best = threshold;
            }
        }
        return best;
    }

    /** Slope and offset that make the scores most likely, by Newton's method. */
    private static double[] line(List<double[]> scored) {
        double slope = 1;
        double offset = 0;
        for (int round = 0; round < 50; round++) {
            double gradientSlope = 0;
            double gradientOffset = 0;
            double curveSlope = 1e-9;
            double curveBoth = 0;
            double curveOffset = 1e-9;
            for (double[] one : scored) {
                double score = one[0];
                double probability = 1 / (1 + Math.exp(-(slope * score + offset)));
                double error = one[1] - probability;
                double curve = probability * (1 - probability);
                gradientSlope += error * score;
                gradientOffset += error;
                curveSlope += curve * score * score;
                curveBoth += curve * score;
                curveOffset += curve;
            }
            double determinant = curveSlope * curveOffset - curveBoth * curveBoth;
            slope += (gradientSlope * curveOffset - gradientOffset * curveBoth) / determinant;
            offset += (gradientOffset * curveSlope - gradientSlope * curveBoth) / determinant;
        }
        return new double[] {slope, offset};
    }
}
