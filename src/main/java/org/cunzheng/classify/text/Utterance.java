package org.cunzheng.classify.text;

import java.time.OffsetDateTime;
import java.util.Objects;
import org.cunzheng.law.Addressee;

/**
 * What was said, by what means, to whom and when.
 *
 * @param text any UTF-16 string, lone surrogates included
 * @param occurredAt its local date decides which provisions are cited
 */
public record Utterance(String text, Channel channel, Addressee recipient, OffsetDateTime occurredAt) {
    public Utterance {
        Objects.requireNonNull(text);
        Objects.requireNonNull(channel);
        Objects.requireNonNull(recipient);
        Objects.requireNonNull(occurredAt);
    }
}
