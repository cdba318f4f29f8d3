package org.cunzheng.vault;

import java.time.Instant;

/** What became of an original that was to be erased. */
public sealed interface Removal {
    /** Nothing of it is left in the store. */
    record Gone() implements Removal {}

    /**
     * It is no longer found, but the store keeps its sealed bytes, and whoever has the keys can open them.
     *
     * @param until when the store lets it be deleted; erasing has to be repeated then
     */
    record HeldBack(Instant until) implements Removal {}
}
