package org.cunzheng.classify.text;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cunzheng.law.Conduct;

/**
 * What was learned from labelled texts: how much each cue speaks for each label, and for any breach at all. A text's score is the
 * sum of its cues' weights over the square root of their number. {@code docs/classifier.md} says how it was made.
 */
final class LearnedModel {
    /** The labels in the order in which the file gives their weights. */
    static final List<Conduct> LABELS = Arrays.stream(Conduct.values())
            .filter(conduct -> conduct.compareTo(Conduct.IMPROPER_PAYMENT) <= 0)
            .toList();

    /** The column after those of the labels: whether the text is a breach at all. */
    static final int BREACH = LABELS.size();

    static final int COLUMNS = BREACH + 1;

    /** So far below its threshold the likeliest label still holds, where a breach is likely and no label reaches its own. */
    static final double MARGIN = 1;

    /** Names the model in each finding; rises with each training. */
    static final String VERSION = "cues/1";

    /**
     * Each weight is written as one character, which stands for a number from -39 to 39: so many units as its square, so that small
     * weights, which are many, are told finely.
     */
    static final char LEAST = '0';

    static final int MOST = 39;
    private static final String NAME = "model/cues.tsv";

    private final double[] units;
    private final double[] biases;
    private final double[] thresholds;
    private final double[] slopes;
    private final double[] offsets;

    /** By open addressing: the key of a cue, and where its weights begin, 0 where there is none. */
    private final long[] keys;

    private final int[] places;
    private final short[] weights;

    /** The shipped one. */
    LearnedModel() {
        this(DataFile.lines(NAME));
    }

    /** @param lines of a file: its version, five of what belongs to columns, then one for each cue */
    LearnedModel(List<String> lines) {
        if (!lines.getFirst().equals(VERSION)) {
            throw new IllegalStateException("another version of the model: " + lines.getFirst());
        }
        units = numbers(lines.get(1), "units");
        biases = numbers(lines.get(2), "biases");
        thresholds = numbers(lines.get(3), "thresholds");
        slopes = numbers(lines.get(4), "slopes");
        offsets = numbers(lines.get(5), "offsets");
        List<String> cues = lines.subList(6, lines.size());
        int size = Integer.highestOneBit(Math.max(1, cues.size())) << 2;
        keys = new long[size];
        places = new int[size];
        weights = new short[(cues.size() + 1) * COLUMNS];
        int place = COLUMNS;
        for (String line : cues) {
            int tab = line.indexOf('\t');
            if (tab != COLUMNS) {
                throw new IllegalStateException("not a cue with its weights: " + line);
            }
            add(CueText.key(line.substring(tab + 1)), place);
            for (int column = 0; column < COLUMNS; column++) {
                weights[place + column] = (short) squared(line.charAt(column) - LEAST - MOST);
            }
            place += COLUMNS;
        }
    }

    private static double[] numbers(String line, String name) {
        String[] parts = DataFile.parts(line);
        if (!parts[0].equals(name) || parts.length != COLUMNS + 1) {
            throw new IllegalStateException("not the " + name + " of the model");
        }
        double[] numbers =
                Arrays.stream(parts).skip(1).mapToDouble(Double::parseDouble).toArray();
        if (!Arrays.stream(numbers).allMatch(Double::isFinite)) {
            throw new IllegalStateException("the " + name + " of the model are not all numbers");
        }
        return numbers;
    }

    static int squared(int number) {
        return number * Math.abs(number);
    }

    private void add(long key, int place) {
        int slot = slot(key);
        if (places[slot] != 0) {
            throw new IllegalStateException("a cue comes twice in the model");
        }
        keys[slot] = key;
        places[slot] = place;
    }

    private int slot(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed >>> 40) & (keys.length - 1);
        while (places[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return slot;
    }

    /** Where the weights of a cue begin; 0 where the model does not know it. */
    int place(long key) {
        return places[slot(key)];
    }

    /** By how much a cue speaks for a label, before it is divided by the number of cues. */
    double weight(int place, int label) {
        return weights[place + label] * units[label];
    }

    /** The sum of what speaks for and against each label, and for and against a breach. */
    double[] scores(int[] places, int count) {
        double[] scores = biases.clone();
        double each = 1 / Math.sqrt(Math.max(1, count));
        for (int column = 0; column < COLUMNS; column++) {
            int sum = 0;
            for (int i = 0; i < count; i++) {
                sum += weights[places[i] + column];
            }
            scores[column] += sum * units[column] * each;
        }
        return scores;
    }

    /** The labels that hold, with how sure that is, from 0.01 to 1: none where a breach is not likely. */
    Map<Conduct, Double> suspected(double[] scores) {
        Map<Conduct, Double> suspected = new EnumMap<>(Conduct.class);
        for (int label : holding(scores, thresholds)) {
            double sure = 1 / (1 + StrictMath.exp(-(slopes[label] * scores[label] + offsets[label])));
            // In hundredths, as no more is known; and the same on every machine.
            suspected.put(LABELS.get(label), Math.clamp(Math.round(sure * 100) / 100.0, 0.01, 1));
        }
        return suspected;
    }

    static int[] holding(double[] scores, double[] thresholds) {
        if (scores[BREACH] <= thresholds[BREACH]) {
            return new int[0];
        }
        int[] above = IntStream.range(0, BREACH)
                .filter(label -> scores[label] > thresholds[label])
                .toArray();
        if (above.length > 0) {
            return above;
        }
        int likeliest = 0;
        for (int label = 1; label < BREACH; label++) {
            if (scores[label] - thresholds[label] > scores[likeliest] - thresholds[likeliest]) {
                likeliest = label;
            }
        }
        return scores[likeliest] - thresholds[likeliest] > -MARGIN ? new int[] {likeliest} : new int[0];
    }
}
