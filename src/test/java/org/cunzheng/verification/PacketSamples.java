package org.cunzheng.verification;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.cunzheng.packet.BundleFixture.PICTURE;
import static org.cunzheng.packet.BundleFixture.RECORDING;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.cunzheng.integrity.LogKey;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.packet.BundleFixture;

/**
 * The packets of {@code src/test/resources/samples/packets}: one good one, many bad ones, each named for its fault. Run
 * {@link #main} from the project's folder after a change of the format, and look at the difference before keeping it.
 */
final class PacketSamples {
    static final Path FOLDER = Path.of("src/test/resources/samples/packets");

    private static final byte[] GOOD = BundleFixture.bytes(BundleFixture.bundle());
    private static final byte[] ERASED = BundleFixture.bytes(BundleFixture.bundleWithAnErasure());
    private static final String FIRST = "entries/" + BundleFixture.id(1) + ".json";
    private static final String SECOND = "entries/" + BundleFixture.id(3) + ".json";
    private static final String PICTURE_PATH = "originals/" + Sha256.of(PICTURE) + ".png";
    private static final String RECORDING_PATH = "originals/" + Sha256.of(RECORDING) + ".m4a";
    private static final String NOTE = "log/checkpoint.txt";

    /** The second key of RFC 8032, section 7.1: the same in every run. */
    static final String OTHER_KEY = "PRIVATE+KEY+other.example+3366f7a8+AUzNCJso/5banbbDRuwRTg9bijGfNaumJNqM9u1PuKb7\n"
            + "other.example+3366f7a8+AT1AF8PoQ4lakrcKp00bfrycmCzPLsSWjMDNVfEq9GYM";

    private static final String LETTER = "a letter nobody sealed";

    private final List<Sample> samples = new ArrayList<>();

    /** A packet, what must be said of it, and the checks that must fail: all of these, and no other. */
    record Sample(String name, Verdict verdict, List<Check.Name> failing, byte[] bytes) {
        @Override
        public String toString() {
            return name;
        }
    }

    public static void main(String[] arguments) throws IOException {
        Files.createDirectories(FOLDER);
        for (Sample sample : all()) {
            Files.write(FOLDER.resolve(sample.name() + ".zip"), sample.bytes());
        }
    }

    static List<Sample> all() {
        PacketSamples samples = new PacketSamples();
        samples.goodOnes();
        samples.contentsChanged();
        samples.entriesChanged();
        samples.logsChanged();
        samples.manifestsChanged();
        samples.erasuresChanged();
        samples.containersChanged();
        samples.unreadableOnes();
        return samples.samples;
    }

    private void goodOnes() {
        samples.add(new Sample("good", Verdict.SIGNER_NOT_KNOWN, List.of(), GOOD));
        byte[] withheld = good().remove(PICTURE_PATH)
                .edit(
                        Forgery.MANIFEST,
                        json -> json.substring(0, json.length() - 1) + ",\"withheld\":[\"" + Sha256.of(PICTURE)
                                + "\"]}")
                .relisted()
                .zip();
        samples.add(new Sample("good-with-an-original-withheld", Verdict.SIGNER_NOT_KNOWN, List.of(), withheld));
        samples.add(new Sample("good-with-an-erasure", Verdict.SIGNER_NOT_KNOWN, List.of(), ERASED));
        byte[] anew = BundleFixture.bytes(BundleFixture.bundleWithText("请您方便时回电"));
        samples.add(new Sample("made-anew-with-another-text", Verdict.SIGNER_NOT_KNOWN, List.of(), anew));
        byte[] anotherSm3 = BundleFixture.bytes(BundleFixture.bundleWithSm3("0".repeat(64)));
        samples.add(new Sample("made-anew-with-another-sm3", Verdict.SIGNER_NOT_KNOWN, List.of(), anotherSm3));
        add(
                "made-anew-with-an-sm3-that-is-none",
                BundleFixture.bytes(BundleFixture.bundleWithSm3(BundleFixture.SM3.replaceAll("[a-f]", "F"))),
                Check.Name.COMMITMENTS,
                Check.Name.ORIGINALS);
    }

