package org.cunzheng.web.api;

import io.micronaut.serde.annotation.Serdeable;
import org.cunzheng.evidence.Incident;
import org.cunzheng.law.Addressee;
import org.cunzheng.web.timeline.TimelineQuery;
import org.jspecify.annotations.Nullable;

/**
 * Which incidents are wanted; what is missing narrows nothing.
 *
 * @param words in texts and names, or at least three digits of a number
 * @param findings true for incidents with findings only
 * @param page from 1
 */
@Serdeable
record ToldSearch(
        @Nullable String words,
        Incident.@Nullable Kind kind,
        Incident.@Nullable Direction direction,
        @Nullable Addressee addressee,
        boolean findings,
        @Nullable Integer page) {
    TimelineQuery query() {
        return new TimelineQuery(
                Told.text(words).strip(),
                Told.text(kind),
                Told.text(direction),
                Told.text(addressee),
                findings,
                page == null ? 1 : Math.max(1, page));
    }
}
