package org.cunzheng.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A leaf as the tables have it.
 *
 * @param named the entry that it names
 * @param entry null where there is none of that id
 */
record StoredLeaf(long place, UUID named, @Nullable StoredEntry entry) {}
