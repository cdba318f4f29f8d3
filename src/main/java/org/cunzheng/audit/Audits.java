package org.cunzheng.audit;

import io.micronaut.context.annotation.Value;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.cunzheng.integrity.LogKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The audits that servers made by themselves, one at a time over all nodes. */
@Singleton
public class Audits {
    /** How many turns read every file once. */
    private static final int TURNS = 7;

    private static final Logger LOG = LoggerFactory.getLogger(Audits.class);

    private final Rows rows;
    private final TransactionOperations<Connection> transactions;
    private final LogKey key;
    private final Clock clock;
    private final Duration every;
    private final Instant startedAt;

    Audits(
            Rows rows,
            TransactionOperations<Connection> transactions,
            LogKey key,
            Clock clock,
            @Value("${cunzheng.audit.every:24h}") Duration every) {
        this.rows = rows;
        this.transactions = transactions;
        this.key = key;
        this.clock = clock;
        this.every = every;
        this.startedAt = clock.instant();
    }

    /**
     * Since when none was made: the end of the last one or, where there is none, the log's first checkpoint or the start of this
     * node, whichever was earlier; a checkpoint may tell any time.
     */
    public Instant waitingSince() {
        return last().map(KeptAudit::endedAt)
                .or(() -> rows.firstCheckpoint().filter(first -> first.isBefore(startedAt)))
                .orElse(startedAt);
    }

    /** The last one, whether it came to its end or broke off; none that this log's key did not sign or whose times are yet to come. */
    public Optional<KeptAudit> last() {
        Instant now = clock.instant();
        AtomicReference<Optional<KeptAudit>> last = new AtomicReference<>(Optional.empty());
        transactions.executeRead(status -> {
            try {
                new LogReading(status.getConnection()).latestAudits(stored -> {
                    last.set(stored.genuine(key)
                            .filter(kept -> !kept.startedAt().isAfter(now)
                                    && !kept.endedAt().isAfter(now)));
                    return last.get().isPresent();
                });
                return last;
            } catch (SQLException e) {
                throw new IllegalStateException("the tables do not answer", e);
            }
        });
        return last.get();
    }

    /**
     * Has an audit made and keeps what it came to; nothing where another node is at one, or one began less than that time ago.
     *
     * @param audit given which files to read to their end now; in transactions of its own
     */
    @Transactional
    public Optional<KeptAudit> make(Duration notWithin, Function<FileChecking, AuditReport> audit) {
        Instant startedAt = clock.instant();
        if (last().filter(last -> isWithin(notWithin, last, startedAt)).isPresent()) {
            return Optional.empty();
        }
        if (!rows.lock()) {
            // Another node, or any login that took the lock: then nothing comes of it, and the page of the status says
            // since when.
            LOG.warn("audit: not begun, another session of the database holds its lock");
            return Optional.empty();
        }
        // By the time it is now: another node may have ended one since.
        if (last().filter(last -> isWithin(notWithin, last, startedAt)).isPresent()) {
            return Optional.empty();
        }
        KeptAudit made = made(audit, startedAt);
        rows.keep(
                made.startedAt(),
                made.endedAt(),
                made.verdict().name(),
                made.entries(),
                made.leaves(),
                made.checkpoints(),
                made.timestamps(),
                made.files(),
                made.filesRead(),
                made.altered(),
                made.missing(),
                made.unverifiable(),
                made.signed(key));
        return Optional.of(made);
    }

    private static boolean isWithin(Duration time, KeptAudit last, Instant now) {
        return last.startedAt().plus(time).isAfter(now);
    }

    /** By the clock alone: what stands in the table, whoever put it there, keeps no file from its turn. */
    private FileChecking.InTurn turn(Instant startedAt) {
        long interval = startedAt.toEpochMilli() / Math.max(1, every.toMillis());
        return new FileChecking.InTurn(Math.floorMod(interval, TURNS), TURNS);
    }

    private KeptAudit made(Function<FileChecking, AuditReport> audit, Instant startedAt) {
        try {
            AuditReport report = audit.apply(turn(startedAt));
            report.named()
                    .forEach(fault -> LOG.error(
                            "audit: {} {} expected {} found {}",
                            fault.trait(),
                            fault.subject(),
                            fault.expected(),
                            fault.found()));
            return KeptAudit.of(report);
        } catch (RuntimeException | Error e) {
            // That it broke off is its result, to be kept and shown like any other.
            LOG.error("audit: broke off", e);
            return KeptAudit.brokenOff(startedAt, clock.instant());
        }
    }

    /** What is kept of an audit, under a number of its own. */
    @MappedEntity("audit")
    record Row(@Id long id) {}

    /** Audits as stored; it appends and reads. */
    @JdbcRepository(dialect = Dialect.POSTGRES)
    interface Rows extends GenericRepository<Row, Long> {
        @Query("SELECT pg_try_advisory_xact_lock(4703118)")
        boolean lock();

        @Query("SELECT signed_at FROM checkpoint ORDER BY size LIMIT 1")
        Optional<Instant> firstCheckpoint();

        @Query("INSERT INTO audit (started_at, ended_at, verdict, entries, leaves, checkpoints, timestamps, files,"
                + " files_read, altered, missing, unverifiable, note) VALUES (:startedAt, :endedAt, :verdict, :entries,"
                + " :leaves, :checkpoints, :timestamps, :files, :filesRead, :altered, :missing, :unverifiable, :note)")
        void keep(
                Instant startedAt,
                Instant endedAt,
                String verdict,
                long entries,
                long leaves,
                long checkpoints,
                long timestamps,
                long files,
                long filesRead,
                long altered,
                long missing,
                long unverifiable,
                String note);
    }
}
