package org.cunzheng.web.timeline;

import io.micronaut.http.HttpParameters;
import io.micronaut.http.uri.UriBuilder;
import java.text.Normalizer;
import java.util.Locale;
import org.cunzheng.evidence.Incident;
import org.cunzheng.evidence.LoggedIncident;

/**
 * Which entries somebody wants to see. An empty text means: any.
 *
 * @param words searched in texts, names and numbers
 * @param kind an {@link Incident.Kind}
 * @param direction an {@link Incident.Direction}
 * @param addressee an {@link org.cunzheng.law.Addressee}
 * @param findings whether only entries with findings
 * @param page from 1
 */
public record TimelineQuery(String words, String kind, String direction, String addressee, boolean findings, int page) {
    private static final int FEWEST_DIGITS = 3;

    public static TimelineQuery of(HttpParameters parameters) {
        return new TimelineQuery(
                parameters.get("q", String.class, "").strip(),
                parameters.get("kind", String.class, ""),
                parameters.get("direction", String.class, ""),
                parameters.get("addressee", String.class, ""),
                parameters.get("findings", String.class, "").equals("yes"),
                Math.max(1, parameters.get("page", Integer.class, 1)));
    }

    /** Everything, from the newest. */
    public static TimelineQuery all() {
        return new TimelineQuery("", "", "", "", false, 1);
    }

    public boolean isNarrow() {
        return !words.isEmpty() || !kind.isEmpty() || !direction.isEmpty() || !addressee.isEmpty() || findings;
    }

    /** Whether an entry is one of those wanted, its findings apart. */
    boolean wants(LoggedIncident logged) {
        Incident incident = logged.incident();
        return (kind.isEmpty() || kind.equals(incident.kind().name()))
                && (direction.isEmpty() || direction.equals(incident.direction().name()))
                && (addressee.isEmpty() || addressee.equals(incident.addressee().name()))
                && (words.isEmpty() || speaksOf(incident));
    }

    private boolean speaksOf(Incident incident) {
        String wanted = folded(words);
        String digits = digits(words);
        return folded(incident.text()).contains(wanted)
                || folded(incident.collectorName()).contains(wanted)
                || folded(incident.addresseeName()).contains(wanted)
                || (digits.length() >= FEWEST_DIGITS
                        && digits(incident.collectorNumber()).contains(digits));
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private static String digits(String text) {
        return text.replaceAll("\\D", "");
    }

    /** The address of another page of the same search. */
    public String address(String timeline, int otherPage) {
        UriBuilder address = UriBuilder.of(timeline);
        if (!words.isEmpty()) {
            address.queryParam("q", words);
        }
        if (!kind.isEmpty()) {
            address.queryParam("kind", kind);
        }
        if (!direction.isEmpty()) {
            address.queryParam("direction", direction);
        }
        if (!addressee.isEmpty()) {
            address.queryParam("addressee", addressee);
        }
        if (findings) {
            address.queryParam("findings", "yes");
        }
        return address.queryParam("page", otherPage).build().toString();
    }
}
