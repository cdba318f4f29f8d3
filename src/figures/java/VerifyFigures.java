import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cunzheng.custody.CustodyLog;
import org.cunzheng.integrity.Checkpoint;
import org.cunzheng.integrity.EntrySecret;
import org.cunzheng.integrity.FieldCommitments;
import org.cunzheng.integrity.LogKey;
import org.cunzheng.integrity.MerkleTree;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.integrity.Value;
import org.cunzheng.packet.BundleInput;
import org.cunzheng.packet.BundleWriter;
import org.cunzheng.packet.Content;
import org.cunzheng.packet.DisclosedEntry;
import org.cunzheng.packet.LogProof;

/**
 * How long {@code verify} takes, as a process of the packaged jar, over a bundle with 1 GiB of files that {@code BundleWriter}
 * wrote, by the time of {@code openssl dgst -sha256} over the same bytes. Both in turn; the bytes are in the system's cache.
 */
public final class VerifyFigures {
    private static final int ROUNDS = 9;
    private static final double LIMIT = 1.5;
    private static final int GIBIBYTE = 1 << 30;
    private static final UUID CASE_FILE = UUID.fromString("0193a000-0000-7000-8000-00000000ca5e");
    private static final String CREATED_AT = "2026-11-20T22:10:00.123+08:00[Asia/Shanghai]";
    private static final int SIGNER_KNOWN = 6;

    private VerifyFigures() {}

    private record Time(double wall, double cpu) {}

    public static void main(String[] args) throws Exception {
        Path work = Files.createTempDirectory(Path.of("target"), "verifyfigures-");
        Figures.sayLoad();
        compare(work, 256, true);
        compare(work, 1, false);
        Figures.sayLoad();
        Figures.finish();
    }

