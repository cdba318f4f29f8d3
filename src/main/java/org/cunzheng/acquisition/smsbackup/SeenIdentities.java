package org.cunzheng.acquisition.smsbackup;

import java.nio.ByteBuffer;
import org.cunzheng.integrity.Sha256;

/**
 * Remembers the first 128 bits of each digest, in segments that grow one by one, so that a million of them take some
 * 30 MB and no growth doubles that.
 */
final class SeenIdentities {
    private static final int SEGMENTS = 256;
    private static final int FIRST_SIZE = 64;

    private final long[][] segments = new long[SEGMENTS][];
    private final int[] sizes = new int[SEGMENTS];

    /** Whether it was given before. */
    boolean seen(Sha256 digest) {
        ByteBuffer bytes = ByteBuffer.wrap(digest.bytes());
        long high = bytes.getLong();
        long low = bytes.getLong();
        if (high == 0 && low == 0) {
            low = 1;
        }
        int index = (int) (high >>> 56);
        long[] segment = segments[index];
        if (segment == null) {
            segment = new long[FIRST_SIZE];
        } else if (sizes[index] * 8L > segment.length * 3L) {
            segment = grown(segment);
        }
        segments[index] = segment;
        boolean added = put(segment, high, low);
        sizes[index] += added ? 1 : 0;
        return !added;
    }

    private static long[] grown(long[] segment) {
        long[] larger = new long[segment.length * 2];
        for (int i = 0; i < segment.length; i += 2) {
            if (segment[i] != 0 || segment[i + 1] != 0) {
                put(larger, segment[i], segment[i + 1]);
            }
        }
        return larger;
    }

    private static boolean put(long[] segment, long high, long low) {
        int mask = segment.length - 2;
        int at = (int) low & mask;
        while (segment[at] != 0 || segment[at + 1] != 0) {
            if (segment[at] == high && segment[at + 1] == low) {
                return false;
            }
            at = at + 2 & mask;
        }
        segment[at] = high;
        segment[at + 1] = low;
        return true;
    }
}
