package org.cunzheng.integrity;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * One digest per field and one commitment over them, so that each field can be disclosed or withheld alone (the idea of
 * SD-JWT, RFC 9901): {@code commitment = SHA-256(JCS({name: hex(SHA-256(salt ‖ JCS(value)))}))}.
 */
public final class FieldCommitments {
    private FieldCommitments() {}

    /** SHA-256 of the salt followed by the value's canonical bytes. */
    public static Sha256 fieldDigest(Salt salt, Value value) {
        return Sha256.of(salt.bytes(), CanonicalJson.bytes(value));
    }

    /** The digest of each field under the salt that the secret gives it. */
    public static SortedMap<String, Sha256> fieldDigests(Map<String, ? extends Value> fields, EntrySecret secret) {
        SortedMap<String, Sha256> digests = new TreeMap<>();
        Function<String, byte[]> salts = secret.salts();
        Sha256.Calculator calculator = Sha256.calculator();
        fields.forEach((name, value) -> {
            byte[] canonical = CanonicalJson.bytes(value);
            calculator.update(salts.apply(name), 0, Salt.LENGTH);
            calculator.update(canonical, 0, canonical.length);
            digests.put(name, calculator.finish());
        });
        return digests;
    }

    /** The entry's commitment: 32 bytes, the leaf data of the log. */
    public static Sha256 commitment(Map<String, ? extends Value> fields, EntrySecret secret) {
        return commitment(fieldDigests(fields, secret));
    }

    /** The same from digests alone, as for an entry of which some fields are withheld. */
    public static Sha256 commitment(Map<String, Sha256> fieldDigests) {
        SortedMap<String, Value> members = new TreeMap<>();
        fieldDigests.forEach((name, digest) -> members.put(name, Value.text(digest.hex())));
        return Sha256.of(CanonicalJson.bytes(Value.members(members)));
    }
}
