package org.cunzheng.packet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cunzheng.integrity.Checkpoint;
import org.cunzheng.integrity.EntrySecret;
import org.cunzheng.integrity.FieldCommitments;
import org.cunzheng.integrity.LogKey;
import org.cunzheng.integrity.MerkleTree;
import org.cunzheng.integrity.Salt;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.integrity.Sm3;
import org.cunzheng.integrity.Value;

/** Small invented packets: one case, three entries among seven of the log, two originals. */
public final class BundleFixture {
    public static final UUID CASE_FILE = UUID.fromString("0193a000-0000-7000-8000-00000000ca5e");
    public static final UUID OTHER_CASE_FILE = UUID.fromString("0193a000-0000-7000-8000-00000000beef");
    public static final byte[] PICTURE = "an invented picture of a chat".getBytes(UTF_8);
    public static final byte[] RECORDING = "an invented recording of a call".getBytes(UTF_8);

    /** What the entry of the picture says its SM3 is; that of the recording says none, as if it had been sealed without. */
    public static final String SM3 = Sm3.of(PICTURE).hex();

    private static final String CREATED_AT = "2026-11-20T22:10:00.123+08:00[Asia/Shanghai]";
    private static final String TEXT = "再不还钱我们就上门";
    private static final Set<String> HIDDEN = Set.of("addresseeName");
    private static final int LOG_SIZE = 7;
    private static final List<Integer> PLACES = List.of(1, 3, 6);

    /** The first key of RFC 8032, section 7.1, under a name of ours: the same in every run. */
    public static final LogKey KEY =
            LogKey.parse("PRIVATE+KEY+log.example/cunzheng+4be1f6a5+AZ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n"
                    + "log.example/cunzheng+4be1f6a5+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea");

    private static final int EARLIER_SIZE = 5;
    private static final int ERASED = 2;

    private BundleFixture() {}

    /** The same packet with its log signed by somebody else. */
    public static BundleInput signedBy(LogKey key) {
        return with(bundle(), proof(log(acts(TEXT, CASE_FILE)), key, EARLIER_SIZE, List.of()));
    }

    /** The same packet with timestamps over the checkpoint of that size, whose {@link #note} they are over. */
    public static BundleInput stamped(long size, List<byte[]> tokens) {
        return with(bundle(), proof(log(acts(TEXT, CASE_FILE)), KEY, size, tokens));
    }

    /** The signed note of the checkpoint of five entries; of the packet's entries two are below it, one is not. */
    public static String earlierNote() {
        return note(EARLIER_SIZE);
    }

    /** The signed note of the checkpoint of that size. */
    public static String note(long size) {
        return KEY.sign(log(acts(TEXT, CASE_FILE)).view(size).checkpoint().text(KEY.origin()));
    }

    private static BundleInput with(BundleInput bundle, LogProof proof) {
        return new BundleInput(
                bundle.caseFile(),
                bundle.createdAt(),
                bundle.ruleSet(),
                bundle.lawBase(),
                bundle.template(),
                proof,
                bundle.complaintPdf(),
                bundle.entries(),
                bundle.originals(),
                bundle.withheldOriginals(),
                bundle.erased());
    }

    private static LogProof proof(MerkleTree log, LogKey key, long size, List<byte[]> tokens) {
        Checkpoint whole = log.view().checkpoint();
        Checkpoint earlier = log.view(size).checkpoint();
        return new LogProof(
                whole,
                key.sign(whole.text(key.origin())),
                key.verifierKey(),
                List.of(new LogProof.Earlier(
                        earlier,
                        key.sign(earlier.text(key.origin())),
                        log.view().consistencyProof(size),
                        tokens)),
                digest -> key.sign("cunzheng-manifest/1 " + key.origin() + "\n"
                        + Base64.getEncoder().encodeToString(digest.bytes()) + "\n"));
    }

    public static BundleInput bundle() {
        return bundle(TEXT, HIDDEN, CASE_FILE);
    }

    /** The same case with another text in its first entry, made anew from end to end. */
    public static BundleInput bundleWithText(String text) {
        return bundle(text, HIDDEN, CASE_FILE);
    }

    /** The same case with another SM3 said of the picture, made anew from end to end. */
    public static BundleInput bundleWithSm3(String sm3) {
        return bundle(
                acts(TEXT, sm3, CASE_FILE), HIDDEN, List.of(original(RECORDING, "m4a"), original(PICTURE, "png")));
    }

    /** The same case with other fields withheld. */
    public static BundleInput bundleWithholding(Set<String> fields) {
        return bundle(TEXT, fields, CASE_FILE);
    }

    /** The last entry is in the log all right, but was recorded for another case. */
    public static BundleInput bundleWithAnEntryOfAnotherCase() {
        return bundle(TEXT, HIDDEN, OTHER_CASE_FILE);
    }

    /** The same case with its third entry erased, as the last one records. */
    public static BundleInput bundleWithAnErasure() {
        return bundleWithAnErasure(ERASED, ERASED);
    }

    /**
     * @param erased the place of the entry that is listed as erased
     * @param said the place of the entry of which the last one says that it was erased
     */
    public static BundleInput bundleWithAnErasure(int erased, int said) {
        List<SortedMap<String, Value>> before = acts(TEXT, CASE_FILE);
        Sha256 gone = commitments(before).get(said);
        List<SortedMap<String, Value>> acts = List.of(before.get(0), before.get(1), erasure(said, gone));
        BundleInput bundle = bundle(acts, HIDDEN, List.of(original(PICTURE, "png")));
        MerkleTree log = log(acts);
        return new BundleInput(
                bundle.caseFile(),
                bundle.createdAt(),
                bundle.ruleSet(),
                bundle.lawBase(),
                bundle.template(),
                bundle.log(),
                bundle.complaintPdf(),
                bundle.entries(),
                bundle.originals(),
                bundle.withheldOriginals(),
                List.of(new BundleInput.Erased(
                        id(erased),
                        erased,
                        commitments(acts).get(erased),
                        id(PLACES.getLast()),
                        log.view(LOG_SIZE).inclusionProof(erased))));
    }

