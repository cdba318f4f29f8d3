package org.cunzheng.verification;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.cunzheng.integrity.Sha256;

/** An entry as disclosed: what it says of itself, the files it names, and the commitment that follows from it. */
record EntryFile(Map<String, Json> fields, int withheld, Sha256 commitment) {
    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]{0,63}");

    static EntryFile read(Json json) throws Form.Mismatch {
        SortedMap<String, Json> members = Form.members(json, Set.of("fields", "withheld"), Set.of());
        SortedMap<String, Sha256> digests = new TreeMap<>();
        SortedMap<String, Json> values = new TreeMap<>();
        for (var field : Form.members(Form.member(members, "fields")).entrySet()) {
            SortedMap<String, Json> disclosed = Form.members(field.getValue(), Set.of("salt", "value"), Set.of());
            Json value = Form.member(disclosed, "value");
            byte[] salt = HexFormat.of()
                    .parseHex(Form.digest(Form.member(disclosed, "salt")).hex());
            values.put(name(field.getKey()), value);
            digests.put(field.getKey(), Sha256.of(salt, value.at().bytes()));
        }
        SortedMap<String, Json> withheld = Form.members(Form.member(members, "withheld"));
        for (var field : withheld.entrySet()) {
            if (digests.put(name(field.getKey()), Form.digest(field.getValue())) != null) {
                throw new Form.Mismatch("disclosed or withheld", field.getKey() + " is both");
            }
        }
        return new EntryFile(values, withheld.size(), commitment(digests));
    }

    /** Names are plain letters and digits, so that sorting them and quoting them needs no care. */
    private static String name(String name) throws Form.Mismatch {
        if (!NAME.matcher(name).matches()) {
            throw new Form.Mismatch("a field's name of the form " + NAME, name);
        }
        return name;
    }

    private static Sha256 commitment(SortedMap<String, Sha256> digests) {
        StringBuilder json = new StringBuilder("{");
        digests.forEach((name, digest) -> json.append(json.length() > 1 ? "," : "")
                .append('"')
                .append(name)
                .append("\":\"")
                .append(digest.hex())
                .append('"'));
        return Sha256.of(json.append('}').toString().getBytes(US_ASCII));
    }

    /** The text of a field, or what stands in its place. */
    String said(String field) {
        Json value = fields.get(field);
        if (value == null) {
            return "nothing";
        }
        return value instanceof Json.Text(String text, Json.Place at) ? text : "no text";
    }

    /** Whether it says that another entry was erased. */
    boolean isErasure() {
        return said("kind").equals("ERASURE");
    }

    /** Digest and size of each file that the entry names; empty when it names none, withholds them, or only counts them. */
    SortedMap<String, Long> files() throws Form.Mismatch {
        SortedMap<String, Long> files = new TreeMap<>();
        Json json = fields.get("files");
        if (json != null && !isErasure()) {
            for (Json item : Form.items(json)) {
                SortedMap<String, Json> file = Form.members(item);
                files.put(Form.digest(Form.member(file, "sha256")).hex(), Form.number(Form.member(file, "size")));
            }
        }
        return files;
    }

    /** SM3, each once, that the entry says of a file, by the file's SHA-256; of most files no more than one. */
    SortedMap<String, Set<String>> sm3() throws Form.Mismatch {
        SortedMap<String, Set<String>> said = new TreeMap<>();
        Json json = fields.get("files");
        if (json != null && !isErasure()) {
            for (Json item : Form.items(json)) {
                SortedMap<String, Json> file = Form.members(item);
                Json sm3 = file.get("sm3");
                if (sm3 != null) {
                    said.computeIfAbsent(
                                    Form.digest(Form.member(file, "sha256")).hex(), _ -> new TreeSet<>())
                            .add(Form.digest(sm3).hex());
                }
            }
        }
        return said;
    }
}
