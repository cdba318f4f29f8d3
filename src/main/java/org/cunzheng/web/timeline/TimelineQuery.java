package org.cunzheng.web.timeline;

import java.text.Normalizer;
import java.util.Locale;
import org.cunzheng.evidence.Incident;
import org.cunzheng.evidence.LoggedIncident;
import org.cunzheng.web.Form;

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

    /** Everything, from the newest. */
    public static TimelineQuery all(int page) {
        return new TimelineQuery("", "", "", "", false, Math.max(1, page));
    }

    /** What is searched for comes in a form and never in an address, which histories and servers' logs remember. */
    public static TimelineQuery of(Form form) {
        return new TimelineQuery(
                form.value("q").orElse(""),
                form.raw("kind"),
                form.raw("direction"),
                form.raw("addressee"),
                form.has("findings", "yes"),
                page(form.raw("page")));
    }

    private static int page(String number) {
        return number.matches("[1-9][0-9]{0,8}") ? Integer.parseInt(number) : 1;
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
}