    private void contentsChanged() {
        byte[] otherPicture = PICTURE.clone();
        otherPicture[0] ^= 1;
        add("original-changed", good().put(PICTURE_PATH, otherPicture), Check.Name.FILES);
        add(
                "original-changed-and-relisted",
                good().put(PICTURE_PATH, otherPicture).relisted(),
                Check.Name.FILES,
                Check.Name.ORIGINALS);
        add("originals-swapped", swapped(), Check.Name.FILES);
        add("originals-swapped-and-relisted", swapped().relisted(), Check.Name.FILES);
        add("original-dropped", good().remove(PICTURE_PATH), Check.Name.LISTING);
        add("original-dropped-and-relisted", good().remove(PICTURE_PATH).relisted(), Check.Name.ORIGINALS);
        String letterPath = "originals/" + Sha256.of(LETTER.getBytes(UTF_8)) + ".txt";
        add("original-added", good().put(letterPath, LETTER.getBytes(UTF_8)), Check.Name.LISTING);
        add(
                "original-added-and-relisted",
                good().put(letterPath, LETTER.getBytes(UTF_8)).relisted(),
                Check.Name.ORIGINALS);
        add(
                "pdf-changed",
                good().edit("complaint.pdf", text -> text.replace("invented", "modified")),
                Check.Name.FILES);
        add("pdf-dropped-and-relisted", good().remove("complaint.pdf").relisted(), Check.Name.LISTING);
        add(
                "pdf-changed-and-relisted-without-the-key",
                good().edit("complaint.pdf", text -> text.replace("invented", "modified"))
                        .relistedUnsigned(),
                Check.Name.SIGNATURE);
        add(
                "entry-left-out-without-the-key",
                good().remove(FIRST)
                        .edit(Forgery.MANIFEST, json -> withoutEntry(json))
                        .relistedUnsigned(),
                Check.Name.SIGNATURE);
        add("manifest-note-dropped", good().remove(Forgery.NOTE).resummedUnsigned(), Check.Name.SIGNATURE);
        add(
                "manifest-note-of-another-packet",
                good().put(
                                Forgery.NOTE,
                                new Forgery(BundleFixture.bytes(BundleFixture.bundleWithText("请您方便时回电")))
                                        .file(Forgery.NOTE))
                        .resummedUnsigned(),
                Check.Name.SIGNATURE);
        add("instructions-changed", good().edit("HOW-TO-CHECK.txt", text -> text + "\n"), Check.Name.FILES);
        add("sums-dropped", good().remove(Forgery.SUMS), Check.Name.SUMS);
        add(
                "sums-line-dropped",
                good().edit(Forgery.SUMS, text -> text.substring(text.indexOf('\n') + 1)),
                Check.Name.SUMS);
        add("sums-with-windows-lines", good().edit(Forgery.SUMS, text -> text.replace("\n", "\r\n")), Check.Name.SUMS);
    }

    private static Forgery swapped() {
        return good().put(PICTURE_PATH, RECORDING).put(RECORDING_PATH, PICTURE);
    }

