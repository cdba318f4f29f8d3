package org.cunzheng.packet;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.cunzheng.integrity.FieldCommitments;
import org.cunzheng.integrity.Salt;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.integrity.Value;

/**
 * One entry as a packet shows it: some fields with salt and value, of the others only the digest, and its place in the log.
 *
 * @param index its leaf's index in the log, from 0
 * @param proof the inclusion proof to the root of the packet's log size, leaf's sibling first
 */
public record DisclosedEntry(
        UUID id, long index, SortedMap<String, Field> fields, SortedMap<String, Sha256> withheld, List<Sha256> proof) {
    private static final String NAME = "[a-z][A-Za-z0-9]{0,63}";

    /** A field's value with the salt that lets anybody recalculate its digest. */
    public record Field(Salt salt, Value value) {}

    public DisclosedEntry {
        if (index < 0) {
            throw new IllegalArgumentException("an index is not negative: " + index);
        }
        if (!Collections.disjoint(fields.keySet(), withheld.keySet())) {
            throw new IllegalArgumentException("a field is disclosed and withheld at once in entry " + id);
        }
        fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
        withheld = Collections.unmodifiableSortedMap(new TreeMap<>(withheld));
        checkNames(fields.keySet());
        checkNames(withheld.keySet());
        proof = List.copyOf(proof);
    }

    /**
     * The entry with all its fields but the ones named, which are given as digests only.
     *
     * @param salts of every field
     */
    public static DisclosedEntry of(
            UUID id,
            long index,
            Map<String, ? extends Value> fields,
            Map<String, Salt> salts,
            Set<String> withhold,
            List<Sha256> proof) {
        SortedMap<String, Field> disclosed = new TreeMap<>();
        SortedMap<String, Sha256> withheld = new TreeMap<>();
        fields.forEach((name, value) -> {
            Salt salt = Objects.requireNonNull(salts.get(name), name);
            if (withhold.contains(name)) {
                withheld.put(name, FieldCommitments.fieldDigest(salt, value));
            } else {
                disclosed.put(name, new Field(salt, value));
            }
        });
        return new DisclosedEntry(id, index, disclosed, withheld, proof);
    }

    /** The same 32 bytes whether fields are withheld or not. */
    public Sha256 commitment() {
        SortedMap<String, Sha256> digests = new TreeMap<>(withheld);
        fields.forEach((name, field) -> digests.put(name, FieldCommitments.fieldDigest(field.salt(), field.value())));
        return FieldCommitments.commitment(digests);
    }

    private static void checkNames(Set<String> names) {
        if (!names.stream().allMatch(name -> name.matches(NAME))) {
            throw new IllegalArgumentException("a field's name is not of the form " + NAME);
        }
    }
}
