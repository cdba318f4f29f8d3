package org.cunzheng.verification;

import java.util.regex.Pattern;

/** The paths that files of a packet may have; all of them plain ASCII, none leads out of the folder. */
final class PacketPath {
    static final String MANIFEST = "manifest.json";
    static final String SUMS = "SHA256SUMS";
    static final String NOTE = "manifest.note.txt";

    private static final String ORIGINALS = "originals/";
    private static final String TIMESTAMPS = "timestamps/";
    private static final Pattern ORIGINAL = Pattern.compile(ORIGINALS + "[0-9a-f]{64}\\.[a-z0-9]{1,10}");
    private static final Pattern ENTRY =
            Pattern.compile("entries/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\.json");
    private static final Pattern FIXED =
            Pattern.compile("complaint\\.pdf|manifest\\.json|manifest\\.note\\.txt|SHA256SUMS|HOW-TO-CHECK\\.txt");
    private static final Pattern OF_THE_LOG = Pattern.compile(
            "manifest\\.note\\.txt|log/(checkpoint\\.txt|signed\\.txt|signature\\.bin|key\\.txt|key\\.pem|earlier/(0|[1-9][0-9]{0,17})\\.txt)"
                    + "|timestamps/(0|[1-9][0-9]{0,17})-[1-9][0-9]?\\.tsr");

    private PacketPath() {}

    static boolean isAllowed(String path) {
        return FIXED.matcher(path).matches() || isEntry(path) || isOriginal(path) || isOfTheLog(path);
    }

    static boolean isEntry(String path) {
        return ENTRY.matcher(path).matches();
    }

    /** Where a disclosed entry stands. */
    static String entry(String id) {
        return "entries/" + id + ".json";
    }

    static boolean isOriginal(String path) {
        return ORIGINAL.matcher(path).matches();
    }

    /** Checkpoints, key and timestamps. */
    static boolean isOfTheLog(String path) {
        return OF_THE_LOG.matcher(path).matches();
    }

    static boolean isTimestamp(String path) {
        return isOfTheLog(path) && path.startsWith(TIMESTAMPS);
    }

    /** The size of the checkpoint that a timestamp is over. */
    static long sizeOf(String timestamp) {
        return Long.parseLong(timestamp.substring(TIMESTAMPS.length(), timestamp.indexOf('-')));
    }

    /** Where the signed note of an earlier checkpoint stands. */
    static String earlier(long size) {
        return "log/earlier/" + size + ".txt";
    }

    /** The digest that an original is named by. */
    static String digestOf(String original) {
        return original.substring(ORIGINALS.length(), original.indexOf('.'));
    }
}
