package org.cunzheng.verification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cunzheng.integrity.LogKey;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.packet.BundleFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two checkers, written apart, say the same of the same packet: verdict, checks, and each fault with its place. */
class CheckPageIT {
    private static final byte[] GOOD = BundleFixture.bytes(BundleFixture.bundle());
    private static final int CHANGED_BYTES = 100;

    /** The order of the group of Ed25519 (RFC 8032, section 5.1). */
    private static final BigInteger ORDER =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

    private static TwoCheckers checkers;

    @BeforeAll
    static void start(@TempDir Path folder) {
        checkers = TwoCheckers.start(folder);
    }

    @AfterAll
    static void stop() {
        if (checkers != null) {
            checkers.close();
        }
    }

    private static Map<String, Brought> broughtThings() throws IOException {
        Sha256 nothing = Sha256.of(new byte[0]);
        Brought key = Brought.NOTHING.and(TwoCheckers.KEY);
        Map<String, Brought> brought = new LinkedHashMap<>();
        brought.put("nothing", Brought.NOTHING);
        brought.put("the key", key);
        brought.put("key and roots", key.and(InventedAuthority.roots()));
        brought.put("its checkpoint", Brought.NOTHING.and(KnownCheckpoint.parse(BundleFixture.note(7))));
        brought.put("a checkpoint of another log", key.and(new KnownCheckpoint(7, nothing)));
        return brought;
    }

    private static LogVerifierKey anothersKey() {
        return LogVerifierKey.parse(LogKey.parse(PacketSamples.OTHER_KEY).verifierKey());
    }

    @Test
    void of_each_sample_whatever_is_brought_to_it() throws IOException {
        List<CheckPage.Case> cases = new ArrayList<>();
        Map<String, Brought> all = broughtThings();
        for (PacketSamples.Sample sample : PacketSamples.all()) {
            all.forEach((name, brought) ->
                    cases.add(new CheckPage.Case(sample.name() + " with " + name, sample.bytes(), brought)));
        }
        assertThat(checkers.bothSayTheSame(cases))
                .hasSizeGreaterThan(450)
                .containsEntry("good with nothing", Verdict.SIGNER_NOT_KNOWN)
                .containsEntry("good with the key", Verdict.NOT_PROVED)
                .containsEntry("good with a checkpoint of another log", Verdict.CONTRADICTS);
    }

    @Test
    void of_a_good_packet_and_what_does_not_belong_to_it() throws IOException {
        Brought key = Brought.NOTHING.and(TwoCheckers.KEY);
        KnownCheckpoint ofAnotherSize = new KnownCheckpoint(6, Sha256.of(new byte[0]));
        KnownCheckpoint earlier = KnownCheckpoint.parse(BundleFixture.note(5));
        assertThat(checkers.bothSayTheSame(List.of(
                        new CheckPage.Case("another's key", GOOD, Brought.NOTHING.and(anothersKey())),
                        new CheckPage.Case(
                                "another's key and checkpoint",
                                GOOD,
                                Brought.NOTHING.and(anothersKey()).and(earlier)),
                        new CheckPage.Case("an earlier checkpoint", GOOD, key.and(earlier)),
                        new CheckPage.Case("a checkpoint of another size", GOOD, key.and(ofAnotherSize)))))
                .containsEntry("another's key", Verdict.CONTRADICTS)
                .containsEntry("another's key and checkpoint", Verdict.CONTRADICTS)
                .containsEntry("an earlier checkpoint", Verdict.NOT_PROVED)
                .containsEntry("a checkpoint of another size", Verdict.NOT_COMPARED);
    }

