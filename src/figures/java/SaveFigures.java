import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.cunzheng.casefile.CaseFileId;
import org.cunzheng.custody.Act;
import org.cunzheng.custody.Entry;
import org.cunzheng.integrity.CanonicalJson;
import org.cunzheng.integrity.Value;

/**
 * How fast {@code CustodyLog.append} saves entries without a file, as the rate of the same rows in the same transaction by
 * bare JDBC: one entry at a time by 1 and by 16 clients, each with a case file of its own, and many at once against COPY.
 * Both in turn, round by round; the first rounds warm up and do not count.
 */
public final class SaveFigures {
    private static final int WARM_UP = 5;
    private static final int ROUNDS = 25;
    private static final int SAVES = 320;
    private static final int IMPORT = 20_000;
    private static final int IMPORT_ROUNDS = 9;
    private static final int IMPORT_WARM_UP = 3;

    private SaveFigures() {}

    public static void main(String[] args) throws Exception {
        try (MeasuredLog log = MeasuredLog.open()) {
            Figures.sayLoad();
            singleSaves(log, 1, 0.5);
            singleSaves(log, 16, 0.6);
            bulkImport(log);
            Figures.sayLoad();
        }
        Figures.finish();
    }

    private static void singleSaves(MeasuredLog log, int clients, double limit) throws Exception {
        List<CaseFileId> caseFiles = new ArrayList<>();
        for (int client = 0; client < clients; client++) {
            caseFiles.add(log.newCaseFile());
        }
        HikariDataSource pool = log.pool();
        int size = canonicalSize(log, log.newCaseFile());
        List<Double> product = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            for (int round = 0; round < WARM_UP + ROUNDS; round++) {
                List<Callable<Void>> rows = new ArrayList<>();
                List<Callable<Void>> appends = new ArrayList<>();
                for (CaseFileId caseFile : caseFiles) {
                    List<BareRows.Row> own = IntStream.range(0, SAVES / clients)
                            .mapToObj(_ -> BareRows.Row.of(caseFile, UUID.randomUUID(), size))
                            .toList();
                    rows.add(() -> {
                        for (BareRows.Row row : own) {
                            BareRows.insert(pool, row);
                        }
                        return null;
                    });
                    List<Act> acts = acts(SAVES / clients);
                    appends.add(() -> {
                        for (Act act : acts) {
                            log.custody().append(caseFile, log.owner(), UUID.randomUUID(), List.of(act));
                        }
                        return null;
                    });
                }
                boolean productFirst = round % 2 == 0;
                double first = rate(threads, productFirst ? appends : rows, SAVES);
                double second = rate(threads, productFirst ? rows : appends, SAVES);
                if (round >= WARM_UP) {
                    product.add(productFirst ? first : second);
                    bare.add(productFirst ? second : first);
                }
            }
        }
        Figures.say(
                "single saves, %d client(s), medians of %d rounds of %d: append %.0f/s, bare JDBC %.0f/s",
                clients, ROUNDS, SAVES, Figures.median(product), Figures.median(bare));
        Figures.atLeast(
                "single saves, " + clients + " client(s), rate by that of bare JDBC",
                Figures.ratio(product, bare),
                limit);
    }

    private static double rate(ExecutorService threads, List<Callable<Void>> tasks, int saves) throws Exception {
        long start = System.nanoTime();
        for (Future<Void> done : threads.invokeAll(tasks)) {
            done.get();
        }
        return saves / ((System.nanoTime() - start) / 1e9);
    }

    private static void bulkImport(MeasuredLog log) throws Exception {
        HikariDataSource pool = log.pool();
        int size = canonicalSize(log, log.newCaseFile());
        List<Double> product = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            for (int round = 0; round < IMPORT_WARM_UP + IMPORT_ROUNDS; round++) {
                CaseFileId caseFile = log.newCaseFile();
                List<Act> acts = acts(IMPORT);
                UUID request = UUID.randomUUID();
                BareRows.Copies copies = BareRows.Copies.of(
                        pool,
                        IntStream.range(0, IMPORT)
                                .mapToObj(_ -> BareRows.Row.of(caseFile, request, size))
                                .toList());
                List<Callable<Void>> append = List.of(() -> {
                    log.custody().append(caseFile, log.owner(), UUID.randomUUID(), acts);
                    return null;
                });
                List<Callable<Void>> copy = List.of(() -> {
                    BareRows.copy(pool, copies);
                    return null;
                });
                boolean productFirst = round % 2 == 0;
                double first = rate(thread, productFirst ? append : copy, IMPORT);
                double second = rate(thread, productFirst ? copy : append, IMPORT);
                if (round >= IMPORT_WARM_UP) {
                    product.add(productFirst ? first : second);
                    bare.add(productFirst ? second : first);
                }
            }
        }
        Figures.say(
                "import of %d, medians of %d rounds: append %.0f/s, COPY %.0f/s",
                IMPORT, IMPORT_ROUNDS, Figures.median(product), Figures.median(bare));
        Figures.atLeast("import, rate by that of COPY", Figures.ratio(product, bare), 0.1);
        Figures.atLeast("import, entries a second", Figures.median(product), 20_000);
    }

    private static List<Act> acts(int count) {
        return IntStream.range(0, count).mapToObj(MeasuredLog::act).toList();
    }

    /** How many bytes the content of such an entry has. */
    private static int canonicalSize(MeasuredLog log, CaseFileId caseFile) {
        Entry entry = log.custody()
                .append(caseFile, log.owner(), UUID.randomUUID(), acts(1))
                .getFirst();
        return CanonicalJson.bytes(Value.members(entry.fields())).length;
    }
}