    private void entriesChanged() {
        add("entry-text-changed", changedText(), Check.Name.FILES, Check.Name.COMMITMENTS);
        add("entry-text-changed-and-relisted", changedText().relisted(), Check.Name.COMMITMENTS);
        add(
                "entry-salt-changed-and-relisted",
                good().edit(FIRST, PacketSamples::otherSalt).relisted(),
                Check.Name.COMMITMENTS);
        add(
                "entry-field-dropped-and-relisted",
                good().edit(
                                FIRST,
                                json -> json.replaceFirst("\"text\":\\{[^}]*}", "")
                                        .replace(",}", "}"))
                        .relisted(),
                Check.Name.COMMITMENTS);
        add(
                "entry-field-disclosed-and-withheld",
                good().edit(
                                FIRST,
                                json -> json.replace(
                                                "\"withheld\":{", "\"withheld\":{\"aaa\":\"" + "0".repeat(64) + "\",")
                                        .replace("\"aaa\":", "\"text\":"))
                        .relisted(),
                Check.Name.COMMITMENTS);
        add(
                "entry-field-name-odd",
                good().edit(
                                FIRST,
                                json -> json.replace(
                                        "\"withheld\":{", "\"withheld\":{\" \":\"" + "0".repeat(64) + "\","))
                        .relisted(),
                Check.Name.COMMITMENTS);
        add(
                "entry-not-canonical",
                good().edit(FIRST, json -> json.replace(",", ", ")).relisted(),
                Check.Name.COMMITMENTS);
        add("entry-deeply-nested", good().put(FIRST, deep()).relisted(), Check.Name.COMMITMENTS);
        add("entry-dropped-and-relisted", good().remove(FIRST).relisted(), Check.Name.LISTING);
        add(
                "entry-copied-under-another-id",
                good().put("entries/" + BundleFixture.id(4) + ".json", good().file(FIRST))
                        .relisted(),
                Check.Name.LISTING);
        add(
                "entry-renamed",
                good().put("entries/" + BundleFixture.id(0) + ".json", good().file(FIRST))
                        .remove(FIRST)
                        .edit(
                                Forgery.MANIFEST,
                                json -> json.replace(
                                        BundleFixture.id(1).toString(),
                                        BundleFixture.id(0).toString()))
                        .relisted(),
                Check.Name.IDENTITY);
        add(
                "entry-of-another-case",
                new Forgery(BundleFixture.bytes(BundleFixture.bundleWithAnEntryOfAnotherCase())),
                Check.Name.IDENTITY);
        add(
                "entries-exchanged",
                good().put(FIRST, good().file(SECOND))
                        .put(SECOND, good().file(FIRST))
                        .relisted(),
                Check.Name.COMMITMENTS,
                Check.Name.IDENTITY);
    }

    private static Forgery changedText() {
        return good().edit(FIRST, json -> json.replace("再不还钱我们就上门", "再不还钱我们就打人"));
    }

    private static String otherSalt(String json) {
        int salt = json.indexOf("\"salt\":\"") + 8;
        char digit = json.charAt(salt) == '0' ? '1' : '0';
        return json.substring(0, salt) + digit + json.substring(salt + 1);
    }

    private void logsChanged() {
        LogKey other = LogKey.parse(OTHER_KEY);
        byte[] signed = good().file("log/signature.bin").clone();
        signed[20] ^= 1;
        String note = new String(good().file(NOTE), UTF_8);
        String text = note.substring(0, note.indexOf("\n\n") + 1);
        add("signature-changed", good().put("log/signature.bin", signed).relisted(), Check.Name.SIGNATURE);
        add(
                "checkpoint-signed-by-another",
                good().put(NOTE, other.sign(text).getBytes(UTF_8)).relisted(),
                Check.Name.SIGNATURE);
        add(
                "key-of-another",
                good().put("log/key.txt", (other.verifierKey() + "\n").getBytes(UTF_8))
                        .relisted(),
                Check.Name.SIGNATURE);
        add(
                "key-in-another-form-of-another",
                good().edit("log/key.pem", pem -> pem.replace("MCow", "MCox")).relisted(),
                Check.Name.SIGNATURE);
        add(
                "checkpoint-of-an-earlier-day",
                good().put(NOTE, good().file("log/earlier/5.txt")).relisted(),
                Check.Name.SIGNATURE);
        add(
                "checkpoint-not-a-note",
                good().put(NOTE, "a letter\n".getBytes(UTF_8)).relisted(),
                Check.Name.SIGNATURE);
        add("checkpoint-dropped-and-relisted", good().remove(NOTE).relisted(), Check.Name.SIGNATURE);
        add(
                "earlier-checkpoint-dropped-and-relisted",
                good().remove("log/earlier/5.txt").relisted(),
                Check.Name.SIGNATURE);
        add(
                "timestamp-over-nothing",
                good().put("timestamps/4-1.tsr", LETTER.getBytes(UTF_8)).relisted(),
                Check.Name.TIMESTAMPS);
        add(
                "timestamp-that-is-none",
                good().put("timestamps/5-1.tsr", LETTER.getBytes(UTF_8)).relisted(),
                Check.Name.TIMESTAMPS);
    }

