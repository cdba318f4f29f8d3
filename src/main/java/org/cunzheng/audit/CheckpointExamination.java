package org.cunzheng.audit;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cunzheng.integrity.Checkpoint;
import org.cunzheng.integrity.LogKey;
import org.cunzheng.integrity.Sha256;

/** Compares what the log signed, and what was brought from elsewhere, with the tree as it grows anew. */
final class CheckpointExamination {
    private final LogKey key;
    private final Tally tally;
    private final List<Checkpoint> brought;

    /** The last checkpoint that the tree fitted, and the last one at all. */
    private long lastFitting;

    private Instant lastSignedAt = Instant.EPOCH;
    private String lastName = "";

    CheckpointExamination(LogKey key, List<Checkpoint> brought, Tally tally) {
        this.key = key;
        this.tally = tally;
        this.brought = new ArrayList<>(brought);
        this.brought.sort(Comparator.comparingLong(Checkpoint::size));
    }

    /** The size of the largest checkpoint that the log's key did sign; 0 where there is none. */
    long largestGenuine(LogReading tables) throws SQLException {
        long[] size = new long[1];
        tables.largest(checkpoint -> {
            size[0] = signed(checkpoint).map(Checkpoint::size).orElse(0L);
            return size[0] > 0;
        });
        return size[0];
    }

    /** What the note says, where it is byte for byte as the log's key signs it: the same text has one signature only. */
    private Optional<Checkpoint> signed(StoredCheckpoint checkpoint) {
        if (isSigned(checkpoint.columns(), checkpoint.note())) {
            return Optional.of(checkpoint.columns());
        }
        return told(checkpoint.note()).filter(told -> isSigned(told, checkpoint.note()));
    }

    private boolean isSigned(Checkpoint checkpoint, String note) {
        String text = checkpoint.text(key.origin());
        return note.startsWith(text) && note.equals(key.sign(text));
    }

    private static Optional<Checkpoint> told(String note) {
        List<String> lines = note.lines().limit(3).toList();
        try {
            return lines.size() < 3
                    ? Optional.empty()
                    : Optional.of(new Checkpoint(
                            Long.parseLong(lines.get(1)),
                            Sha256.ofBytes(Base64.getDecoder().decode(lines.get(2)))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** When the tree has the size that the checkpoint's row names. */
    void examine(StoredCheckpoint checkpoint, Sha256 ofEntries, Sha256 ofTiles) {
        tally.checkpoints++;
        Optional<Checkpoint> signed = signed(checkpoint);
        compareWithNote(checkpoint, signed);
        Checkpoint expected = signed.orElse(checkpoint.columns());
        if (expected.size() == checkpoint.columns().size()) {
            if (expected.root().equals(ofEntries) || expected.root().equals(ofTiles)) {
                lastFitting = expected.size();
            } else {
                tally.fault(
                        Trait.ROOT,
                        checkpoint.name() + " (places " + lastFitting + " to " + (expected.size() - 1) + ")",
                        expected.root(),
                        ofEntries);
            }
        }
        if (checkpoint.signedAt().isBefore(lastSignedAt.minus(LogExamination.TOLERANCE))) {
            tally.fault(
                    Trait.CLOCK,
                    checkpoint.name(),
                    "not before " + lastName + ", signed " + lastSignedAt,
                    checkpoint.signedAt());
        }
        lastSignedAt = checkpoint.signedAt();
        lastName = checkpoint.name();
    }

    private void compareWithNote(StoredCheckpoint checkpoint, Optional<Checkpoint> signed) {
        if (signed.isEmpty()) {
            tally.fault(Trait.SIGNATURE, checkpoint.name(), "signed by " + key.verifierKey(), "not so");
        } else if (!signed.get().equals(checkpoint.columns())) {
            tally.fault(
                    Trait.CHECKPOINT,
                    checkpoint.name(),
                    signed.get().size() + " " + signed.get().root(),
                    checkpoint.columns().size() + " " + checkpoint.columns().root());
        }
    }

    /** A row that names a size the tree never comes to. */
    void beyond(StoredCheckpoint checkpoint) {
        tally.checkpoints++;
        compareWithNote(checkpoint, signed(checkpoint));
    }

    void reached(long size, TreeReplay ofEntries, TreeReplay ofTiles) {
        if (!brought.isEmpty() && brought.getFirst().size() == size) {
            reached(size, ofEntries.root(), ofTiles.root());
        }
    }

    /** When the tree has that size: compares those that were brought. */
    void reached(long size, Sha256 ofEntries, Sha256 ofTiles) {
        while (!brought.isEmpty() && brought.getFirst().size() == size) {
            Checkpoint checkpoint = brought.removeFirst();
            if (!checkpoint.root().equals(ofEntries) && !checkpoint.root().equals(ofTiles)) {
                tally.fault(Trait.BROUGHT, "checkpoint " + size, checkpoint.root(), ofEntries);
            }
        }
    }

    /** @param signed how many of the leaves the log's key vouches for */
    void end(long size, long signed) {
        if (size > signed) {
            tally.fault(Trait.CHECKPOINT_GONE, "checkpoint " + size, "leaves up to " + signed, "up to " + size);
        }
        for (Checkpoint checkpoint : brought) {
            tally.fault(
                    Trait.BROUGHT,
                    "checkpoint " + checkpoint.size(),
                    checkpoint.size() + " " + checkpoint.root(),
                    "a log of " + size);
        }
    }
}
