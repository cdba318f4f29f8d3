package org.cunzheng.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.cunzheng.integrity.Sha256;

/** The manifest of {@code cunzheng-packet/2}, taken apart without believing it. */
record Manifest(
        String caseFile,
        String createdAt,
        long logSize,
        Sha256 logRoot,
        SortedMap<Long, Earlier> earlier,
        SortedMap<String, ListedFile> files,
        SortedMap<String, PlacedEntry> entries,
        SortedSet<String> withheldOriginals,
        List<ErasedEntry> erased) {
    static final Pattern FORMAT = Pattern.compile("cunzheng-packet/[0-9]+");

    static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private static final String KNOWN_FORMAT = "cunzheng-packet/2";
    private static final Set<String> REQUIRED =
            Set.of("format", "caseFile", "createdAt", "ruleSet", "lawBase", "template", "log", "files", "entries");
    private static final Pattern TIME = Pattern.compile(
            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}(Z|[+-]\\d\\d:\\d\\d)\\[[A-Za-z0-9_+/:-]+]");

    record ListedFile(long size, Sha256 digest) {}

    record PlacedEntry(String id, long index, Sha256 commitment, List<Sha256> proof) {}

    /** An entry that is told to be gone; its leaf is there. */
    record ErasedEntry(String id, long index, Sha256 commitment, String erasedBy, List<Sha256> proof) {}

    /** A checkpoint that the packet's log grew from. */
    record Earlier(long size, Sha256 root, List<Sha256> proof) {}

    /** A format of ours, but not the one this version knows. */
    static final class OtherFormat extends Exception {
        private static final long serialVersionUID = 1;

        private final String format;

        OtherFormat(String format) {
            super(format);
            this.format = format;
        }

        String format() {
            return format;
        }

        static String known() {
            return KNOWN_FORMAT;
        }
    }

    static Manifest read(Json json) throws Form.Mismatch, OtherFormat {
        String format = Form.text(Form.members(json).getOrDefault("format", new Json.Text("", json.at())), FORMAT);
        if (!format.equals(KNOWN_FORMAT)) {
            throw new OtherFormat(format);
        }
        SortedMap<String, Json> members = Form.members(json, REQUIRED, Set.of("withheld", "erased"));
        SortedMap<String, Json> log =
                Form.members(Form.member(members, "log"), Set.of("size", "root", "earlier"), Set.of());
        for (String version : List.of("ruleSet", "lawBase", "template")) {
            Form.text(Form.member(members, version));
        }
        return new Manifest(
                Form.text(Form.member(members, "caseFile"), UUID),
                Form.text(Form.member(members, "createdAt"), TIME),
                Form.number(Form.member(log, "size")),
                Form.digest(Form.member(log, "root")),
                earlier(Form.member(log, "earlier")),
                files(Form.member(members, "files")),
                entries(Form.member(members, "entries")),
                withheld(members),
                erased(members));
    }

    private static SortedMap<Long, Earlier> earlier(Json json) throws Form.Mismatch {
        SortedMap<Long, Earlier> earlier = new TreeMap<>();
        for (Json item : Form.items(json)) {
            SortedMap<String, Json> one = Form.members(item, Set.of("size", "root", "proof"), Set.of());
            long size = Form.number(Form.member(one, "size"));
            if (!earlier.isEmpty() && size <= earlier.lastKey()) {
                throw new Form.Mismatch("earlier checkpoints by size, after " + earlier.lastKey(), Long.toString(size));
            }
            earlier.put(
                    size, new Earlier(size, Form.digest(Form.member(one, "root")), digests(Form.member(one, "proof"))));
        }
        return earlier;
    }

    private static List<Sha256> digests(Json json) throws Form.Mismatch {
        List<Sha256> digests = new ArrayList<>();
        for (Json hash : Form.items(json)) {
            digests.add(Form.digest(hash));
        }
        return digests;
    }

    private static SortedMap<String, ListedFile> files(Json json) throws Form.Mismatch {
        SortedMap<String, ListedFile> files = new TreeMap<>();
        for (Json item : Form.items(json)) {
            SortedMap<String, Json> file = Form.members(item, Set.of("path", "size", "sha256"), Set.of());
            String path = Form.text(Form.member(file, "path"));
            after(files.isEmpty() ? "" : files.lastKey(), path);
            files.put(
                    path,
                    new ListedFile(Form.number(Form.member(file, "size")), Form.digest(Form.member(file, "sha256"))));
        }
        return files;
    }

    private static SortedMap<String, PlacedEntry> entries(Json json) throws Form.Mismatch {
        SortedMap<String, PlacedEntry> entries = new TreeMap<>();
        long previous = -1;
        for (Json item : Form.items(json)) {
            SortedMap<String, Json> entry =
                    Form.members(item, Set.of("id", "index", "commitment", "path", "proof"), Set.of());
            String id = Form.text(Form.member(entry, "id"), UUID);
            String path = Form.text(Form.member(entry, "path"));
            long index = Form.number(Form.member(entry, "index"));
            if (index <= previous) {
                throw new Form.Mismatch("entries by index, after " + previous, Long.toString(index));
            }
            if (!path.equals("entries/" + id + ".json") || entries.containsKey(path)) {
                throw new Form.Mismatch("entries/" + id + ".json, once", path);
            }
            previous = index;
            entries.put(
                    path,
                    new PlacedEntry(
                            id,
                            index,
                            Form.digest(Form.member(entry, "commitment")),
                            digests(Form.member(entry, "proof"))));
        }
        return entries;
    }

    private static SortedSet<String> withheld(SortedMap<String, Json> members) throws Form.Mismatch {
        SortedSet<String> digests = new TreeSet<>();
        Json json = members.get("withheld");
        if (json != null) {
            for (Json item : Form.items(json)) {
                String digest = Form.digest(item).hex();
                after(digests.isEmpty() ? "" : digests.last(), digest);
                digests.add(digest);
            }
            if (digests.isEmpty()) {
                throw new Form.Mismatch("digests, or no member withheld", "an empty list");
            }
        }
        return digests;
    }

    private static List<ErasedEntry> erased(SortedMap<String, Json> members) throws Form.Mismatch {
        List<ErasedEntry> erased = new ArrayList<>();
        Json json = members.get("erased");
        if (json != null) {
            Set<String> ids = new TreeSet<>();
            long previous = -1;
            for (Json item : Form.items(json)) {
                SortedMap<String, Json> one =
                        Form.members(item, Set.of("id", "index", "commitment", "erasedBy", "proof"), Set.of());
                String id = Form.text(Form.member(one, "id"), UUID);
                long index = Form.number(Form.member(one, "index"));
                if (index <= previous || !ids.add(id)) {
                    throw new Form.Mismatch("erased entries by index and each once, after " + previous, id);
                }
                previous = index;
                erased.add(new ErasedEntry(
                        id,
                        index,
                        Form.digest(Form.member(one, "commitment")),
                        Form.text(Form.member(one, "erasedBy"), UUID),
                        digests(Form.member(one, "proof"))));
            }
            if (erased.isEmpty()) {
                throw new Form.Mismatch("erased entries, or no member erased", "an empty list");
            }
        }
        return erased;
    }

    private static void after(String previous, String next) throws Form.Mismatch {
        if (next.compareTo(previous) <= 0) {
            throw new Form.Mismatch("sorted and each once, after " + previous, next);
        }
    }
}
