package org.cunzheng.classify.text;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cunzheng.classify.Finding;
import org.cunzheng.law.Conduct;

/** How well the classifier's labels agree with those given by hand. */
final class Measure {
    private final Map<Conduct, int[]> hitsExtrasMisses = new EnumMap<>(Conduct.class);
    private int lawful;
    private int alarms;

    Measure(TextClassifier classifier, List<LabelledText> texts) {
        for (LabelledText text : texts) {
            Set<Conduct> given = EnumSet.noneOf(Conduct.class);
            classifier.classify(text.utterance()).stream().map(Finding::conduct).forEach(given::add);
            for (Conduct label : Conduct.values()) {
                int[] counts = hitsExtrasMisses.computeIfAbsent(label, added -> new int[3]);
                boolean right = text.labels().contains(label);
                if (given.contains(label)) {
                    counts[right ? 0 : 1]++;
                } else if (right) {
                    counts[2]++;
                }
            }
            lawful += text.isLawful() ? 1 : 0;
            alarms += text.isLawful() && !given.isEmpty() ? 1 : 0;
        }
    }

    double macroF1() {
        return EnumSet.range(Conduct.VIOLENCE_THREAT, Conduct.IMPROPER_PAYMENT).stream()
                .mapToDouble(label -> f1(hitsExtrasMisses.getOrDefault(label, new int[3])))
                .average()
                .orElse(0);
    }

    private static double f1(int[] counts) {
        return 2.0 * counts[0] / Math.max(1, 2 * counts[0] + counts[1] + counts[2]);
    }

    /** The share of lawful texts that anything was found in. */
    double falseAlarms() {
        return alarms / (double) Math.max(1, lawful);
    }

    @Override
    public String toString() {
        return String.format("macro-F1 %.3f, false alarms %.3f of %d lawful", macroF1(), falseAlarms(), lawful);
    }
}
