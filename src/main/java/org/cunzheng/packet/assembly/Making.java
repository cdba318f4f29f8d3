package org.cunzheng.packet.assembly;

/** What became of the wish for a packet. */
public sealed interface Making {
    /** It is made, kept and sealed. */
    record Made(KeptPacket packet) implements Making {}

    /** There is nothing to complain of yet: no incident counts. */
    record NothingToShow() implements Making {}

    /**
     * The bundle would be larger than its form allows.
     *
     * @param size in bytes
     * @param limit in bytes
     */
    record TooLarge(long size, long limit) implements Making {}

    /** The bundle would hold more files than its form allows. */
    record TooManyFiles(long count, long limit) implements Making {}
}
