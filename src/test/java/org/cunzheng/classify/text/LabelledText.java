package org.cunzheng.classify.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.cunzheng.law.Addressee;
import org.cunzheng.law.Conduct;

/** One line of our own labelled texts, all of them invented. */
record LabelledText(Utterance utterance, Set<Conduct> labels, String kind) {
    private static final OffsetDateTime DAY = OffsetDateTime.parse("2026-11-01T10:00:00+08:00");
    private static final JsonFactory JSON = new JsonFactory();

    static List<LabelledText> read(String resource) {
        try (InputStream stream =
                        Objects.requireNonNull(LabelledText.class.getResourceAsStream("/classify/" + resource));
                BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return lines.lines().map(LabelledText::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isLawful() {
        return labels.isEmpty();
    }

    private static LabelledText parse(String line) {
        Map<String, String> members = new HashMap<>();
        Set<Conduct> labels = EnumSet.noneOf(Conduct.class);
        try (JsonParser json = JSON.createParser(line)) {
            json.nextToken();
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String name = json.currentName();
                if (json.nextToken() == JsonToken.START_ARRAY) {
                    while (json.nextToken() != JsonToken.END_ARRAY) {
                        labels.add(Conduct.valueOf(json.getText()));
                    }
                } else {
                    members.put(name, json.getText());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new LabelledText(
                new Utterance(
                        member(members, "text"),
                        Channel.valueOf(member(members, "channel")),
                        Addressee.valueOf(member(members, "recipient")),
                        DAY),
                labels,
                member(members, "kind"));
    }

    private static String member(Map<String, String> members, String name) {
        return Objects.requireNonNull(members.get(name), name);
    }
}