    private static void compare(Path work, int files, boolean limited) throws Exception {
        LogKey key = LogKey.generate("log.example/cunzheng");
        Path bundle = work.resolve("bundle-" + files + ".zip");
        write(bundle, files, key);
        List<String> verify = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Path.of("target", "cunzheng.jar").toString(),
                "verify",
                "--log-key",
                key.verifierKey(),
                bundle.toString());
        List<String> openssl = List.of("openssl", "dgst", "-sha256", bundle.toString());
        List<Time> ofVerify = new ArrayList<>();
        List<Time> ofOpenssl = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            Time first = run(openssl, 0);
            Time second = run(verify, SIGNER_KNOWN);
            if (round > 0) { // the first round warms the system's cache
                ofOpenssl.add(first);
                ofVerify.add(second);
            }
        }
        Files.delete(bundle);
        List<Double> walls = ofVerify.stream().map(Time::wall).toList();
        List<Double> opensslWalls = ofOpenssl.stream().map(Time::wall).toList();
        List<Double> cpus = ofVerify.stream().map(Time::cpu).toList();
        List<Double> opensslCpus = ofOpenssl.stream().map(Time::cpu).toList();
        Figures.say(
                "1 GiB in %d file(s), medians of %d rounds: verify %.2f s (CPU %.2f s), openssl %.2f s (CPU %.2f s),"
                        + " ratio of time %.2f, of CPU %.2f",
                files,
                ROUNDS,
                Figures.median(walls),
                Figures.median(cpus),
                Figures.median(opensslWalls),
                Figures.median(opensslCpus),
                Figures.ratio(walls, opensslWalls),
                Figures.ratio(cpus, opensslCpus));
        if (limited) {
            Figures.atMost(
                    "verify of 1 GiB in " + files + " files, time by that of openssl",
                    Figures.ratio(walls, opensslWalls),
                    LIMIT);
        }
    }

    private static Time run(List<String> command, int expected) throws IOException, InterruptedException {
        double before = cpuOfChildren();
        long start = System.nanoTime();
        int status = new ProcessBuilder(command)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.INHERIT)
                .start()
                .waitFor();
        double wall = (System.nanoTime() - start) / 1e9;
        if (status != expected) {
            throw new IllegalStateException(command.getFirst() + " ended with " + status);
        }
        return new Time(wall, cpuOfChildren() - before);
    }

    /** In seconds, of those that ended; 0 where the system does not tell. */
    private static double cpuOfChildren() throws IOException {
        Path stat = Path.of("/proc/self/stat");
        if (!Files.exists(stat)) {
            return 0;
        }
        String[] afterName =
                Files.readString(stat).replaceFirst("(?s).*\\) ", "").split(" ");
        return (Long.parseLong(afterName[13]) + Long.parseLong(afterName[14])) / 100.0;
    }

    /** One entry for each file, all in a log of their own. */
    private static void write(Path bundle, int files, LogKey key) throws IOException {
        int size = GIBIBYTE / files;
        List<BundleInput.Original> originals = new ArrayList<>();
        List<Map<String, Value>> entries = new ArrayList<>();
        List<EntrySecret> secrets = new ArrayList<>();
        for (int i = 0; i < files; i++) {
            byte[] block = new byte[Math.min(size, 1 << 22)];
            new Random(i).nextBytes(block);
            Content content = () -> new Repeated(block, size);
            Sha256 digest;
            try (Repeated in = new Repeated(block, size)) {
                digest = Sha256.of(in);
            }
            originals.add(new BundleInput.Original(digest, size, "jpg", content));
            entries.add(entry(id(i), digest, size));
            secrets.add(EntrySecret.ofBytes(Sha256.of(block).bytes()));
        }
        List<Sha256> commitments = new ArrayList<>();
        for (int i = 0; i < files; i++) {
            commitments.add(FieldCommitments.commitment(entries.get(i), secrets.get(i)));
        }
        MerkleTree log = MerkleTree.of(commitments);
        List<DisclosedEntry> disclosed = new ArrayList<>();
        for (int i = 0; i < files; i++) {
            disclosed.add(DisclosedEntry.of(
                    id(i),
                    i,
                    entries.get(i),
                    entries.get(i).keySet().stream().collect(Collectors.toMap(name -> name, secrets.get(i)::salt)),
                    Set.of(),
                    log.view().inclusionProof(i)));
        }
        Checkpoint checkpoint = log.view().checkpoint();
        LogProof proof = new LogProof(
                checkpoint,
                key.sign(checkpoint.text(key.origin())),
                key.verifierKey(),
                List.of(),
                manifest -> key.sign("cunzheng-manifest/1 " + key.origin() + "\n"
                        + Base64.getEncoder().encodeToString(manifest.bytes()) + "\n"));
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(bundle), 1 << 20)) {
            BundleWriter.write(
                    new BundleInput(
                            CASE_FILE,
                            CREATED_AT,
                            "rules/1",
                            "law/1",
                            "complaint/1",
                            proof,
                            Content.of("%PDF-1.7 an invented complaint\n".getBytes(UTF_8)),
                            disclosed,
                            originals,
                            Set.of(),
                            List.of()),
                    out);
        }
    }

    private static UUID id(int number) {
        return UUID.fromString("0193a000-0000-7000-8000-%012d".formatted(number));
    }

    private static Map<String, Value> entry(UUID id, Sha256 digest, int size) {
        Map<String, Value> fields = new TreeMap<>();
        fields.put("format", Value.text(CustodyLog.FORMAT));
        fields.put("id", Value.text(id.toString()));
        fields.put("caseFile", Value.text(CASE_FILE.toString()));
        fields.put("kind", Value.text("INCIDENT_RECORDED"));
        fields.put("actor", Value.text(CASE_FILE.toString()));
        fields.put("recordedAt", Value.text(CREATED_AT));
        fields.put("incidentKind", Value.text("CHAT"));
        fields.put(
                "files",
                Value.items(List.of(Value.members(Map.of(
                        "sha256", Value.text(digest.hex()),
                        "size", Value.text(Integer.toString(size)),
                        "type", Value.text("image/jpeg"),
                        "name", Value.text("chat.jpg"))))));
        return fields;
    }

    /** A block again and again, up to a size. */
    private static final class Repeated extends ByteArrayInputStream {
        private int rounds;

        Repeated(byte[] block, int size) {
            super(block);
            rounds = size / block.length;
        }

        @Override
        public synchronized int read(byte[] into, int from, int length) {
            int read = super.read(into, from, length);
            if (read < 0 && --rounds > 0) {
                reset();
                read = super.read(into, from, length);
            }
            return read;
        }
    }
}
