import io.micronaut.context.ApplicationContext;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.cunzheng.cli.CunzhengCommand;
import org.cunzheng.custody.CustodyLog;
import org.cunzheng.custody.SealedTime;
import org.cunzheng.custody.Sequencer;
import org.cunzheng.database.DataFolder;
import org.cunzheng.database.Database;
import org.cunzheng.integrity.CanonicalJson;
import org.cunzheng.integrity.EntrySecret;
import org.cunzheng.integrity.FieldCommitments;
import org.cunzheng.integrity.Value;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/**
 * Measures the audit of a log of a million entries, in a process of its own with 256 MB of heap: its seconds of CPU, those of
 * the database, and the most heap it needed. Fails above a minute. Takes a number of entries, or a million.
 */
public final class AuditSpeed {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final int CASE_FILES = 1000;
    /** Close to when the checkpoints will be signed. */
    private static final Instant START = Instant.now().plusSeconds(120);

    private static final SecureRandom RANDOM = new SecureRandom();

    private AuditSpeed() {}

    public static void main(String[] args) throws Exception {
        if (args.length == 2 && args[0].equals("audit")) {
            System.exit(audit(args[1]));
        }
        int entries = args.length == 0 ? 1_000_000 : Integer.parseInt(args[0]);
        Path work = Files.createTempDirectory(Path.of("target"), "auditspeed-").toAbsolutePath();
        try (DataFolder folder = DataFolder.take(work);
                Database database = Database.open(folder)) {
            fill(database, entries);
            sequence(database, work);
            vacuum(database);
            long before = databaseSeconds(work);
            int status = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElse("java"),
                            "-Xmx256m",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            "src/auditspeed/java/AuditSpeed.java",
                            "audit",
                            work.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
            System.out.println("CPU of the database: " + (databaseSeconds(work) - before) + " s");
            System.exit(status);
        }
    }

    private static int audit(String data) {
        int status = CunzhengCommand.run(Clock.systemUTC(), "audit", "--data", data, "--files=none", "--lang=en");
        Duration cpu = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
        long heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(java.lang.management.MemoryUsage::getUsed)
                .sum();
        System.out.printf(Locale.ROOT, "CPU of the audit, its start included: %.1f s%n", cpu.toMillis() / 1000.0);
        System.out.println("Peaks of the heap's pools together: " + heap / (1 << 20) + " MB");
        return status != 0 ? status : cpu.compareTo(LIMIT) < 0 ? 0 : 1;
    }

    /** Of all its processes that still run, those of connections among them. */
    private static long databaseSeconds(Path work) throws IOException {
        long pid = Long.parseLong(Files.readAllLines(work.resolve("postgres").resolve("postmaster.pid"))
                .getFirst());
        String[] fields = Files.readString(Path.of("/proc/" + pid + "/stat")).split(" ");
        // utime and stime of those that ended and were waited for, in hundredths of a second.
        return (Long.parseLong(fields[15]) + Long.parseLong(fields[16])) / 100;
    }

    private static void sequence(Database database, Path work) {
        try (ApplicationContext context = ApplicationContext.builder()
                .properties(database.address().asProperties())
                .properties(Map.of(
                        "micronaut.server.port", "-1",
                        "cunzheng.data", work.toString(),
                        "cunzheng.log.interval", "24h"))
                .start()) {
            System.out.println(
                    "Log: " + context.getBean(Sequencer.class).sequence().checkpoint());
        }
    }

    /** As a database is that was not just filled. */
    private static void vacuum(Database database) throws Exception {
        try (Connection connection = DriverManager.getConnection(
                        database.address().url(),
                        database.address().user(),
                        database.address().password());
                Statement statement = connection.createStatement()) {
            statement.execute("VACUUM ANALYZE");
        }
    }

