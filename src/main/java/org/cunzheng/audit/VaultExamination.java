package org.cunzheng.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cunzheng.integrity.CanonicalJson;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.integrity.Value;
import org.cunzheng.vault.VaultInspection;
import org.cunzheng.vault.VaultScope;
import org.jspecify.annotations.Nullable;

/**
 * Looks for every original that an entry names. One case file at a time is in memory, and no transaction lasts longer than the
 * reading of a few rows, however long the files take.
 */
final class VaultExamination {
    private static final int ROWS = 200;

    private final VaultInspection vault;
    private final FileChecking files;
    private final Tally tally;
    private final Transactions transactions;

    /** The case file at hand: each digest, and the first entry that names it. */
    private final Map<Sha256, UUID> named = new HashMap<>();

    private @Nullable UUID caseFile;
    private long accounted;

    /** Runs one short reading transaction. */
    interface Transactions {
        <T> T read(Reading<T> reading);
    }

    @FunctionalInterface
    interface Reading<T> {
        T in(Connection connection) throws SQLException;
    }

    /** @param canonical null where it is too long to come with its row */
    private record Naming(UUID entry, UUID caseFile, long arrival, byte @Nullable [] canonical) {}

    VaultExamination(VaultInspection vault, FileChecking files, Tally tally, Transactions transactions) {
        this.vault = vault;
        this.files = files;
        this.tally = tally;
        this.transactions = transactions;
    }

    void run() {
        if (files instanceof FileChecking.None) {
            return;
        }
        List<Naming> batch = transactions.read(connection -> batch(connection, new UUID(0, 0), -1));
        while (!batch.isEmpty()) {
            batch.forEach(this::take);
            Naming last = batch.getLast();
            batch = transactions.read(connection -> batch(connection, last.caseFile(), last.arrival()));
        }
        endOfCaseFile();
        tally.orphans = Math.max(0, vault.objects() - accounted);
    }

    /** Entries whose content may name files, by case file. */
    private static List<Naming> batch(Connection connection, UUID caseFile, long arrival) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT e.id, e.case_file, e.arrival, "
                + LogReading.CANONICAL_IF_SHORT + " FROM entry e JOIN entry_content c ON c.entry = e.id"
                + " WHERE (e.case_file, e.arrival) > (?, ?)"
                + " AND position('\"files\":'::bytea IN c.canonical) > 0"
                + " ORDER BY e.case_file, e.arrival LIMIT " + ROWS)) {
            select.setObject(1, caseFile);
            select.setLong(2, arrival);
            List<Naming> batch = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    batch.add(new Naming(
                            rows.getObject(1, UUID.class),
                            rows.getObject(2, UUID.class),
                            rows.getLong(3),
                            rows.getBytes(4)));
                }
            }
            return batch;
        }
    }

    private void take(Naming naming) {
        if (!naming.caseFile().equals(caseFile)) {
            endOfCaseFile();
            caseFile = naming.caseFile();
        }
        byte[] known = naming.canonical();
        try {
            name(naming.entry(), known != null ? known : read(naming.entry()));
        } catch (IllegalArgumentException e) {
            // An altered content is named by the examination of entries.
        } catch (StackOverflowError | OutOfMemoryError e) {
            // One entry must not hide what is to be found in all others, nor which files could not be looked for.
            tally.fault(
                    Trait.CONTENT_UNREADABLE,
                    "entry " + naming.entry(),
                    "the names of its files",
                    e.getClass().getSimpleName());
        }
    }

    private void name(UUID entry, byte[] canonical) {
        if (CanonicalJson.parse(canonical) instanceof Value.Members members
                && members.members().get("files") instanceof Value.Items originals) {
            for (Value original : originals.items()) {
                if (original instanceof Value.Members told) {
                    named.putIfAbsent(Sha256.parse(EntryExamination.text(told.members(), "sha256")), entry);
                }
            }
        }
    }

    /** Nothing where it is gone meanwhile, or too long. */
    private byte[] read(UUID entry) {
        return transactions.read(connection ->
                Optional.ofNullable(new LogReading(connection).canonical(entry)).orElse(new byte[0]));
    }

    private void endOfCaseFile() {
        if (caseFile == null) {
            return;
        }
        VaultScope scope = new VaultScope(caseFile);
        boolean read = isReadNow(caseFile);
        boolean closed = false;
        for (Map.Entry<Sha256, UUID> original : named.entrySet()) {
            tally.files++;
            String name = "original " + original.getKey() + " of entry " + original.getValue();
            switch (vault.state(scope, original.getKey(), read)) {
                case SOUND -> {
                    accounted++;
                    tally.filesRead += read ? 1 : 0;
                }
                case DAMAGED -> {
                    accounted++;
                    tally.filesRead++;
                    tally.fault(Trait.ORIGINAL, name, original.getKey(), "other bytes");
                }
                case MISSING -> {
                    // Somebody may have erased the entry, and then the file, since it was read.
                    if (transactions.read(connection -> new LogReading(connection).hasContent(original.getValue()))) {
                        tally.fault(Trait.ORIGINAL_GONE, name, original.getKey(), "none");
                    }
                }
                case CLOSED -> {
                    closed = true;
                    tally.fault(Trait.ORIGINAL_CLOSED, name, original.getKey(), "cannot be opened");
                }
            }
        }
        if (closed) {
            accounted += vault.objects(scope);
        }
        named.clear();
    }

    private boolean isReadNow(UUID scope) {
        return switch (files) {
            case FileChecking.None _, FileChecking.Presence _ -> false;
            case FileChecking.Digest _ -> true;
            case FileChecking.InTurn(int turn, int turns) -> Math.floorMod(scope.hashCode(), turns) == turn;
        };
    }
}
