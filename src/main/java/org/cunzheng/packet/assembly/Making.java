package org.cunzheng.packet.assembly;

import org.cunzheng.custody.EntryId;

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

    /**
     * An original is missing or no longer as it was kept; a packet without it would say less than the log.
     *
     * @param entry one that counts and names it
     * @param name as the file was called; may be empty
     */
    record LostOriginal(EntryId entry, String name) implements Making {}

    /** The bundle would hold more files than its form allows. */
    record TooManyFiles(long count, long limit) implements Making {}

    /** More incidents count than one packet can show; nothing was drawn. */
    record TooManyExhibits(int count, int limit) implements Making {}

    /** An entry that was chosen to be withheld in part was corrected or taken back since, so the choice is to be made again. */
    record ChosenNoLongerCounts(EntryId entry) implements Making {}

    /** Something of the case file was erased while it was made, and may be in it; what was drawn is thrown away. */
    record ErasedMeanwhile() implements Making {}

    /** One of the same case file is being made at this moment; nothing was begun. */
    record BeingMade() implements Making {}

    /** Something of the case file is being erased at this moment, or what is left of it; nothing was begun. */
    record BeingErased() implements Making {}

    /** As many are being made at this moment as may be; nothing was begun. */
    record NoPlace() implements Making {}
}