    private static void fill(Database database, int entries) throws Exception {
        try (Connection connection = DriverManager.getConnection(
                        database.address().url(),
                        database.address().user(),
                        database.address().password());
                Statement statement = connection.createStatement()) {
            UUID owner = UUID.randomUUID();
            statement.execute("INSERT INTO account (id, login, password_hash, recovery_hash, consented_at, created_at)"
                    + " VALUES ('" + owner + "', 'a@example.com', '', '', now(), now())");
            UUID[] caseFiles = new UUID[CASE_FILES];
            for (int i = 0; i < CASE_FILES; i++) {
                caseFiles[i] = UUID.randomUUID();
                statement.execute("INSERT INTO case_file VALUES ('" + caseFiles[i] + "', '" + owner
                        + "', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', now())");
            }
            try (DataOutputStream entry = copy(connection, "scratch_entry", statement)) {
                for (int i = 0; i < entries; i++) {
                    write(entry, caseFiles[i % CASE_FILES], owner, i);
                }
                entry.writeShort(-1);
            }
            statement.execute("INSERT INTO entry SELECT id, case_file, id, recorded_at, arrival, commitment"
                    + " FROM scratch_entry ORDER BY arrival");
            statement.execute(
                    "INSERT INTO entry_content SELECT id, canonical, secret FROM scratch_entry ORDER BY arrival");
            statement.execute("INSERT INTO unsequenced SELECT arrival, id FROM scratch_entry ORDER BY arrival");
            statement.execute("SELECT setval('entry_arrival', " + entries + ")");
            statement.execute("DROP TABLE scratch_entry");
        }
    }

    private static DataOutputStream copy(Connection connection, String table, Statement statement) throws Exception {
        statement.execute("CREATE UNLOGGED TABLE " + table + " (id uuid, case_file uuid, recorded_at timestamptz,"
                + " arrival bigint, commitment bytea, canonical bytea, secret bytea)");
        DataOutputStream out = new DataOutputStream(new PGCopyOutputStream(
                connection.unwrap(PGConnection.class), "COPY " + table + " FROM STDIN (FORMAT binary)", 1 << 20));
        out.write(new byte[] {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 255, '\r', '\n', 0});
        out.writeInt(0);
        out.writeInt(0);
        return out;
    }

    /** A message as a borrower would log one, of about a kilobyte. */
    private static void write(DataOutputStream out, UUID caseFile, UUID owner, int number) throws IOException {
        Instant now = START.plusMillis(number / 20);
        UUID id = new UUID((now.toEpochMilli() << 16) | 0x7000, RANDOM.nextLong() >>> 2 | 1L << 63);
        Map<String, Value> fields = new TreeMap<>();
        fields.put("format", Value.text(CustodyLog.FORMAT));
        fields.put("id", Value.text(id.toString()));
        fields.put("caseFile", Value.text(caseFile.toString()));
        fields.put("kind", Value.text("INCIDENT_RECORDED"));
        fields.put("actor", Value.text(owner.toString()));
        fields.put("recordedAt", Value.text(SealedTime.text(now.atZone(ZoneId.of("UTC")))));
        fields.put("incidentKind", Value.text("SMS"));
        fields.put("direction", Value.text("FROM_COLLECTOR"));
        fields.put("collectorNumber", Value.text("1065500" + number));
        fields.put("addressee", Value.text("DEBTOR"));
        fields.put("occurredAt", Value.text("2026-01-01T22:10:00.000+08:00[Asia/Shanghai]"));
        fields.put("timeOrigin", Value.text("CLAIMED"));
        fields.put("text", Value.text("今天下午五点前必须还清，不然就上门找您和您的家人，到单位去说。".repeat(4) + number));
        byte[] secretBytes = new byte[EntrySecret.LENGTH];
        RANDOM.nextBytes(secretBytes);
        EntrySecret secret = EntrySecret.ofBytes(secretBytes);
        out.writeShort(7);
        uuid(out, id);
        uuid(out, caseFile);
        number(out, (now.toEpochMilli() - 946_684_800_000L) * 1000);
        number(out, number + 1L);
        bytes(out, FieldCommitments.commitment(fields, secret).bytes());
        bytes(out, CanonicalJson.bytes(Value.members(fields)));
        bytes(out, secretBytes);
    }

    private static void uuid(DataOutputStream out, UUID id) throws IOException {
        out.writeInt(16);
        out.writeLong(id.getMostSignificantBits());
        out.writeLong(id.getLeastSignificantBits());
    }

    private static void number(DataOutputStream out, long number) throws IOException {
        out.writeInt(8);
        out.writeLong(number);
    }

    private static void bytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
