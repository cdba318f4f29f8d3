package org.cunzheng.packet;

/** What became of a bundle. */
public sealed interface BundleOutcome {
    /** Complete in the stream. */
    record Written(long size) implements BundleOutcome {}

    /** Nothing was written: the bundle would be larger than a plain zip can be. */
    record TooLarge(long size, long limit) implements BundleOutcome {}

    /** Nothing was written: more files than a plain zip can list. */
    record TooManyFiles(long count, long limit) implements BundleOutcome {}
}
