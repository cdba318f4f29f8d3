package org.cunzheng.classify.text;

import java.util.Arrays;
import java.util.Map;
import org.cunzheng.classify.text.Cues.Voice;
import org.cunzheng.law.Conduct;

/** One text weighed by the model: which labels it suspects, and which stretch speaks most for each. */
final class Weighing implements Cues.Reader {
    private final LearnedModel model;
    private int[] places = new int[256];
    private int[] seen = new int[512];
    private int count;

    private Weighing(LearnedModel model) {
        this.model = model;
    }

    /** As {@link Cues#read}. */
    static Weighing of(LearnedModel model, Reading.Read read, Channel channel) {
        Weighing weighing = new Weighing(model);
        Cues.read(read, channel, weighing);
        return weighing;
    }

    Map<Conduct, Double> suspected() {
        return model.suspected(scores());
    }

    double[] scores() {
        return model.scores(places, count);
    }

    @Override
    public void stretch(Voice voice, char[] marked, int from, int to) {
        add(model.place(Cues.key(voice, marked, from, to)));
    }

    @Override
    public void circumstance(String name) {
        add(model.place(Cues.key(name)));
    }

    /** Each cue counts once, and what the model does not know not at all. */
    private void add(int place) {
        if (place == 0) {
            return;
        }
        int slot = slot(place);
        if (seen[slot] == place) {
            return;
        }
        seen[slot] = place;
        if (count == places.length) {
            places = Arrays.copyOf(places, count * 2);
            seen = new int[count * 4];
            for (int i = 0; i < count; i++) {
                seen[slot(places[i])] = places[i];
            }
            seen[slot(place)] = place;
        }
        places[count++] = place;
    }

    private int slot(int place) {
        int slot = (place * 0x9E3779B9 >>> 8) & (seen.length - 1);
        while (seen[slot] != 0 && seen[slot] != place) {
            slot = (slot + 1) & (seen.length - 1);
        }
        return slot;
    }

    /**
     * The stretch of the sender's own words that speaks most for a label, widened to whole clauses; all of them where no part
     * speaks for it alone.
     */
    Pattern.Match weightiest(Reading.Read read, Conduct conduct) {
        FoldedText text = read.text();
        boolean[] muted = read.muted();
        int label = LearnedModel.LABELS.indexOf(conduct);
        double[] speaking = speaking(text, muted, label);
        double sum = 0;
        double best = 0;
        int begin = 0;
        int from = -1;
        int to = -1;
        for (int i = 0; i < speaking.length; i++) {
            if (sum <= 0) {
                sum = 0;
                begin = i;
            }
            sum += speaking[i];
            if (sum > best) {
                best = sum;
                from = begin;
                to = i + 1;
            }
        }
        if (from < 0) {
            return own(muted);
        }
        while (from > 0 && !muted[from - 1] && !Scripts.isPause(text.charAt(from - 1))) {
            from--;
        }
        while (to < text.length() && !muted[to] && !Scripts.isPause(text.charAt(to))) {
            to++;
        }
        return new Pattern.Match(from, to);
    }

    /** Of each character how much the stretches around it speak for a label; where others speak nothing does. */
    private double[] speaking(FoldedText text, boolean[] muted, int label) {
        double[] speaking = new double[text.length()];
        char[] characters = text.toString().toCharArray();
        for (int start = 0; start < characters.length; start++) {
            for (int end = start + 1;
                    end <= Math.min(characters.length, start + Cues.LONGEST) && !muted[end - 1];
                    end++) {
                int place = model.place(Cues.key(Voice.OWN, characters, start, end));
                if (place != 0) {
                    double weight = model.weight(place, label) / (end - start);
                    for (int i = start; i < end; i++) {
                        speaking[i] += weight;
                    }
                }
            }
        }
        for (int i = 0; i < muted.length; i++) {
            speaking[i] = muted[i] ? Double.NEGATIVE_INFINITY : speaking[i];
        }
        return speaking;
    }

    private static Pattern.Match own(boolean[] muted) {
        int from = 0;
        while (from < muted.length - 1 && muted[from]) {
            from++;
        }
        int to = muted.length;
        while (to > from + 1 && muted[to - 1]) {
            to--;
        }
        return new Pattern.Match(from, to);
    }
}
