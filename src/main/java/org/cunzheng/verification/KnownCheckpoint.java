package org.cunzheng.verification;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cunzheng.integrity.Sha256;

/** A log's size and root that the checker has from elsewhere, and therefore trusts. */
public record KnownCheckpoint(long size, Sha256 root) {
    private static final Pattern SHORT = Pattern.compile("(0|[1-9][0-9]{0,17}):([0-9a-fA-F]{64})");
    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,17}");

    /**
     * Reads {@code SIZE:ROOT} with the root in hexadecimal, or a checkpoint in the form of C2SP tlog-checkpoint, whose
     * signatures are not looked at.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static KnownCheckpoint parse(String text) {
        Matcher matcher = SHORT.matcher(text.strip());
        if (matcher.matches()) {
            return new KnownCheckpoint(
                    Long.parseLong(matcher.group(1)),
                    Sha256.ofBytes(HexFormat.of().parseHex(matcher.group(2))));
        }
        List<String> lines = text.lines().toList();
        if (lines.size() >= 3 && SIZE.matcher(lines.get(1)).matches()) {
            return new KnownCheckpoint(
                    Long.parseLong(lines.get(1)),
                    Sha256.ofBytes(Base64.getDecoder().decode(lines.get(2))));
        }
        throw new IllegalArgumentException("neither SIZE:ROOT nor a checkpoint of three lines");
    }
}