    private void manifestsChanged() {
        add("manifest-dropped", good().remove(Forgery.MANIFEST), Check.Name.MANIFEST, Check.Name.SUMS);
        manifest("manifest-not-canonical", json -> json.replace(":[", ": ["), Check.Name.MANIFEST);
        manifest("manifest-with-a-number", json -> json.replace("\"size\":\"7\"", "\"size\":7"), Check.Name.MANIFEST);
        manifest(
                "manifest-with-a-member-more",
                json -> json.replace("\"lawBase\"", "\"lawBas\":\"\",\"lawBase\""),
                Check.Name.MANIFEST);
        manifest(
                "manifest-with-a-member-less",
                json -> json.replace("\"template\":\"complaint/1\"", "\"t\":\"\""),
                Check.Name.MANIFEST);
        manifest(
                "manifest-with-a-name-twice",
                json -> json.replace("\"lawBase\"", "\"lawBase\":\"\",\"lawBase\""),
                Check.Name.MANIFEST);
        manifest(
                "manifest-of-another-case",
                json -> json.replace(BundleFixture.CASE_FILE.toString(), BundleFixture.OTHER_CASE_FILE.toString()),
                Check.Name.IDENTITY);
        manifest("entries-reordered", PacketSamples::reordered, Check.Name.MANIFEST);
        manifest(
                "entry-left-out-of-the-list",
                json -> json.replaceFirst("\\{\"commitment\":[^}]*},", ""),
                Check.Name.LISTING);
        manifest(
                "commitment-changed",
                json -> hexChanged(json, "\"commitment\":\""),
                Check.Name.COMMITMENTS,
                Check.Name.INCLUSION);
        manifest("proof-changed", json -> hexChanged(json, "\"proof\":[\""), Check.Name.INCLUSION);
        manifest(
                "proof-shortened",
                json -> json.replaceFirst("\"proof\":\\[\"[0-9a-f]{64}\",", "\"proof\":["),
                Check.Name.INCLUSION);
        manifest(
                "proof-lengthened",
                json -> json.replaceFirst("\"proof\":\\[", "\"proof\":[\"" + "0".repeat(64) + "\","),
                Check.Name.INCLUSION);
        manifest("index-changed", json -> json.replace("\"index\":\"1\"", "\"index\":\"2\""), Check.Name.INCLUSION);
        manifest(
                "index-beyond-the-log",
                json -> json.replace("\"index\":\"6\"", "\"index\":\"7\""),
                Check.Name.INCLUSION);
        manifest(
                "root-changed",
                json -> hexChanged(json, "}],\"root\":\""),
                Check.Name.INCLUSION,
                Check.Name.SIGNATURE,
                Check.Name.EARLIER);
        manifest(
                "log-size-changed",
                json -> json.replace("\"size\":\"7\"", "\"size\":\"6\""),
                Check.Name.INCLUSION,
                Check.Name.SIGNATURE,
                Check.Name.EARLIER);
        manifest(
                "earlier-root-changed",
                json -> hexChanged(json, "\"root\":\""),
                Check.Name.SIGNATURE,
                Check.Name.EARLIER);
        manifest(
                "earlier-size-changed", json -> json.replace("\"size\":\"5\"", "\"size\":\"4\""), Check.Name.SIGNATURE);
        manifest("earlier-proof-changed", json -> hexChanged(json, "\"earlier\":[{\"proof\":[\""), Check.Name.EARLIER);
        add("manifest-deeply-nested", good().put(Forgery.MANIFEST, deep()).resummed(), Check.Name.MANIFEST);
        byte[] broken = good().file(Forgery.MANIFEST).clone();
        broken[20] = (byte) 0xff;
        add("manifest-with-broken-utf-8", good().put(Forgery.MANIFEST, broken).resummed(), Check.Name.MANIFEST);
    }

