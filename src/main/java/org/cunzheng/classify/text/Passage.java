package org.cunzheng.classify.text;

import org.cunzheng.law.Addressee;

/** A text as the rules see it: read, cut into sentences and clauses, with what was seen where the sender himself speaks. */
final class Passage {
    private final FoldedText text;
    private final Sightings sightings;
    private final Addressee recipient;
    private final int[] sentenceStart;
    private final int[] sentenceEnd;
    private final int[] clauseStart;

    Passage(FoldedText text, Sightings sightings, Addressee recipient) {
        this.text = text;
        this.sightings = sightings;
        this.recipient = recipient;
        sentenceStart = new int[text.length() + 1];
        sentenceEnd = new int[text.length() + 1];
        clauseStart = new int[text.length() + 1];
        for (int i = 0; i < text.length(); i++) {
            sentenceStart[i + 1] = Scripts.isStop(text.charAt(i)) ? i + 1 : sentenceStart[i];
            clauseStart[i + 1] = Scripts.isPause(text.charAt(i)) ? i + 1 : clauseStart[i];
        }
        sentenceEnd[text.length()] = text.length();
        for (int i = text.length() - 1; i >= 0; i--) {
            sentenceEnd[i] = Scripts.isStop(text.charAt(i)) ? i : sentenceEnd[i + 1];
        }
    }

    FoldedText text() {
        return text;
    }

    Sightings sightings() {
        return sightings;
    }

    Addressee recipient() {
        return recipient;
    }

    boolean sameSentence(int earlier, int later) {
        return sentenceStart[earlier] == sentenceStart[later];
    }

    int clauseStart(int position) {
        return clauseStart[position];
    }

    boolean inSentenceOf(int position, int concept) {
        return sightings.count(concept) > 0
                && sightings.within(concept, sentenceStart[position], sentenceEnd[position] + 1);
    }
}
