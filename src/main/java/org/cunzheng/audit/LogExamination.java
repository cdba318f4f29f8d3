package org.cunzheng.audit;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.cunzheng.integrity.LogKey;
import org.cunzheng.integrity.MerkleProofs;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.integrity.Tile;
import org.jspecify.annotations.Nullable;

/**
 * Grows the tree anew, twice in step: from the entries, and from the leaves that the tiles hold. What differs between the two
 * names the entry; what neither gives as it was signed names the checkpoint.
 *
 * <p>An entry's order is held to what the sequencer promises: within one checkpoint's batch, places follow arrivals.
 */
final class LogExamination {
    /** How far clocks of ours may differ, and how long a save may take. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** Places that are read at once; whole tiles. */
    private static final int STEP = 4 * Tile.WIDTH;

    private static final int HEIGHT = Integer.numberOfTrailingZeros(Tile.WIDTH);

    private final LogReading tables;
    private final LogKey key;
    private final EntryExamination entries;
    private final CheckpointExamination checkpoints;
    private final Tally tally;

    private final TreeReplay ofEntries = new TreeReplay();
    private final TreeReplay ofTiles = new TreeReplay();
    private final Map<Integer, UpperTile> upper = new HashMap<>();
    private final Deque<StoredCheckpoint> next = new ArrayDeque<>();

    private long lastArrival = Long.MIN_VALUE;
    private Instant lastRecordedAt = Instant.EPOCH;
    private Instant batchLatest = Instant.EPOCH;
    private String batchLatestName = "";

    private record UpperTile(long index, List<Sha256> hashes) {}

    LogExamination(
            LogReading tables, LogKey key, EntryExamination entries, CheckpointExamination checkpoints, Tally tally) {
        this.tables = tables;
        this.key = key;
        this.entries = entries;
        this.checkpoints = checkpoints;
        this.tally = tally;
    }

    /** @param progress told how many places were looked at */
    void run(LongConsumer progress) throws SQLException {
        long signed = checkpoints.largestGenuine(tables);
        long size = Math.max(signed, tables.leaves());
        tables.checkpoints(-1, 0, checkpoint -> checkpoints.examine(checkpoint, Sha256.of(), Sha256.of()));
        checkpoints.reached(0, Sha256.of(), Sha256.of());
        for (long from = 0; from < size; from += STEP) {
            step(from, Math.min(size, from + STEP), size);
            progress.accept(Math.min(size, from + STEP));
        }
        tables.checkpoints(size, Long.MAX_VALUE, checkpoints::beyond);
        checkpoints.end(size, signed);
        tables.leaves(size, Long.MAX_VALUE, leaf -> {
            tally.leaves++;
            tally.fault(Trait.PLACE, name(leaf), "a place below " + size, leaf.place());
            if (leaf.entry() != null) {
                entries.examine(leaf.entry());
            }
        });
        strayTiles(size);
        compareWithEarlierAudits();
    }

    /**
     * With all of them, not only the last, lest a log stays cut off unnoticed from then on. Without a signature are only those
     * that earlier versions made, before the first signed one.
     */
    private void compareWithEarlierAudits() throws SQLException {
        long none = -1;
        long[] counted = {none};
        tables.audits(stored -> {
            Optional<KeptAudit> genuine = stored.genuine(key);
            if (genuine.isPresent()) {
                counted[0] = Math.max(counted[0], genuine.get().leaves());
            } else if (counted[0] > none || !stored.isUnsigned()) {
                tally.fault(Trait.AUDIT_RECORD, stored.name(), "a record that the log's key signed", "another");
            }
        });
        if (tally.leaves < counted[0]) {
            tally.fault(Trait.SHORTER, "log", "at least " + counted[0] + " places", tally.leaves);
        }
    }

    private static String name(StoredLeaf leaf) {
        return "leaf " + leaf.place() + " (entry " + leaf.named() + ")";
    }

    private void step(long from, long to, long size) throws SQLException {
        Map<Long, List<Sha256>> tiles = tables.tiles(0, from / Tile.WIDTH, (to + Tile.WIDTH - 1) / Tile.WIDTH);
        for (long tile = from / Tile.WIDTH; tile * Tile.WIDTH < to; tile++) {
            width(0, tile, tiles.get(tile), size);
        }
        tables.checkpoints(from, to, next::add);
        long[] place = {from};
        tables.leaves(from, to, leaf -> {
            while (place[0] < leaf.place()) {
                place(place[0]++, null, tiles, size);
            }
            place(place[0]++, leaf, tiles, size);
        });
        while (place[0] < to) {
            place(place[0]++, null, tiles, size);
        }
    }

