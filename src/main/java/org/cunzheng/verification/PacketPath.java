package org.cunzheng.verification;

import java.util.regex.Pattern;

/** The paths that files of a packet may have; all of them plain ASCII, none leads out of the folder. */
final class PacketPath {
    static final String MANIFEST = "manifest.json";
    static final String SUMS = "SHA256SUMS";

    private static final String ORIGINALS = "originals/";
    private static final Pattern ORIGINAL = Pattern.compile(ORIGINALS + "[0-9a-f]{64}\\.[a-z0-9]{1,10}");
    private static final Pattern ENTRY =
            Pattern.compile("entries/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\.json");
    private static final Pattern FIXED =
            Pattern.compile("complaint\\.pdf|manifest\\.json|SHA256SUMS|HOW-TO-CHECK\\.txt");

    private PacketPath() {}

    static boolean isAllowed(String path) {
        return FIXED.matcher(path).matches() || isEntry(path) || isOriginal(path);
    }

    static boolean isEntry(String path) {
        return ENTRY.matcher(path).matches();
    }

    static boolean isOriginal(String path) {
        return ORIGINAL.matcher(path).matches();
    }

    /** The digest that an original is named by. */
    static String digestOf(String original) {
        return original.substring(ORIGINALS.length(), original.indexOf('.'));
    }
}
