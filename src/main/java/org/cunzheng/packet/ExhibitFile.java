package org.cunzheng.packet;

import org.cunzheng.evidence.Original;

/** A file of an exhibit. */
public sealed interface ExhibitFile {
    /**
     * One that goes along.
     *
     * @param content the original's bytes
     */
    record Given(Original original, Content content) implements ExhibitFile {}

    /** One that is named, with its digest, and does not go along. */
    record LeftOut(Original original) implements ExhibitFile {}

    /** One of which nothing is shown but that it exists. */
    record Unlisted() implements ExhibitFile {}
}
