import com.zaxxer.hikari.HikariDataSource;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.cunzheng.account.AccountId;
import org.cunzheng.casefile.CaseFileId;
import org.cunzheng.custody.Act;
import org.cunzheng.custody.CustodyLog;
import org.cunzheng.custody.EntryKind;
import org.cunzheng.custody.Sequencer;
import org.cunzheng.custody.TransparencyLog;
import org.cunzheng.database.DataFolder;
import org.cunzheng.database.Database;
import org.cunzheng.integrity.Value;

/**
 * The product's log over its embedded PostgreSQL, with the settings it has in use but for the sequencer's turns, which come
 * when they are asked for.
 */
final class MeasuredLog implements AutoCloseable {
    private static final String TEXT = "今天下午五点前必须还清，不然就上门找您和您的家人，到单位去说。".repeat(4);

    private final DataFolder folder;
    private final Database database;
    private final ApplicationContext context;
    private final AccountId owner = new AccountId(UUID.randomUUID());

    private MeasuredLog(DataFolder folder) {
        this.folder = folder;
        this.database = Database.open(folder);
        this.context = ApplicationContext.builder()
                .properties(database.address().asProperties())
                .properties(Map.of(
                        "micronaut.server.port", "-1",
                        "cunzheng.data", folder.path().toString(),
                        "cunzheng.log.interval", "24h",
                        "cunzheng.audit.first", "24h"))
                .start();
    }

    static MeasuredLog open() throws IOException, SQLException {
        Path work = Files.createTempDirectory(Path.of("target"), "figures-").toAbsolutePath();
        MeasuredLog log = new MeasuredLog(DataFolder.take(work));
        log.insertOwner();
        log.sayDurability();
        return log;
    }

    CustodyLog custody() {
        return context.getBean(CustodyLog.class);
    }

    TransparencyLog transparency() {
        return context.getBean(TransparencyLog.class);
    }

    Sequencer sequencer() {
        return context.getBean(Sequencer.class);
    }

    AccountId owner() {
        return owner;
    }

    /** The product's own pool, without the transactions that the product lays around it. */
    HikariDataSource pool() throws SQLException {
        return context.getBean(DataSource.class).unwrap(HikariDataSource.class);
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                database.address().url(),
                database.address().user(),
                database.address().password());
    }

    private void insertOwner() throws SQLException {
        try (Connection connection = connect();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO account (id, login, password_hash,"
                                + " recovery_hash, consented_at, created_at) VALUES (?, 'a@example.com', '', '', now(), now())")) {
            insert.setObject(1, owner.value());
            insert.executeUpdate();
        }
    }

    private void sayDurability() throws SQLException {
        try (Connection connection = pool().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT current_setting('server_version'),"
                        + " current_setting('fsync'), current_setting('synchronous_commit')")) {
            row.next();
            Figures.say(
                    "PostgreSQL %s, fsync %s, synchronous_commit %s, pool of %d",
                    row.getString(1), row.getString(2), row.getString(3), pool().getMaximumPoolSize());
        }
    }

    /** As a database is that was not just filled. */
    void vacuum() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("VACUUM ANALYZE");
        }
    }

    CaseFileId newCaseFile() throws SQLException {
        CaseFileId caseFile = new CaseFileId(UUID.randomUUID());
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO case_file VALUES ('" + caseFile + "', '" + owner
                    + "', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', now())");
        }
        return caseFile;
    }

    /** A message as a borrower types it in: with the common fields an entry of about a kilobyte. */
    static Act act(int number) {
        return new Act(
                EntryKind.INCIDENT_RECORDED,
                Map.of(
                        "incidentKind", Value.text("SMS"),
                        "direction", Value.text("FROM_COLLECTOR"),
                        "collectorNumber", Value.text("1065500" + number),
                        "addressee", Value.text("DEBTOR"),
                        "occurredAt", Value.text("2026-01-01T22:10:00.000+08:00[Asia/Shanghai]"),
                        "timeOrigin", Value.text("CLAIMED"),
                        "text", Value.text(TEXT + number)));
    }

    @Override
    public void close() {
        context.close();
        database.close();
        folder.close();
    }
}