    private void erasuresChanged() {
        erasure("erasure-proof-changed", json -> erased(json, one -> hexChanged(one, "\"proof\":[\"")));
        erasure(
                "erasure-proof-shortened",
                json -> erased(json, one -> one.replaceFirst("\"proof\":\\[\"[0-9a-f]{64}\",", "\"proof\":[")));
        erasure(
                "erasure-index-changed",
                json -> erased(json, one -> one.replace("\"index\":\"2\"", "\"index\":\"4\"")));
        erasure("erasure-commitment-changed", json -> erased(json, one -> hexChanged(one, "\"commitment\":\"")));
        erasure("erasure-by-an-incident", json -> erased(json, one -> by(one, 1)));
        erasure("erasure-by-an-entry-left-out", json -> erased(json, one -> by(one, 5)));
        add(
                "erasure-of-an-entry-that-is-disclosed",
                new Forgery(BundleFixture.bytes(BundleFixture.bundleWithAnErasure(3, 3))),
                Check.Name.ERASURES);
        add(
                "erasure-that-names-another",
                new Forgery(BundleFixture.bytes(BundleFixture.bundleWithAnErasure(2, 4))),
                Check.Name.ERASURES);
        erasure("erasure-left-out-of-the-list", PacketSamples::withoutErased);
        add(
                "erasure-left-out-of-the-list-without-the-key",
                erased().edit(Forgery.MANIFEST, PacketSamples::withoutErased).relistedUnsigned(),
                Check.Name.ERASURES,
                Check.Name.SIGNATURE);
        add(
                "erasures-listed-but-none",
                erased().edit(Forgery.MANIFEST, json -> json.replaceFirst("\"erased\":\\[\\{[^}]*}]", "\"erased\":[]"))
                        .resummed(),
                Check.Name.MANIFEST);
        add(
                "erasure-listed-twice",
                erased().edit(Forgery.MANIFEST, json -> erased(json, one -> one + "," + one))
                        .resummed(),
                Check.Name.MANIFEST);
    }

    private static Forgery erased() {
        return new Forgery(ERASED);
    }

    private void erasure(String name, UnaryOperator<String> change) {
        add(name, erased().edit(Forgery.MANIFEST, change).resummed(), Check.Name.ERASURES);
    }

    /** The manifest with its one erased entry changed. */
    private static String erased(String json, UnaryOperator<String> change) {
        int from = json.indexOf("\"erased\":[") + 10;
        int to = json.indexOf('}', from) + 1;
        return json.substring(0, from) + change.apply(json.substring(from, to)) + json.substring(to);
    }

    private static String withoutErased(String json) {
        return json.replaceFirst("\"erased\":\\[\\{[^}]*}],", "");
    }

    private static String by(String erased, int place) {
        return erased.replaceFirst("\"erasedBy\":\"[^\"]*\"", "\"erasedBy\":\"" + BundleFixture.id(place) + "\"");
    }

    /** The manifest as if the first entry had never been there. */
    private static String withoutEntry(String json) {
        int from = json.indexOf("{\"commitment\"");
        int to = json.indexOf("{\"commitment\"", from + 1);
        return json.substring(0, from) + json.substring(to);
    }

    private void manifest(String name, UnaryOperator<String> change, Check.Name... failing) {
        add(name, good().edit(Forgery.MANIFEST, change).resummed(), failing);
    }

    private static String reordered(String json) {
        int first = json.indexOf("{\"commitment\"");
        int second = json.indexOf("{\"commitment\"", first + 1);
        int third = json.indexOf("{\"commitment\"", second + 1);
        return json.substring(0, first)
                + json.substring(second, third)
                + json.substring(first, second)
                + json.substring(third);
    }

    private static String hexChanged(String json, String before) {
        int digit = json.indexOf(before) + before.length();
        return json.substring(0, digit) + (json.charAt(digit) == '0' ? '1' : '0') + json.substring(digit + 1);
    }

    private static byte[] deep() {
        return ("[".repeat(20_000) + "]".repeat(20_000)).getBytes(UTF_8);
    }

