import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.cunzheng.casefile.CaseFileId;
import org.cunzheng.custody.Act;
import org.cunzheng.custody.Entry;
import org.cunzheng.custody.SignedCheckpoint;
import org.cunzheng.custody.TransparencyLog;
import org.cunzheng.integrity.MerkleProofs;
import org.cunzheng.integrity.Sha256;

/**
 * How long {@code TransparencyLog.proof} takes for any entry of a log of 10⁴, 10⁵ and 10⁶ entries, which {@code CustodyLog}
 * filled and the sequencer placed. In turn with each proof goes one round trip of bare JDBC in a transaction of its own, which
 * looks an entry's place up: its median is what the growth is measured in, so that it is not the machine's that is seen. Each
 * proof is checked.
 */
public final class ProofFigures {
    private static final List<Integer> SIZES = List.of(10_000, 100_000, 1_000_000);
    private static final int WARM_UP = 5000;
    private static final int PROOFS = 5000;
    private static final int CASE_FILE = 5000;
    private static final int KEPT = 2000;
    /** Of the ratio of the logarithms; a growth with the square root would be ten times. */
    private static final double MARGIN = 1.25;

    private static final double MILLIS = 1e6;

    private ProofFigures() {}

    public static void main(String[] args) throws Exception {
        try (MeasuredLog log = MeasuredLog.open()) {
            List<Double> medians = new ArrayList<>();
            int size = 0;
            for (int next : SIZES) {
                List<Entry> kept = grow(log, size, next);
                size = next;
                medians.add(measure(log, size, kept));
            }
            double logarithms = Math.log(SIZES.getLast()) / Math.log(SIZES.getFirst());
            Figures.atMost(
                    "proof, median at 10^6 by that at 10^4, each in round trips of its time",
                    medians.getLast() / medians.getFirst(),
                    MARGIN * logarithms);
        }
        Figures.finish();
    }

    /** Some of the new entries, taken at random from the whole log as it grows. */
    private static List<Entry> grow(MeasuredLog log, int from, int to) throws SQLException {
        Random random = new Random(from);
        List<Entry> kept = new ArrayList<>();
        long start = System.nanoTime();
        for (int done = from; done < to; done += CASE_FILE) {
            CaseFileId caseFile = log.newCaseFile();
            List<Act> acts = IntStream.range(done, Math.min(to, done + CASE_FILE))
                    .mapToObj(MeasuredLog::act)
                    .toList();
            List<Entry> entries = log.custody().append(caseFile, log.owner(), UUID.randomUUID(), acts);
            for (int i = 0; i < Math.max(1, KEPT * CASE_FILE / to); i++) {
                kept.add(entries.get(random.nextInt(entries.size())));
            }
        }
        long appended = System.nanoTime();
        log.sequencer().sequence();
        long sequenced = System.nanoTime();
        log.vacuum();
        Figures.say(
                "log of %d: appended %.0f/s, sequenced %.0f/s",
                to, (to - from) / ((appended - start) / 1e9), (to - from) / ((sequenced - appended) / 1e9));
        return kept;
    }

    /** The proof's median in medians of the round trip. */
    private static double measure(MeasuredLog log, int size, List<Entry> kept) throws Exception {
        TransparencyLog transparency = log.transparency();
        DataSource pool = log.pool();
        Random random = new Random(size);
        List<Double> proofs = new ArrayList<>();
        List<Double> roundTrips = new ArrayList<>();
        int hashes = 0;
        for (int i = 0; i < WARM_UP + PROOFS; i++) {
            Entry entry = kept.get(random.nextInt(kept.size()));
            String receipt = transparency.receipt(entry.commitment(), entry.recordedAt());
            long start = System.nanoTime();
            String proof = transparency.proof(entry.id(), receipt).orElseThrow();
            long proved = System.nanoTime();
            long place = place(pool, entry);
            long looked = System.nanoTime();
            if (i >= WARM_UP) {
                proofs.add((proved - start) / MILLIS);
                roundTrips.add((looked - proved) / MILLIS);
            }
            hashes = Math.max(hashes, check(transparency.newest(), entry, place, proof));
        }
        Figures.say(
                "proof at %d entries, %d proofs: at most %d hashes, median %.2f ms, p99 %.2f ms;"
                        + " round trip: median %.2f ms, p99 %.2f ms",
                size,
                PROOFS,
                hashes,
                Figures.median(proofs),
                Figures.quantile(proofs, 0.99),
                Figures.median(roundTrips),
                Figures.quantile(roundTrips, 0.99));
        Figures.sayLoad();
        Figures.atMost("proof at " + size + " entries, hashes", hashes, Math.ceil(Math.log(size) / Math.log(2)));
        Figures.atMost("proof at " + size + " entries, p99 in ms", Figures.quantile(proofs, 0.99), 3);
        return Figures.median(proofs) / Figures.median(roundTrips);
    }

    private static long place(DataSource pool, Entry entry) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT place FROM leaf WHERE entry = ?")) {
            select.setObject(1, entry.id().value());
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    /** How many hashes it has, if it leads from the entry to what the log signed. */
    private static int check(SignedCheckpoint newest, Entry entry, long place, String proof) {
        List<String> lines = proof.lines().toList();
        List<Sha256> hashes = lines.subList(3, lines.indexOf("")).stream()
                .map(line -> Sha256.ofBytes(Base64.getDecoder().decode(line)))
                .toList();
        if (!lines.get(2).equals("index " + place)
                || !MerkleProofs.includes(newest.checkpoint(), place, entry.commitment(), hashes)) {
            throw new IllegalStateException("no proof of entry " + entry.id() + " at " + place);
        }
        return hashes.size();
    }
}
