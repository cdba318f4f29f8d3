package org.cunzheng.custody;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cunzheng.integrity.Checkpoint;
import org.cunzheng.integrity.LogKey;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.integrity.Tile;
import org.cunzheng.integrity.TreeEdge;

/**
 * Gives saved entries their places in the log, in the order in which they came in, and signs what the log then is. One works
 * at a time, on whatever node: the database says who. A batch is there whole or not at all.
 */
@Singleton
public class Sequencer {
    private static final int BATCH = 4096;

    private final LogTables tables;
    private final LogKey key;
    private final Clock clock;
    private volatile Instant notBefore = Instant.MIN;

    Sequencer(LogTables tables, LogKey key, Clock clock) {
        this.tables = tables;
        this.key = key;
        this.clock = clock;
    }

    /** Twice a second, so that an entry has its place within two seconds. */
    @Scheduled(initialDelay = "${cunzheng.log.interval:500ms}", fixedDelay = "${cunzheng.log.interval:500ms}")
    void keepUp() {
        Instant now = clock.instant();
        if (now.isAfter(notBefore) && tables.anyWaiting()) {
            // Stays where it fails: a tree that does not fit is then looked at, and logged, once a minute.
            notBefore = now.plus(1, ChronoUnit.MINUTES);
            sequence();
            notBefore = Instant.MIN;
        }
    }

    /**
     * Gives a place to every entry saved before the call.
     *
     * @return the log's newest checkpoint, which holds them all
     * @throws IllegalStateException where the stored tree is not what was signed last; nothing is signed then
     */
    public SignedCheckpoint sequence() {
        while (true) {
            Batch batch = tables.write(this::batch);
            if (batch.taken() < BATCH) {
                return batch.newest();
            }
        }
    }

    private record Batch(int taken, SignedCheckpoint newest) {}

    private Batch batch(Connection connection) throws SQLException {
        LogTables.holdSequencer(connection);
        long size = LogTables.size(connection);
        TreeEdge edge = edge(connection, size);
        Optional<SignedCheckpoint> signed = LogTables.newest(connection);
        refuseFork(edge, signed.map(SignedCheckpoint::checkpoint));
        List<LogTables.Waiting> waiting = LogTables.take(connection, BATCH);
        if (waiting.isEmpty() && signed.isPresent()) {
            return new Batch(0, signed.get());
        }
        waiting.forEach(entry -> edge.append(entry.commitment()));
        LogTables.addLeaves(connection, size, waiting);
        LogTables.keep(connection, edge.tiles());
        Checkpoint checkpoint = new Checkpoint(edge.size(), edge.root());
        SignedCheckpoint next = new SignedCheckpoint(
                checkpoint,
                key.sign(checkpoint.text(key.origin())),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        LogTables.keep(connection, next);
        return new Batch(waiting.size(), next);
    }

    private static TreeEdge edge(Connection connection, long size) throws SQLException {
        List<Tile> partial = new ArrayList<>();
        for (int level = 0; level < TreeEdge.levels(size); level++) {
            if (TreeEdge.partialWidth(size, level) > 0) {
                LogTables.tile(connection, level, TreeEdge.partialIndex(size, level))
                        .ifPresent(partial::add);
            }
        }
        return new TreeEdge(size, partial);
    }

    /** What was signed binds: a tree that has become another is never signed. */
    private static void refuseFork(TreeEdge edge, Optional<Checkpoint> signed) {
        Checkpoint stored = new Checkpoint(edge.size(), edge.root());
        Checkpoint expected = signed.orElse(new Checkpoint(0, Sha256.of()));
        if (!stored.equals(expected)) {
            throw new IllegalStateException("the stored log is not what was signed\nexpected:   " + expected.size()
                    + " " + expected.root() + "\ncalculated: " + stored.size() + " " + stored.root());
        }
    }
}
