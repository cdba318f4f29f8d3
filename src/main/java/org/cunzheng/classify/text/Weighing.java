package org.cunzheng.classify.text;

import java.util.Arrays;
import java.util.Map;
import org.cunzheng.classify.text.Cues.Voice;
import org.cunzheng.law.Conduct;

/** One text weighed by the model: which labels it suspects, and which stretch speaks most for each. */
final class Weighing implements Cues.Reader {
    /** Characters; hardly a text that was learned from is longer. */
    private static final int LONG = 300;

    private static final int LONGEST_SENTENCE = 100;

    private final LearnedModel model;
    private final int from;
    private final int to;
    private int[] places = new int[256];
    private int[] seen = new int[512];
    private int count;

    private Weighing(LearnedModel model, int from, int to) {
        this.model = model;
        this.from = from;
        this.to = to;
    }

    /**
     * Of a long text those two sentences count, one after the other, that seem most of a breach: a threat is one however much else
     * stands around it.
     */
    static Weighing of(LearnedModel model, Reading.Read read, Channel channel) {
        FoldedText text = read.text();
        if (text.length() <= LONG) {
            return part(model, read, channel, 0, text.length());
        }
        Weighing gravest = part(model, read, channel, 0, sentenceEnd(text, sentenceEnd(text, 0)));
        for (int from = sentenceEnd(text, 0); from < text.length(); from = sentenceEnd(text, from)) {
            Weighing part = part(model, read, channel, from, sentenceEnd(text, sentenceEnd(text, from)));
            if (part.scores()[LearnedModel.BREACH] > gravest.scores()[LearnedModel.BREACH]) {
                gravest = part;
            }
        }
        return gravest;
    }

    /** Where the sentence ends that begins there, or a part of it where it is long. */
    private static int sentenceEnd(FoldedText text, int from) {
        int end = from;
        while (end < text.length() && end - from < LONGEST_SENTENCE) {
            end++;
            if (Scripts.isStop(text.charAt(end - 1))) {
                break;
            }
        }
        return end;
    }

    private static Weighing part(LearnedModel model, Reading.Read read, Channel channel, int from, int to) {
        Weighing weighing = new Weighing(model, from, to);
        Cues.read(read, channel, from, to, weighing);
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
        double[] speaking = speaking(text, muted, LearnedModel.LABELS.indexOf(conduct));
        double sum = 0;
        double best = 0;
        int begin = from;
        int first = -1;
        int end = -1;
        for (int i = from; i < to; i++) {
            if (sum <= 0) {
                sum = 0;
                begin = i;
            }
            sum += speaking[i - from];
            if (sum > best) {
                best = sum;
                first = begin;
                end = i + 1;
            }
        }
        if (first < 0) {
            return own(muted);
        }
        while (first > 0 && !muted[first - 1] && !Scripts.isPause(text.charAt(first - 1))) {
            first--;
        }
        while (end < text.length() && !muted[end] && !Scripts.isPause(text.charAt(end))) {
            end++;
        }
        return new Pattern.Match(first, end);
    }

    /** Whether what speaks for a label is for the most part what the sender says is not so. */
    boolean isDenied(Reading.Read read, Conduct conduct) {
        double[] speaking = speaking(read.text(), read.muted(), LearnedModel.LABELS.indexOf(conduct));
        double denied = 0;
        double said = 0;
        for (int i = 0; i < speaking.length; i++) {
            double speaks = Math.max(0, speaking[i]);
            denied += read.denied()[from + i] ? speaks : 0;
            said += read.denied()[from + i] ? 0 : speaks;
        }
        return denied > said;
    }

    /** Of each character of the part how much the stretches around it speak for a label; where others speak nothing does. */
    private double[] speaking(FoldedText text, boolean[] muted, int label) {
        double[] speaking = new double[to - from];
        char[] characters = text.subSequence(from, to).toString().toCharArray();
        for (int start = 0; start < characters.length; start++) {
            for (int end = start + 1;
                    end <= Math.min(characters.length, start + Cues.LONGEST) && !muted[from + end - 1];
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
        for (int i = 0; i < speaking.length; i++) {
            speaking[i] = muted[from + i] ? Double.NEGATIVE_INFINITY : speaking[i];
        }
        return speaking;
    }

    /** The longest stretch in which nobody else speaks. */
    private static Pattern.Match own(boolean[] muted) {
        Pattern.Match longest = new Pattern.Match(0, 0);
        int from = 0;
        for (int i = 0; i < muted.length; i++) {
            if (muted[i]) {
                from = i + 1;
            } else if (i + 1 - from > longest.end() - longest.start()) {
                longest = new Pattern.Match(from, i + 1);
            }
        }
        return longest;
    }
}
