import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Figures with their limits, a line each; a command fails at its end where one was missed. */
final class Figures {
    private static final List<String> MISSED = new ArrayList<>();

    private Figures() {}

    static double median(List<Double> figures) {
        return quantile(figures, 0.5);
    }

    /** @param share from 0 to 1 */
    static double quantile(List<Double> figures, double share) {
        List<Double> sorted = new ArrayList<>(figures);
        Collections.sort(sorted);
        return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(share * sorted.size())));
    }

    /** The median over rounds of what the product did by what the baseline did just before or after. */
    static double ratio(List<Double> product, List<Double> baseline) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < product.size(); round++) {
            ratios.add(product.get(round) / baseline.get(round));
        }
        return median(ratios);
    }

    static void atLeast(String what, double figure, double limit) {
        line(what, figure, "at least", limit, figure >= limit);
    }

    static void atMost(String what, double figure, double limit) {
        line(what, figure, "at most", limit, figure <= limit);
    }

    private static void line(String what, double figure, String relation, double limit, boolean holds) {
        String verdict = holds ? "holds" : "MISSED";
        say("%s: %.2f (%s %.2f) %s", what, figure, relation, limit, verdict);
        if (!holds) {
            MISSED.add(what);
        }
    }

    static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }

    /** What else the machine does while it is measured. */
    static void sayLoad() throws IOException {
        Path load = Path.of("/proc/loadavg");
        say(
                "machine: %d processors, load of the last minute %s",
                Runtime.getRuntime().availableProcessors(),
                Files.exists(load) ? Files.readString(load).split(" ")[0] : "not known");
    }

    static void finish() {
        if (!MISSED.isEmpty()) {
            throw new IllegalStateException("missed: " + String.join("; ", MISSED));
        }
    }
}