    @Test
    void of_a_packet_with_any_byte_changed_or_its_end_cut_off() throws IOException {
        Random random = new Random(2026);
        List<CheckPage.Case> cases = new ArrayList<>();
        for (int i = 0; i < CHANGED_BYTES; i++) {
            byte[] changed = GOOD.clone();
            int at = random.nextInt(changed.length);
            changed[at] ^= (byte) (1 + random.nextInt(255));
            cases.add(new CheckPage.Case("changed at " + at + ", " + i, changed, Brought.NOTHING));
            if (i % 10 == 0) {
                cases.add(new CheckPage.Case("cut off at " + at, Arrays.copyOf(GOOD, at), Brought.NOTHING));
            }
        }
        assertThat(checkers.bothSayTheSame(cases)).doesNotContainValue(Verdict.SIGNER_NOT_KNOWN);
    }

    @Test
    void of_texts_that_no_honest_writer_writes() throws IOException {
        Map<String, byte[]> packets = new LinkedHashMap<>();
        packets.put(
                "sums with an end",
                good().edit(Forgery.SUMS, sums -> sums + "\n(end)").zip());
        packets.put(
                "sums cut off",
                good().edit(Forgery.SUMS, sums -> sums.substring(0, sums.length() - 1))
                        .zip());
        for (String value : List.of(
                "{\"escaped\":\"\\\\u0000\"}",
                "{\"escaped\":\"needless\"}",
                "{\"escaped\":\"\\\\uD83D\\\\uDE00\"}",
                "{\"escaped\":\"\\\\uDE00\\\\uD83D\"}",
                "{\"escaped\":\"\\\\uD83D\\\\\\\\\"}",
                "\"\\u000b\"",
                "\"\\u000B\"",
                "\"\\/\"",
                "\"\\u0041\"",
                "\"\u2028\"",
                "null",
                "0",
                "[]",
                "[true,false]",
                "[true, false]",
                "{\"b\":true,\"a\":true}",
                "{\"__proto__\":true}")) {
            byte[] packet = good().edit(
                            FIRST,
                            entry -> entry.replaceFirst(
                                    "\"text\":\\{\"salt\":\"([0-9a-f]+)\",\"value\":\"[^\"]*\"",
                                    java.util.regex.Matcher.quoteReplacement(
                                            "\"text\":{\"salt\":\"" + "0".repeat(64) + "\",\"value\":" + value)))
                    .relisted()
                    .zip();
            packets.put("value " + value, packet);
        }
        packets.put(
                "a byte order mark",
                good().edit(FIRST, entry -> "\ufeff" + entry).relisted().zip());
        packets.put(
                "size with a zero before it",
                good().edit(Forgery.MANIFEST, json -> json.replaceFirst("\"size\":\"", "\"size\":\"0"))
                        .resummed()
                        .zip());
        packets.put(
                "size too long",
                good().edit(
                                Forgery.MANIFEST,
                                json -> json.replaceFirst("\"size\":\"", "\"size\":\"1234567890123456789"))
                        .resummed()
                        .zip());
        packets.put(
                "index that a double rounds",
                good().edit(
                                Forgery.MANIFEST,
                                json -> json.replace("\"index\":\"6\"", "\"index\":\"9007199254740993\"")
                                        .replace("\"size\":\"7\"", "\"size\":\"9007199254740993\""))
                        .resummed()
                        .zip());
        packets.put(
                "sizes that a double rounds to one",
                good().edit(
                                Forgery.MANIFEST,
                                json -> json.replace("\"size\":\"7\"", "\"size\":\"9007199254740993\"")
                                        .replace("\"size\":\"5\"", "\"size\":\"9007199254740992\""))
                        .resummed()
                        .zip());
        List<CheckPage.Case> cases = new ArrayList<>();
        packets.forEach((name, packet) -> cases.add(new CheckPage.Case(name, packet, Brought.NOTHING)));
        assertThat(checkers.bothSayTheSame(cases).values()).containsOnly(Verdict.ALTERED);
    }