    private static SortedMap<String, Value> erasure(int said, Sha256 commitment) {
        SortedMap<String, Value> fields = new TreeMap<>();
        fields.put("format", Value.text("cunzheng-entry/1"));
        fields.put("id", Value.text(id(PLACES.getLast()).toString()));
        fields.put("caseFile", Value.text(CASE_FILE.toString()));
        fields.put("kind", Value.text("ERASURE"));
        fields.put("recordedAt", Value.text(CREATED_AT));
        fields.put("erased", Value.text(id(said).toString()));
        fields.put("erasedCommitment", Value.text(commitment.hex()));
        fields.put("reason", Value.text("里面有家人的住址"));
        fields.put("files", Value.text("1"));
        return fields;
    }

    private static BundleInput bundle(String text, Set<String> withhold, UUID caseFileOfTheLast) {
        return bundle(
                acts(text, caseFileOfTheLast), withhold, List.of(original(RECORDING, "m4a"), original(PICTURE, "png")));
    }

    private static BundleInput bundle(
            List<SortedMap<String, Value>> acts, Set<String> withhold, List<BundleInput.Original> originals) {
        MerkleTree log = log(acts);
        List<DisclosedEntry> entries = new ArrayList<>();
        for (int i = 0; i < acts.size(); i++) {
            int place = PLACES.get(i);
            entries.add(DisclosedEntry.of(
                    id(place),
                    place,
                    acts.get(i),
                    salts(acts.get(i), place),
                    withhold,
                    log.view(LOG_SIZE).inclusionProof(place)));
        }
        return new BundleInput(
                CASE_FILE,
                CREATED_AT,
                "rules/1",
                "law/1",
                "complaint/1",
                proof(log, KEY, EARLIER_SIZE, List.of()),
                Content.of("%PDF-1.7 an invented complaint\n".getBytes(UTF_8)),
                entries,
                originals,
                Set.of(),
                List.of());
    }

    private static List<SortedMap<String, Value>> acts(String text, UUID caseFileOfTheLast) {
        return acts(text, SM3, caseFileOfTheLast);
    }

    private static List<SortedMap<String, Value>> acts(String text, String sm3, UUID caseFileOfTheLast) {
        return List.of(
                incident(CASE_FILE, 1, "SMS", text, List.of()),
                incident(CASE_FILE, 3, "CHAT", "单位电话我们都有\ud83d", List.of(file(PICTURE, sm3, "image/png", "chat.png"))),
                incident(caseFileOfTheLast, 6, "CALL", "", List.of(file(RECORDING, "", "audio/mp4", "call.m4a"))));
    }

    private static MerkleTree log(List<SortedMap<String, Value>> acts) {
        return MerkleTree.of(commitments(acts));
    }

    private static List<Sha256> commitments(List<SortedMap<String, Value>> acts) {
        List<Sha256> commitments = new ArrayList<>();
        for (int i = 0; i < LOG_SIZE; i++) {
            int known = PLACES.indexOf(i);
            commitments.add(
                    known < 0
                            ? Sha256.of(new byte[] {(byte) i})
                            : FieldCommitments.commitment(acts.get(known), secret(i)));
        }
        return commitments;
    }

    public static byte[] bytes(BundleInput input) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            BundleWriter.write(input, out);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    public static UUID id(int place) {
        return UUID.fromString("0193a000-0000-7000-8000-%012d".formatted(place));
    }

    private static Map<String, Salt> salts(SortedMap<String, Value> fields, int place) {
        return fields.keySet().stream().collect(Collectors.toMap(name -> name, secret(place)::salt));
    }

    public static EntrySecret secret(int place) {
        return EntrySecret.ofBytes(
                Sha256.of(("invented secret " + place).getBytes(UTF_8)).bytes());
    }

    private static BundleInput.Original original(byte[] bytes, String extension) {
        return new BundleInput.Original(Sha256.of(bytes), bytes.length, extension, Content.of(bytes));
    }

    private static SortedMap<String, Value> incident(
            UUID caseFile, int place, String kind, String text, List<Value> files) {
        SortedMap<String, Value> fields = new TreeMap<>();
        fields.put("format", Value.text("cunzheng-entry/1"));
        fields.put("id", Value.text(id(place).toString()));
        fields.put("caseFile", Value.text(caseFile.toString()));
        fields.put("kind", Value.text("INCIDENT_RECORDED"));
        fields.put("recordedAt", Value.text(CREATED_AT));
        fields.put("incidentKind", Value.text(kind));
        fields.put("addresseeName", Value.text("王小明"));
        fields.put("text", Value.text(text));
        if (!files.isEmpty()) {
            fields.put("files", Value.items(files));
        }
        return fields;
    }

    private static Value file(byte[] bytes, String sm3, String type, String name) {
        Map<String, Value> members = new TreeMap<>(Map.of(
                "sha256", Value.text(Sha256.of(bytes).hex()),
                "size", Value.text(Integer.toString(bytes.length)),
                "type", Value.text(type),
                "name", Value.text(name)));
        if (!sm3.isEmpty()) {
            members.put("sm3", Value.text(sm3));
        }
        return Value.members(members);
    }
}
