package org.cunzheng.packet;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cunzheng.integrity.CanonicalJson;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.integrity.Value;

/** The bundle's own files: manifest, list of digests, and the entries as they are disclosed. */
final class BundleManifest {
    static final String FORMAT = "cunzheng-packet/2";

    private BundleManifest() {}

    static String path(DisclosedEntry entry) {
        return "entries/" + entry.id() + ".json";
    }

    static byte[] manifest(BundleInput input, SortedMap<String, BundleFile> files) {
        SortedMap<String, Value> manifest = new TreeMap<>();
        manifest.put("format", Value.text(FORMAT));
        manifest.put("caseFile", Value.text(input.caseFile().toString()));
        manifest.put("createdAt", Value.text(input.createdAt()));
        manifest.put("ruleSet", Value.text(input.ruleSet()));
        manifest.put("lawBase", Value.text(input.lawBase()));
        manifest.put("template", Value.text(input.template()));
        manifest.put("log", new LogFiles(input.log()).listed());
        manifest.put(
                "files",
                Value.items(files.values().stream().map(BundleManifest::listed).toList()));
        manifest.put(
                "entries",
                Value.items(input.entries().stream().map(BundleManifest::placed).toList()));
        if (!input.withheldOriginals().isEmpty()) {
            List<String> withheld =
                    input.withheldOriginals().stream().map(Sha256::hex).sorted().toList();
            manifest.put("withheld", Value.texts(withheld));
        }
        if (!input.erased().isEmpty()) {
            manifest.put(
                    "erased",
                    Value.items(
                            input.erased().stream().map(BundleManifest::erased).toList()));
        }
        return CanonicalJson.bytes(Value.members(manifest));
    }

    private static Value erased(BundleInput.Erased erased) {
        return Value.members(Map.of(
                "id", Value.text(erased.id().toString()),
                "index", number(erased.index()),
                "commitment", hex(erased.commitment()),
                "erasedBy", Value.text(erased.by().toString()),
                "proof", Value.texts(erased.proof().stream().map(Sha256::hex).toList())));
    }

    private static Value listed(BundleFile file) {
        return Value.members(
                Map.of("path", Value.text(file.path()), "size", number(file.size()), "sha256", hex(file.digest())));
    }

    private static Value placed(DisclosedEntry entry) {
        return Value.members(Map.of(
                "id", Value.text(entry.id().toString()),
                "index", number(entry.index()),
                "commitment", hex(entry.commitment()),
                "path", Value.text(path(entry)),
                "proof", Value.texts(entry.proof().stream().map(Sha256::hex).toList())));
    }

    /** One line a file, in the form that {@code sha256sum -c} reads. */
    static byte[] sums(SortedMap<String, BundleFile> files) {
        StringBuilder lines = new StringBuilder();
        files.values()
                .forEach(file -> lines.append(file.digest())
                        .append("  ")
                        .append(file.path())
                        .append('\n'));
        return lines.toString().getBytes(US_ASCII);
    }

    static byte[] entry(DisclosedEntry entry) {
        SortedMap<String, Value> fields = new TreeMap<>();
        entry.fields()
                .forEach((name, field) -> fields.put(
                        name,
                        Value.members(Map.of("salt", Value.text(field.salt().hex()), "value", field.value()))));
        SortedMap<String, Value> withheld = new TreeMap<>();
        entry.withheld().forEach((name, digest) -> withheld.put(name, hex(digest)));
        return CanonicalJson.bytes(
                Value.members(Map.of("fields", Value.members(fields), "withheld", Value.members(withheld))));
    }

    private static Value number(long number) {
        return Value.text(Long.toString(number));
    }

    private static Value hex(Sha256 digest) {
        return Value.text(digest.hex());
    }
}