    /** Ed25519 as one may write it, but as RFC 8032 does not let it be written: numbers beyond their range. */
    @Test
    void of_signatures_that_only_a_careless_checker_takes() throws IOException {
        Map<String, byte[]> packets = new LinkedHashMap<>();
        packets.put("the same signature with another S", withAnotherS());
        // The point that every sum leaves as it is: one signature by it fits any text.
        String one = "01" + "00".repeat(31);
        packets.put("the key that signs anything", signedByAnything(one));
        packets.put("the same key with a needless sign", signedByAnything("01" + "00".repeat(30) + "80"));
        packets.put("the same key beyond the prime", signedByAnything("ee" + "ff".repeat(30) + "7f"));
        packets.put("the same key beyond the prime and signed", signedByAnything("ee" + "ff".repeat(31)));
        packets.put("a key that is no point", signedByAnything("02" + "00".repeat(31)));
        List<CheckPage.Case> cases = new ArrayList<>();
        packets.forEach((name, packet) -> cases.add(new CheckPage.Case(name, packet, Brought.NOTHING)));
        assertThat(checkers.bothSayTheSame(cases))
                .containsEntry("the same signature with another S", Verdict.ALTERED)
                .containsEntry("the key that signs anything", Verdict.SIGNER_NOT_KNOWN)
                .containsEntry("the same key with a needless sign", Verdict.ALTERED)
                .containsEntry("the same key beyond the prime", Verdict.ALTERED);
    }

    private static byte[] withAnotherS() {
        return good().edit(Forgery.NOTE, note -> {
                    int at = note.lastIndexOf(' ') + 1;
                    byte[] signature = Base64.getDecoder().decode(note.substring(at, note.length() - 1));
                    byte[] s = reversed(Arrays.copyOfRange(signature, 36, 68));
                    byte[] other = new BigInteger(1, s).add(ORDER).toByteArray();
                    byte[] padded = new byte[32];
                    System.arraycopy(other, 0, padded, 32 - other.length, other.length);
                    System.arraycopy(reversed(padded), 0, signature, 36, 32);
                    return note.substring(0, at) + Base64.getEncoder().encodeToString(signature) + "\n";
                })
                .resummedUnsigned()
                .zip();
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }

    /** All signed by a key of that encoding, with R the point that leaves all as it is and S zero. */
    private static byte[] signedByAnything(String keyHex) {
        HexFormat hex = HexFormat.of();
        String name = BundleFixture.KEY.origin();
        byte[] typed = hex.parseHex("01" + keyHex);
        byte[] id =
                Arrays.copyOf(Sha256.of((name + "\n").getBytes(UTF_8), typed).bytes(), 4);
        byte[] signature = hex.parseHex("01" + "00".repeat(63));
        String line = "\u2014 " + name + " "
                + Base64.getEncoder().encodeToString(hex.parseHex(hex.formatHex(id) + hex.formatHex(signature))) + "\n";
        Forgery packet = good();
        for (String path : List.of("log/checkpoint.txt", "log/earlier/5.txt")) {
            packet.edit(path, note -> note.substring(0, note.indexOf("\n\n") + 2) + line);
        }
        String pem = Base64.getEncoder().encodeToString(hex.parseHex("302a300506032b6570032100" + keyHex));
        packet.put("log/signature.bin", signature)
                .put(
                        "log/key.txt",
                        (name + "+" + hex.formatHex(id) + "+"
                                        + Base64.getEncoder().encodeToString(typed) + "\n")
                                .getBytes(UTF_8))
                .put(
                        "log/key.pem",
                        ("-----BEGIN PUBLIC KEY-----\n" + pem + "\n-----END PUBLIC KEY-----\n").getBytes(UTF_8))
                .relisted()
                .edit(Forgery.NOTE, note -> note.substring(0, note.indexOf("\n\n") + 2) + line)
                .resummedUnsigned();
        return packet.zip();
    }

    private static Forgery good() {
        return new Forgery(GOOD);
    }

    private static final String FIRST = "entries/" + BundleFixture.id(1) + ".json";
}
