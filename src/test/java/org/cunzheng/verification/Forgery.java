package org.cunzheng.verification;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.cunzheng.integrity.CanonicalJson;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.integrity.Value;
import org.cunzheng.packet.BundleFixture;

/** A packet in the hands of somebody who changes it, with or without making digests and lists fit again. */
final class Forgery {
    static final String MANIFEST = "manifest.json";
    static final String SUMS = "SHA256SUMS";
    static final String NOTE = "manifest.note.txt";

    private final SortedMap<String, byte[]> files = new TreeMap<>();

    Forgery(byte[] packet) {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(packet))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] file(String path) {
        return Objects.requireNonNull(files.get(path), path);
    }

    /** The only file whose path ends so. */
    String path(String end) {
        return files.keySet().stream()
                .filter(path -> path.endsWith(end))
                .findFirst()
                .orElseThrow();
    }

    Forgery put(String path, byte[] content) {
        files.put(path, content);
        return this;
    }

    Forgery remove(String path) {
        Objects.requireNonNull(files.remove(path), path);
        return this;
    }

    Forgery edit(String path, UnaryOperator<String> change) {
        String before = new String(file(path), UTF_8);
        String after = change.apply(before);
        if (after.equals(before)) {
            throw new IllegalArgumentException("nothing changed in " + path);
        }
        return put(path, after.getBytes(UTF_8));
    }

    /** Makes the manifest list what is there, and SHA256SUMS too. */
    Forgery relisted() {
        Value.Members manifest = (Value.Members) CanonicalJson.parse(file(MANIFEST));
        SortedMap<String, Value> members = new TreeMap<>(manifest.members());
        List<Value> listed = files.entrySet().stream()
                .filter(file -> !List.of(MANIFEST, SUMS, NOTE).contains(file.getKey()))
                .map(file -> (Value) Value.members(Map.of(
                        "path", Value.text(file.getKey()),
                        "sha256", Value.text(Sha256.of(file.getValue()).hex()),
                        "size", Value.text(Integer.toString(file.getValue().length)))))
                .toList();
        members.put("files", Value.items(listed));
        return put(MANIFEST, CanonicalJson.bytes(Value.members(members))).resummed();
    }

    /** Makes SHA256SUMS fit what is there, and signs the manifest: only whoever has the log's key can do that. */
    Forgery resummed() {
        if (files.containsKey(NOTE) && files.containsKey(MANIFEST)) {
            String digest =
                    Base64.getEncoder().encodeToString(Sha256.of(file(MANIFEST)).bytes());
            String text = "cunzheng-manifest/1 " + BundleFixture.KEY.origin() + "\n" + digest + "\n";
            put(NOTE, BundleFixture.KEY.sign(text).getBytes(UTF_8));
        }
        return resummedUnsigned();
    }

    /** Makes the manifest and SHA256SUMS fit what is there, as anybody can. */
    Forgery relistedUnsigned() {
        byte[] note = file(NOTE);
        return relisted().put(NOTE, note).resummedUnsigned();
    }

    Forgery resummedUnsigned() {
        StringBuilder lines = new StringBuilder();
        files.forEach((path, content) -> {
            if (!path.equals(SUMS)) {
                lines.append(Sha256.of(content)).append("  ").append(path).append('\n');
            }
        });
        return put(SUMS, lines.toString().getBytes(UTF_8));
    }

    List<RawZip.Member> members() {
        return files.entrySet().stream()
                .map(file -> RawZip.Member.of(file.getKey(), file.getValue()))
                .toList();
    }

    /** The members with the one of that path changed. */
    List<RawZip.Member> members(String changed, UnaryOperator<RawZip.Member> change) {
        return members().stream()
                .map(member -> member.name().equals(changed) ? change.apply(member) : member)
                .toList();
    }

    byte[] zip() {
        return RawZip.bytes(members());
    }
}