    private void place(long place, @Nullable StoredLeaf leaf, Map<Long, List<Sha256>> tiles, long size)
            throws SQLException {
        List<Sha256> tile = tiles.getOrDefault(place / Tile.WIDTH, List.of());
        int at = (int) (place % Tile.WIDTH);
        Sha256 inTile = at < tile.size() ? tile.get(at) : null;
        Sha256 ofEntry = leaf == null ? gone(place) : ofEntry(leaf);
        if (ofEntry != null && inTile != null && !ofEntry.equals(inTile)) {
            tally.fault(Trait.LEAF_HASH, leaf == null ? "leaf " + place : name(leaf), inTile, ofEntry);
        }
        ofEntries.append(ofEntry != null ? ofEntry : orNothing(inTile));
        ofTiles.append(inTile != null ? inTile : orNothing(ofEntry));
        compareUpper(place + 1, size);
        signedHere(place + 1);
    }

    private @Nullable Sha256 gone(long place) {
        tally.fault(Trait.LEAF_GONE, "leaf " + place, "an entry", "none");
        return null;
    }

    private static Sha256 orNothing(@Nullable Sha256 hash) {
        return hash == null ? Sha256.of() : hash;
    }

    private @Nullable Sha256 ofEntry(StoredLeaf leaf) throws SQLException {
        tally.leaves++;
        StoredEntry entry = leaf.entry();
        if (entry == null) {
            tally.fault(Trait.ENTRY_GONE, "entry " + leaf.named(), "the entry at place " + leaf.place(), "none");
            return null;
        }
        if (entry.arrival() <= lastArrival) {
            tally.fault(Trait.ORDER, entry.name(), "an arrival above " + lastArrival, entry.arrival());
        }
        lastArrival = entry.arrival();
        if (entry.recordedAt().isBefore(lastRecordedAt.minus(TOLERANCE))) {
            tally.fault(
                    Trait.CLOCK,
                    entry.name(),
                    "not before " + lastRecordedAt + ", of the place before",
                    entry.recordedAt());
        }
        lastRecordedAt = entry.recordedAt();
        if (entry.recordedAt().isAfter(batchLatest)) {
            batchLatest = entry.recordedAt();
            batchLatestName = entry.name();
        }
        entries.examine(entry);
        return MerkleProofs.leafHash(entry.commitment());
    }

    private void signedHere(long size) {
        boolean ends = false;
        while (!next.isEmpty() && next.getFirst().columns().size() == size) {
            StoredCheckpoint checkpoint = next.removeFirst();
            checkpoints.examine(checkpoint, ofEntries.root(), ofTiles.root());
            if (batchLatest.isAfter(checkpoint.signedAt().plus(TOLERANCE))) {
                tally.fault(
                        Trait.CLOCK,
                        batchLatestName,
                        "not after " + checkpoint.name() + ", signed " + checkpoint.signedAt(),
                        batchLatest);
            }
            ends = true;
        }
        checkpoints.reached(size, ofEntries, ofTiles);
        if (ends) {
            lastArrival = Long.MIN_VALUE;
            batchLatest = Instant.EPOCH;
        }
    }

    /** Each full tile below gives a hash of the one above. */
    private void compareUpper(long places, long size) throws SQLException {
        long below = places;
        for (int level = 1; below % Tile.WIDTH == 0; level++) {
            below /= Tile.WIDTH;
            long index = (below - 1) / Tile.WIDTH;
            int at = (int) ((below - 1) % Tile.WIDTH);
            UpperTile tile = upper.get(level);
            if (tile == null || tile.index() != index) {
                tile = new UpperTile(
                        index, tables.tiles(level, index, index + 1).getOrDefault(index, List.of()));
                width(level, index, tile.hashes().isEmpty() ? null : tile.hashes(), size);
                upper.put(level, tile);
            }
            Sha256 ofEntry = ofEntries.completed(level * HEIGHT);
            if (at < tile.hashes().size()
                    && !tile.hashes().get(at).equals(ofEntry)
                    && !tile.hashes().get(at).equals(ofTiles.completed(level * HEIGHT))) {
                tally.fault(
                        Trait.TILE,
                        "tile " + level + "/" + index + " hash " + at,
                        ofEntry,
                        tile.hashes().get(at));
            }
        }
    }

    /** @param hashes null where there is no such tile */
    private void width(int level, long index, @Nullable List<Sha256> hashes, long size) {
        String name = "tile " + level + "/" + index;
        long width = Math.min(Tile.WIDTH, (size >> (HEIGHT * level)) - index * Tile.WIDTH);
        if (hashes == null) {
            tally.fault(Trait.TILE_GONE, name, width + " hashes", "none");
            return;
        }
        tally.tiles++;
        if (hashes.size() != width) {
            tally.fault(Trait.TILE_WIDTH, name, width + " hashes", hashes.size());
        }
    }

    private void strayTiles(long size) throws SQLException {
        tables.each(
                "SELECT level, place FROM tile WHERE place >= ((? >> (8 * level)) + 255) >> 8",
                row -> {
                    tally.fault(Trait.TILE_STRAY, "tile " + row.getInt(1) + "/" + row.getLong(2), "none", "a tile");
                },
                size);
    }
}
