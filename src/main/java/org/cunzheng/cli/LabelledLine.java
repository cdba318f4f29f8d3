package org.cunzheng.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.cunzheng.classify.text.Evaluation;
import org.cunzheng.classify.text.Utterance;
import org.cunzheng.law.Conduct;

/** One line in of {@code evaluate}: an utterance as for {@code classify}, with the labels that a person gave it. */
record LabelledLine(Utterance utterance, Set<Conduct> labels, Evaluation.Kind kind) {
    private static final JsonFactory JSON = new JsonFactory();

    /** @throws UtteranceLine.Unreadable also where a label or the kind is missing or not known */
    static LabelledLine read(String line, Clock clock) throws UtteranceLine.Unreadable {
        Utterance utterance = UtteranceLine.read(line, clock).utterance();
        Set<Conduct> labels = EnumSet.noneOf(Conduct.class);
        String kind = "";
        boolean labelled = false;
        try (JsonParser json = JSON.createParser(line)) {
            json.nextToken();
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (name.equals("labels") && value == JsonToken.START_ARRAY) {
                    labelled = true;
                    while (json.nextToken() != JsonToken.END_ARRAY) {
                        labels.add(label(json.getText()));
                    }
                } else if (name.equals("kind") && value == JsonToken.VALUE_STRING) {
                    kind = json.getText();
                } else {
                    json.skipChildren();
                }
            }
        } catch (IOException e) {
            throw new UtteranceLine.Unreadable("not a JSON object");
        }
        if (!labelled) {
            throw new UtteranceLine.Unreadable("labels must be a list");
        }
        return new LabelledLine(utterance, labels, kind(kind));
    }

    private static Conduct label(String name) throws UtteranceLine.Unreadable {
        return Evaluation.labels().stream()
                .filter(label -> label.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UtteranceLine.Unreadable("a label is none of " + Evaluation.labels()));
    }

    private static Evaluation.Kind kind(String name) throws UtteranceLine.Unreadable {
        for (Evaluation.Kind kind : Evaluation.Kind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).replace('_', ' ').equals(name)) {
                return kind;
            }
        }
        throw new UtteranceLine.Unreadable("kind must be plain, disguised, lawful or hard lawful");
    }
}
