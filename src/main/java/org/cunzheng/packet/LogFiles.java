package org.cunzheng.packet;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.integrity.Value;

/**
 * The bundle's files that tell of the log. Signed text, signature and key stand there a second time in the forms that {@code
 * openssl} reads, so that it alone can check them.
 */
final class LogFiles {
    /** What stands before the 32 bytes of an Ed25519 public key in its encoding (RFC 8410, section 4). */
    private static final byte[] PUBLIC_KEY = HexFormat.of().parseHex("302a300506032b6570032100");

    private final LogProof log;

    LogFiles(LogProof log) {
        this.log = log;
    }

    List<BundleFile> files() {
        List<BundleFile> files = new ArrayList<>();
        files.add(BundleFile.of("log/checkpoint.txt", log.note().getBytes(UTF_8)));
        files.add(BundleFile.of("log/signed.txt", signedText(log.note()).getBytes(UTF_8)));
        files.add(BundleFile.of("log/signature.bin", signature(log.note())));
        files.add(BundleFile.of("log/key.txt", (log.verifierKey() + "\n").getBytes(UTF_8)));
        files.add(BundleFile.of("log/key.pem", pem(log.verifierKey()).getBytes(US_ASCII)));
        for (LogProof.Earlier earlier : log.earlier()) {
            long size = earlier.checkpoint().size();
            files.add(
                    BundleFile.of("log/earlier/" + size + ".txt", earlier.note().getBytes(UTF_8)));
            for (int number = 1; number <= earlier.tokens().size(); number++) {
                files.add(BundleFile.of(
                        "timestamps/" + size + "-" + number + ".tsr",
                        earlier.tokens().get(number - 1)));
            }
        }
        return files;
    }

    /** The manifest's member {@code log}. */
    Value listed() {
        return Value.members(Map.of(
                "size", Value.text(Long.toString(log.checkpoint().size())),
                "root", Value.text(log.checkpoint().root().hex()),
                "earlier",
                        Value.items(log.earlier().stream().map(LogFiles::listed).toList())));
    }

    private static Value listed(LogProof.Earlier earlier) {
        return Value.members(Map.of(
                "size", Value.text(Long.toString(earlier.checkpoint().size())),
                "root", Value.text(earlier.checkpoint().root().hex()),
                "proof",
                        Value.texts(
                                earlier.consistency().stream().map(Sha256::hex).toList())));
    }

    private static String signedText(String note) {
        return note.substring(0, note.lastIndexOf("\n\n") + 1);
    }

    /** The 64 bytes of the first signature, without the key's id before them. */
    private static byte[] signature(String note) {
        String line =
                note.substring(note.lastIndexOf("\n\n") + 2).lines().findFirst().orElseThrow();
        byte[] bytes = Base64.getDecoder().decode(line.substring(line.lastIndexOf(' ') + 1));
        return Arrays.copyOfRange(bytes, bytes.length - 64, bytes.length);
    }

    private static String pem(String verifierKey) {
        // The third part; base64 may hold a '+' of its own.
        byte[] typed = Base64.getDecoder().decode(verifierKey.split("\\+", 3)[2]);
        byte[] encoded = Arrays.copyOf(PUBLIC_KEY, PUBLIC_KEY.length + 32);
        System.arraycopy(typed, 1, encoded, PUBLIC_KEY.length, 32);
        return "-----BEGIN PUBLIC KEY-----\n" + Base64.getEncoder().encodeToString(encoded)
                + "\n-----END PUBLIC KEY-----\n";
    }
}
