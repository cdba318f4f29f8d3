package org.cunzheng.classify.text;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.cunzheng.classify.text.Cues.Voice;

/**
 * Learns the shipped model from the labelled texts: one logistic regression for each label and one for any breach (LIBLINEAR, R.-E. Fan et al., 2008). The same
 * texts give the same bytes.
 */
final class Training {
    private static final Path SHIPPED = Path.of("src/main/resources/classify/model/cues.tsv");
    private static final double COST = 60;
    private static final double PRECISION = 0.01;
    private static final int LEAST_TEXTS = 3;
    private static final int MOST_CUES = 120_000;
    private static final int FOLDS = 4;

    /** Neighbouring lines are often twins, and stay in one fold. */
    private static final int BLOCK = 10;

    /** Of lawful texts so many may be flagged, on those that were not learned from. */
    private static final double MOST_ALARMS = 0.035;

    private final List<LabelledText> texts;
    private final List<Set<String>> cues = new ArrayList<>();

    private Training(List<LabelledText> texts) {
        this.texts = texts;
        Reading reading = new Reading();
        texts.forEach(text -> cues.add(cues(reading, text.utterance())));
    }

    /** Trains on all texts for training and writes the model where it is shipped from. */
    public static void main(String[] arguments) throws IOException {
        Files.createDirectories(SHIPPED.getParent());
        Files.write(SHIPPED, learned(LabelledText.forTraining()), StandardCharsets.UTF_8);
    }

    /** The lines of the model's file. */
    static List<String> learned(List<LabelledText> texts) {
        return new Training(texts).lines();
    }

    private static Set<String> cues(Reading reading, Utterance utterance) {
        Set<String> cues = new TreeSet<>();
        Reading.Read read = reading.of(utterance.text(), utterance.recipient());
        Cues.read(read, utterance.channel(), 0, read.text().length(), new Cues.Reader() {
            @Override
            public void stretch(Voice voice, char[] marked, int from, int to) {
                cues.add(CueText.of(voice, marked, from, to));
            }

            @Override
            public void circumstance(String name) {
                cues.add(CueText.of(name));
            }
        });
        return cues;
    }

    /** Weights by cue and column, and a bias for each column. */
    private record Learned(List<String> vocabulary, double[][] weights, double[] biases) {}

    /** Learns twice: first of all cues, then of those alone that weighed most. */
    private Learned learn(IntPredicate isLearnedFrom) {
        Map<String, Integer> counts = new HashMap<>();
        int[] rows = IntStream.range(0, texts.size()).filter(isLearnedFrom).toArray();
        for (int row : rows) {
            cues.get(row).forEach(cue -> counts.merge(cue, 1, Integer::sum));
        }
        counts.values().removeIf(count -> count < LEAST_TEXTS);
        Learned first = learn(rows, new TreeSet<>(counts.keySet()));
        return learn(rows, weightiest(first));
    }

    private static TreeSet<String> weightiest(Learned learned) {
        return IntStream.range(0, learned.weights().length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer cue) -> -DoubleStream.of(learned.weights()[cue])
                                .map(Math::abs)
                                .max()
                                .orElse(0))
                        .thenComparing(cue -> learned.vocabulary().get(cue)))
                .limit(MOST_CUES)
                .map(cue -> learned.vocabulary().get(cue))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Learned learn(int[] rows, TreeSet<String> vocabulary) {
        Map<String, Integer> ids = new HashMap<>();
        vocabulary.forEach(cue -> ids.put(cue, ids.size() + 1));
        Problem problem = new Problem();
        problem.l = rows.length;
        problem.n = ids.size() + 1;
        problem.bias = 1;
        problem.x = new Feature[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            problem.x[i] = features(cues.get(rows[i]), ids);
        }
        double[][] weights = new double[ids.size()][LearnedModel.COLUMNS];
        double[] biases = new double[LearnedModel.COLUMNS];
        for (int label = 0; label < biases.length; label++) {
            int column = label;
            problem.y = IntStream.of(rows)
                    .mapToDouble(row -> Decision.holds(texts.get(row), column) ? 1 : -1)
                    .toArray();
            Linear.resetRandom();
            Linear.disableDebugOutput();
            Model model = Linear.train(problem, new Parameter(SolverType.L2R_LR_DUAL, COST, PRECISION));
            double sign = model.getLabels()[0] == 1 ? 1 : -1;
            double[] learned = model.getFeatureWeights();
            for (int cue = 0; cue < weights.length; cue++) {
                weights[cue][label] = sign * learned[cue];
            }
            biases[label] = sign * learned[weights.length];
        }
        return new Learned(List.copyOf(vocabulary), weights, biases);
    }

    private static Feature[] features(Set<String> cues, Map<String, Integer> ids) {
        int[] known = cues.stream()
                .filter(ids::containsKey)
                .mapToInt(ids::get)
                .sorted()
                .toArray();
        Feature[] features = new Feature[known.length + 1];
        double each = 1 / Math.sqrt(Math.max(1, known.length));
        for (int i = 0; i < known.length; i++) {
            features[i] = new FeatureNode(known[i], each);
        }
        features[known.length] = new FeatureNode(ids.size() + 1, 1);
        return features;
    }

    /** The scores of each text by models that did not learn from it or its neighbours. */
    private double[][] scoresOfOthers() {
        double[][] scores = new double[texts.size()][];
        for (int fold = 0; fold < FOLDS; fold++) {
            int held = fold;
            LearnedModel model =
                    new LearnedModel(written(learn(row -> row / BLOCK % FOLDS != held), Decision.untaught()));
            Reading reading = new Reading();
            for (int row = 0; row < texts.size(); row++) {
                if (row / BLOCK % FOLDS == held) {
                    Utterance utterance = texts.get(row).utterance();
                    scores[row] = Weighing.of(
                                    model, reading.of(utterance.text(), utterance.recipient()), utterance.channel())
                            .scores();
                }
            }
        }
        return scores;
    }

    private List<String> lines() {
        return written(learn(_ -> true), Decision.taught(texts, scoresOfOthers(), MOST_ALARMS));
    }

    private static List<String> written(Learned learned, Decision decision) {
        double[] units = new double[LearnedModel.COLUMNS];
        for (int column = 0; column < units.length; column++) {
            double largest = 1e-3;
            for (double[] weights : learned.weights()) {
                largest = Math.max(largest, Math.abs(weights[column]));
            }
            units[column] = Double.parseDouble(number(largest / LearnedModel.squared(LearnedModel.MOST)));
        }
        List<String> lines = new ArrayList<>(List.of(
                LearnedModel.VERSION,
                "units" + numbers(units),
                "biases" + numbers(learned.biases()),
                "thresholds" + numbers(decision.thresholds()),
                "slopes" + numbers(decision.slopes()),
                "offsets" + numbers(decision.offsets())));
        for (int cue = 0; cue < learned.weights().length; cue++) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < units.length; column++) {
                line.append(written(learned.weights()[cue][column] / units[column]));
            }
            lines.add(line.append('\t').append(learned.vocabulary().get(cue)).toString());
        }
        return lines;
    }

    private static char written(double inUnits) {
        long number = Math.round(Math.signum(inUnits) * Math.sqrt(Math.abs(inUnits)));
        return (char)
                (LearnedModel.LEAST + LearnedModel.MOST + Math.clamp(number, -LearnedModel.MOST, LearnedModel.MOST));
    }

    private static String numbers(double[] numbers) {
        StringBuilder line = new StringBuilder();
        for (double number : numbers) {
            line.append(' ').append(number(number));
        }
        return line.toString();
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, "%.7f", number);
    }
}