    private void containersChanged() {
        container("bytes-appended", joined(GOOD, new byte[10]));
        container("bytes-prepended", joined(new byte[10], GOOD));
        container("bytes-between", RawZip.bytes(good().members(), new byte[10], new byte[0]));
        container("comment-added", RawZip.bytes(good().members(), new byte[0], "hello".getBytes(UTF_8)));
        container("end-cut-off", Arrays.copyOf(GOOD, GOOD.length - 30));
        container("encrypted", RawZip.bytes(good().members("complaint.pdf", member -> member.flagged(1))));
        container("deflated", RawZip.bytes(good().members("complaint.pdf", RawZip.Member::deflated)));
        container("another-time", RawZip.bytes(good().members("complaint.pdf", member -> member.timed(1))));
        container(
                "extra-field",
                RawZip.bytes(good().members("complaint.pdf", member -> member.with(new byte[] {1, 2, 0, 0}))));
        container(
                "huge-declared-size",
                RawZip.bytes(good().members("complaint.pdf", member -> member.claiming(0xFFFF_FFF0L))));
        container("checksum-changed", RawZip.bytes(good().members("complaint.pdf", member -> member.checksummed(7))));
        List<RawZip.Member> reversed = new ArrayList<>(good().members());
        Collections.reverse(reversed);
        container("files-out-of-order", RawZip.bytes(reversed));
        container("file-twice", RawZip.bytes(doubled()));
        container("zip64", zip64());
        container("end-record-of-many-files", patched(GOOD, GOOD.length - 12, 0xff, 0xfe));
        add("name-climbs-out", good().put("../evil.txt", new byte[1]), Check.Name.CONTAINER, Check.Name.LISTING);
        add(
                "name-climbs-out-and-relisted",
                good().put("../evil.txt", new byte[1]).relisted(),
                Check.Name.CONTAINER);
        add("name-from-the-root", good().put("/etc/evil", new byte[1]).relisted(), Check.Name.CONTAINER);
        add(
                "name-with-backslashes",
                good().put("originals\\..\\..\\evil.exe", new byte[1]).relisted(),
                Check.Name.CONTAINER);
        byte[] letter = LETTER.getBytes(UTF_8);
        add(
                "name-not-utf-8",
                RawZip.bytes(with(RawZip.Member.of("originals/\u00ff\u00fe.txt", letter))),
                Check.Name.CONTAINER,
                Check.Name.LISTING);
        add("name-empty", good().put("", new byte[0]), Check.Name.CONTAINER, Check.Name.LISTING);
    }

    private static List<RawZip.Member> doubled() {
        List<RawZip.Member> members = new ArrayList<>(good().members());
        members.add(members.size(), members.getLast());
        return members;
    }

    private static List<RawZip.Member> with(RawZip.Member more) {
        List<RawZip.Member> members = new ArrayList<>(good().members());
        members.add(more);
        return members;
    }

    /** The 16-bit count and the 32-bit offset are left to a zip64 record, as large archives do. */
    private static byte[] zip64() {
        return patched(
                patched(GOOD, GOOD.length - 14, 0xff, 0xff, 0xff, 0xff), GOOD.length - 6, 0xff, 0xff, 0xff, 0xff);
    }

    private static byte[] patched(byte[] bytes, int at, int... values) {
        byte[] patched = bytes.clone();
        for (int i = 0; i < values.length; i++) {
            patched[at + i] = (byte) values[i];
        }
        return patched;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }

    private void unreadableOnes() {
        unreadable("empty", new byte[0]);
        unreadable("not-a-zip", "just some words that are no zip at all".getBytes(ISO_8859_1));
        unreadable("another-zip", RawZip.bytes(List.of(RawZip.Member.of("letter.txt", LETTER.getBytes(UTF_8)))));
        unreadable("zip-of-nothing", RawZip.bytes(List.of()));
        unreadable(
                "newer-format",
                good().edit(Forgery.MANIFEST, json -> json.replace("cunzheng-packet/2", "cunzheng-packet/3"))
                        .resummed()
                        .zip());
    }

    private static Forgery good() {
        return new Forgery(GOOD);
    }

    private void unreadable(String name, byte[] bytes) {
        samples.add(new Sample(name, Verdict.UNREADABLE, List.of(Check.Name.READABLE), bytes));
    }

    private void container(String name, byte[] bytes) {
        add(name, bytes, Check.Name.CONTAINER);
    }

    private void add(String name, Forgery forgery, Check.Name... failing) {
        add(name, forgery.zip(), failing);
    }

    private void add(String name, byte[] bytes, Check.Name... failing) {
        samples.add(new Sample(name, Verdict.ALTERED, List.of(failing), bytes));
    }
}
