package org.cunzheng.custody;

import java.util.Map;
import java.util.TreeMap;
import org.cunzheng.integrity.Value;

/**
 * What an entry is to seal.
 *
 * @param fields what it says besides the common fields, which {@link CustodyLog} adds
 */
public record Act(EntryKind kind, Map<String, Value> fields) {
    public Act {
        fields = Map.copyOf(new TreeMap<>(fields));
    }
}
