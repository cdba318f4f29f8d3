package org.cunzheng.audit;

import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.support.DefaultTransactionDefinition;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.LongConsumer;
import org.cunzheng.integrity.Checkpoint;
import org.cunzheng.integrity.LogKey;
import org.cunzheng.timestamp.Authority;
import org.cunzheng.timestamp.TokenVerification;
import org.cunzheng.vault.VaultInspection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares all that is stored: content with commitments, commitments with the tree, the tree with what was signed, that with
 * timestamps, and entries with the files they name. A server may be at work meanwhile: the tables are read as of one moment.
 */
@Singleton
public class Audit {
    private static final Logger LOG = LoggerFactory.getLogger(Audit.class);

    private final TransactionOperations<Connection> transactions;
    private final LogKey key;
    private final TokenVerification verification;
    private final List<Authority> authorities;
    private final VaultInspection vault;
    private final Clock clock;

    Audit(
            TransactionOperations<Connection> transactions,
            LogKey key,
            TokenVerification verification,
            List<Authority> authorities,
            VaultInspection vault,
            Clock clock) {
        this.transactions = transactions;
        this.key = key;
        this.verification = verification;
        this.authorities = List.copyOf(authorities);
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * Reads all of it and changes nothing. Where it cannot go on, what was found until then is reported as broken off.
     *
     * @param brought checkpoints of this log that were kept elsewhere
     * @param progress told now and then how many places of the log were looked at
     */
    public AuditReport run(FileChecking files, List<Checkpoint> brought, LongConsumer progress) {
        Instant startedAt = clock.instant();
        Tally tally = new Tally();
        String brokenOffBy = "";
        try {
            transactions.execute(oneMoment(), status -> {
                examine(status.getConnection(), brought, progress, tally);
                return tally;
            });
            new VaultExamination(vault, files, tally, this::read).run();
        } catch (RuntimeException | Error e) {
            // What somebody altered must not be hidden by what cannot be read.
            LOG.error("audit: broke off", e);
            brokenOffBy = e.toString();
        }
        return tally.report(startedAt, clock.instant(), brokenOffBy);
    }

    /** The tables alone, as the transaction of the connection sees them. */
    void examine(Connection connection, List<Checkpoint> brought, LongConsumer progress, Tally tally) {
        try {
            LogReading tables = new LogReading(connection);
            EntryExamination entries = new EntryExamination(tally, tables::hasContent);
            new LogExamination(tables, key, entries, new CheckpointExamination(key, brought, tally), tally)
                    .run(progress);
            new OrderExamination(tables, entries, tally).run();
            entries.end();
            new StampExamination(verification, authorities, tally).run(tables);
        } catch (SQLException e) {
            throw new IllegalStateException("the tables do not answer", e);
        }
    }

    private <T> T read(VaultExamination.Reading<T> reading) {
        return transactions.execute(
                TransactionDefinition.of(TransactionDefinition.Propagation.REQUIRES_NEW), status -> {
                    try {
                        return reading.in(status.getConnection());
                    } catch (SQLException e) {
                        throw new IllegalStateException("the tables do not answer", e);
                    }
                });
    }

    private static TransactionDefinition oneMoment() {
        DefaultTransactionDefinition definition = new DefaultTransactionDefinition();
        definition.setIsolationLevel(TransactionDefinition.Isolation.REPEATABLE_READ);
        definition.setPropagationBehavior(TransactionDefinition.Propagation.REQUIRES_NEW);
        definition.setReadOnly(true);
        return definition;
    }
}
