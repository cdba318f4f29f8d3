package org.cunzheng.custody;

import java.util.Map;
import org.cunzheng.integrity.Salt;

/** An entry with the salts that let a stranger recompute its commitment; the secret they derive from stays with us. */
public record Disclosure(Entry entry, Map<String, Salt> salts) {
    public Disclosure {
        salts = Map.copyOf(salts);
    }
}
