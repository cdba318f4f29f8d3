package org.cunzheng.verification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.cunzheng.verification.Check.Name.CHECKPOINT;
import static org.cunzheng.verification.Check.Name.EARLIER;
import static org.cunzheng.verification.Check.Name.LOG_KEY;
import static org.cunzheng.verification.Check.Name.SIGNATURE;

import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cunzheng.integrity.Sha256;

/** What the packet says of the log: signed, growing from its earlier checkpoints, and the one the checker knows. */
final class LogChecks {
    private static final String NOTE = "log/checkpoint.txt";

    private final Findings findings;
    private final Manifest manifest;
    private final Sha256 manifestDigest;
    private final SortedMap<String, byte[]> files;

    /** @param files those of {@link PacketPath#isOfTheLog}, by path */
    LogChecks(Findings findings, Manifest manifest, Sha256 manifestDigest, SortedMap<String, byte[]> files) {
        this.findings = findings;
        this.manifest = manifest;
        this.manifestDigest = manifestDigest;
        this.files = files;
    }

    /** The name that the packet gives its log; empty where it gives none that can be read. */
    String run(Brought brought) {
        findings.started(SIGNATURE);
        findings.started(EARLIER);
        brought.checkpoints().forEach(this::compare);
        try {
            LogVerifierKey key = key();
            SignedNote note = SignedNote.read(file(NOTE));
            checkNote(NOTE, note, key, manifest.logSize(), manifest.logRoot());
            checkForms(note, key);
            checkManifest(key);
            for (Manifest.Earlier earlier : manifest.earlier().values()) {
                String path = PacketPath.earlier(earlier.size());
                checkNote(path, SignedNote.read(file(path)), key, earlier.size(), earlier.root());
                checkConsistency(path, earlier);
            }
            brought.logKeys()
                    .forEach(known -> findings.same(LOG_KEY, Fault.Kind.OTHER_KEY, "", known.text(), key.text()));
            return key.name();
        } catch (Form.Mismatch e) {
            findings.fault(SIGNATURE, Fault.Kind.FORM_DIFFERS, "log/", e.expected(), e.calculated());
            return "";
        }
    }

    private LogVerifierKey key() throws Form.Mismatch {
        try {
            return LogVerifierKey.parse(new String(file("log/key.txt"), UTF_8));
        } catch (IllegalArgumentException e) {
            throw new Form.Mismatch("the key of a log", "something else");
        }
    }

    private byte[] file(String path) throws Form.Mismatch {
        byte[] bytes = files.get(path);
        if (bytes == null) {
            throw new Form.Mismatch(path, "missing");
        }
        return bytes;
    }

    private void checkNote(String path, SignedNote note, LogVerifierKey key, long size, Sha256 root) {
        String expected = key.name() + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root.bytes()) + "\n";
        findings.same(SIGNATURE, Fault.Kind.CHECKPOINT_DIFFERS, path, expected, note.text());
        if (!key.signed(note)) {
            findings.fault(SIGNATURE, Fault.Kind.NOT_SIGNED, path, "signed by " + key.text(), "not so");
        }
    }

    /** The log's signature under all that the manifest lists: no file and no entry is left out, added or exchanged. */
    private void checkManifest(LogVerifierKey key) throws Form.Mismatch {
        SignedNote note = SignedNote.read(file(PacketPath.NOTE));
        String expected = "cunzheng-manifest/1 " + key.name() + "\n"
                + Base64.getEncoder().encodeToString(manifestDigest.bytes()) + "\n";
        findings.same(SIGNATURE, Fault.Kind.MANIFEST_DIFFERS, PacketPath.NOTE, expected, note.text());
        if (!key.signed(note)) {
            findings.fault(SIGNATURE, Fault.Kind.NOT_SIGNED, PacketPath.NOTE, "signed by " + key.text(), "not so");
        }
    }

    /** The same signature, text and key in the forms that openssl reads; whoever checks those checks this. */
    private void checkForms(SignedNote note, LogVerifierKey key) throws Form.Mismatch {
        byte[] signature = note.signatures().getFirst().bytes();
        Map<String, byte[]> forms = new TreeMap<>();
        forms.put("log/key.txt", (key.text() + "\n").getBytes(UTF_8));
        forms.put("log/key.pem", key.pem().getBytes(UTF_8));
        forms.put("log/signed.txt", note.text().getBytes(UTF_8));
        forms.put("log/signature.bin", Arrays.copyOfRange(signature, 4, signature.length));
        for (Map.Entry<String, byte[]> form : forms.entrySet()) {
            findings.same(
                    SIGNATURE,
                    Fault.Kind.DIGEST_DIFFERS,
                    form.getKey(),
                    Sha256.of(form.getValue()),
                    Sha256.of(file(form.getKey())));
        }
    }

    private void checkConsistency(String path, Manifest.Earlier earlier) {
        Optional<ConsistencyProof.Roots> roots =
                new ConsistencyProof(earlier.root(), earlier.proof()).roots(earlier.size(), manifest.logSize());
        if (roots.isPresent()) {
            findings.same(
                    EARLIER,
                    Fault.Kind.NOT_EARLIER,
                    path,
                    earlier.root(),
                    roots.get().earlier());
            findings.same(
                    EARLIER,
                    Fault.Kind.NOT_EARLIER,
                    path,
                    manifest.logRoot(),
                    roots.get().later());
        } else {
            findings.fault(
                    EARLIER,
                    Fault.Kind.PROOF_MALFORMED,
                    path,
                    earlier.size() + " of " + manifest.logSize(),
                    earlier.proof().size() + " hashes");
        }
    }

    /** The packet's own checkpoint, or an earlier one that it proves to have grown from. */
    private void compare(KnownCheckpoint known) {
        Manifest.Earlier earlier = manifest.earlier().get(known.size());
        if (known.size() == manifest.logSize()) {
            findings.same(CHECKPOINT, Fault.Kind.ROOT_DIFFERS, "", known.root(), manifest.logRoot());
        } else if (earlier != null) {
            findings.same(CHECKPOINT, Fault.Kind.ROOT_DIFFERS, "", known.root(), earlier.root());
        } else {
            findings.same(CHECKPOINT, Fault.Kind.LOG_SIZE_DIFFERS, "", known.size(), manifest.logSize());
        }
    }
}
