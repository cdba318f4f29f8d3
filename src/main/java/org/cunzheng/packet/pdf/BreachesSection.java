package org.cunzheng.packet.pdf;

import java.util.ArrayList;
import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cunzheng.classify.Span;
import org.cunzheng.classify.text.TextClassifier;
import org.cunzheng.custody.EntryId;
import org.cunzheng.law.Provision;
import org.cunzheng.packet.Breach;
import org.cunzheng.packet.Exhibit;
import org.cunzheng.packet.Ground;

/** The provisions suspected to be broken, each with what it rests on. */
final class BreachesSection implements Section {
    /** The most code units quoted of the words that one finding rests on in one exhibit. */
    private static final int MOST_QUOTED = 2_000;

    @Override
    public String name() {
        return "breaches";
    }

    @Override
    public void write(Html body, Draft draft) {
        if (draft.packet().breaches().isEmpty()) {
            body.add("p").say(draft.say("breaches.none"));
            return;
        }
        body.add("p", "note intro").say(draft.say("breaches.intro"));
        for (Breach breach : draft.packet().breaches()) {
            provision(body.add("div", "breach"), breach.provision(), draft);
            alike(breach.grounds()).forEach(kind -> grounds(body.add("div", "ground"), kind, draft));
        }
    }

    private static void provision(Html block, Provision provision, Draft draft) {
        Html title = block.add("h3");
        title.add("span", "strength")
                .say(draft.say(provision.instrument().strength().phraseKey()));
        title.say(provision.citation().text());
        Optional<String> quotation = provision.quotation();
        quotation.ifPresent(words -> {
            Html cited = block.add("div", "provision");
            cited.add("b").say(draft.say("breaches.words") + "　");
            cited.say(words);
        });
        if (quotation.isEmpty() || provision.gistSaysMore()) {
            Html gist = block.add("div", "provision");
            gist.add("b").say(draft.say("breaches.gist") + "　");
            gist.say(provision.gist().chinese() + draft.say("breaches.gist.note"));
        }
    }

    /** Grounds of one kind under one heading, in the order of the first of each kind. */
    private static Collection<List<Ground>> alike(List<Ground> grounds) {
        Map<List<Object>, List<Ground>> alike = new LinkedHashMap<>();
        for (Ground ground : grounds) {
            List<Object> kind = List.of(
                    ground.conduct(),
                    ground.rule(),
                    ground.ruleSet(),
                    ground.explanation().isEmpty());
            alike.computeIfAbsent(kind, _ -> new ArrayList<>()).add(ground);
        }
        return alike.values();
    }

    /** What a rule counted is its own; of words the model judges, and rules are among what it weighs. */
    private static String basis(Ground ground, String confidence, Draft draft) {
        if (ground.rule().equals(TextClassifier.BY_THE_MODEL_ALONE)) {
            return draft.say("breaches.basis.model", ground.ruleSet(), confidence);
        }
        return draft.say(
                ground.explanation().isEmpty() ? "breaches.basis" : "breaches.basis.counted",
                draft.say("rule." + ground.rule()),
                ground.rule(),
                ground.ruleSet(),
                confidence);
    }

    /** In hundredths, from the least sure to the surest. */
    private static String confidence(List<Ground> alike) {
        DoubleSummaryStatistics of =
                alike.stream().mapToDouble(Ground::confidence).summaryStatistics();
        String least = String.format(Locale.ROOT, "%.2f", of.getMin());
        String most = String.format(Locale.ROOT, "%.2f", of.getMax());
        return least.equals(most) ? least : least + "–" + most;
    }

    private static void grounds(Html block, List<Ground> alike, Draft draft) {
        Ground first = alike.getFirst();
        Html head = block.add("div", "ground-head");
        head.add("b").say(draft.say("conduct", first.conduct()));
        head.add("span", "small").say("　" + basis(first, confidence(alike), draft));
        for (Ground ground : alike) {
            Html line = block.add("div", "ground-line");
            if (ground.onWithheldWords()) {
                entries(line, ground, draft);
                line.say("　").blackOut(draft.say("withheld.words"));
            } else if (ground.marked().isEmpty()) {
                line.say(ground.explanation() + "　");
                entries(line, ground, draft);
            } else {
                words(line, ground, draft);
            }
        }
    }

    private static void entries(Html line, Ground ground, Draft draft) {
        boolean first = true;
        for (EntryId entry : ground.entries()) {
            int number = draft.packet().exhibitOf(entry).number();
            line.say(first ? "" : draft.say("list.and"));
            line.link(ExhibitsSection.id(number)).say(draft.say("facts.exhibit", number));
            first = false;
        }
    }

    private static void words(Html line, Ground ground, Draft draft) {
        Exhibit exhibit = draft.packet().exhibitOf(ground.entries().getFirst());
        String text = exhibit.incident().incident().text();
        String place = ExhibitsSection.id(exhibit.number());
        Html link = line.link(place);
        link.say(draft.say("breaches.exhibit", exhibit.number()));
        link.pageOf(place);
        link.say(draft.say("breaches.exhibit.after"));
        line.say("　");
        List<Span> marked = Marks.merge(ground.marked());
        int quoted = 0;
        int left = MOST_QUOTED;
        for (Span span : marked) {
            String words = text.substring(span.start(), span.end());
            if (words.length() > left) {
                break;
            }
            left -= words.length();
            quoted++;
            line.say("「");
            line.add("span", "marked").say(words);
            line.say("」");
        }
        if (quoted < marked.size()) {
            line.say(draft.say(
                    "breaches.unquoted",
                    marked.size() - quoted,
                    exhibit.incident().id()));
        }
    }
}
