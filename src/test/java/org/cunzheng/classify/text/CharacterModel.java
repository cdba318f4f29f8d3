package org.cunzheng.classify.text;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cunzheng.law.Conduct;

/** A bare linear model over characters as written and their pairs, learned from the same texts, to be measured against. */
final class CharacterModel {
    private final Map<String, Integer> ids = new HashMap<>();
    private final Map<Conduct, Model> models = new EnumMap<>(Conduct.class);

    CharacterModel(List<LabelledText> texts) {
        texts.forEach(text -> cues(text.utterance().text()).forEach(cue -> ids.putIfAbsent(cue, ids.size() + 1)));
        Problem problem = new Problem();
        problem.l = texts.size();
        problem.n = ids.size() + 1;
        problem.bias = 1;
        problem.x =
                texts.stream().map(text -> features(text.utterance().text())).toArray(Feature[][]::new);
        for (Conduct label : LearnedModel.LABELS) {
            problem.y = texts.stream()
                    .mapToDouble(text -> text.labels().contains(label) ? 1 : -1)
                    .toArray();
            Linear.resetRandom();
            Linear.disableDebugOutput();
            models.put(label, Linear.train(problem, new Parameter(SolverType.L2R_LR_DUAL, 1, 0.1)));
        }
    }

    private static Set<String> cues(String text) {
        Set<String> cues = new TreeSet<>();
        for (int i = 0; i < text.length(); i++) {
            cues.add(text.substring(i, i + 1));
            cues.add(text.substring(i, Math.min(text.length(), i + 2)));
        }
        return cues;
    }

    private Feature[] features(String text) {
        int[] known = cues(text).stream()
                .filter(ids::containsKey)
                .mapToInt(ids::get)
                .sorted()
                .toArray();
        Feature[] features = new Feature[known.length + 1];
        for (int i = 0; i < known.length; i++) {
            features[i] = new FeatureNode(known[i], 1);
        }
        features[known.length] = new FeatureNode(ids.size() + 1, 1);
        return features;
    }

    Set<Conduct> in(String text) {
        Set<Conduct> found = EnumSet.noneOf(Conduct.class);
        Feature[] features = features(text);
        models.forEach((label, model) -> {
            if (Linear.predict(model, features) == 1) {
                found.add(label);
            }
        });
        return found;
    }
}
