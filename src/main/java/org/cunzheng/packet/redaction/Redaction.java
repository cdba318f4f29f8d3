package org.cunzheng.packet.redaction;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cunzheng.custody.Entry;
import org.cunzheng.custody.EntryId;

/**
 * What a person chose to withhold in one packet, and from whom.
 *
 * @param recipient for whom the packet is, in their own words; empty where not said
 * @param parts withheld wherever they occur
 * @param words incidents whose words are withheld as a whole
 * @param files incidents whose files are left out; that there were such files, and their names, is shown
 */
public record Redaction(String recipient, Set<Part> parts, Set<EntryId> words, Set<EntryId> files) {
    /** The most characters of a recipient. */
    public static final int LONGEST_RECIPIENT = 100;

    public static final Redaction NOTHING = new Redaction("", Set.of(), Set.of(), Set.of());

    private static final String RECIPIENT = "recipient";
    private static final String PARTS = "withheldParts";
    private static final String WORDS = "withheldWords";
    private static final String FILES = "withheldFiles";

    public Redaction {
        parts = Set.copyOf(parts);
        words = Set.copyOf(words);
        files = Set.copyOf(files);
        if (recipient.length() > LONGEST_RECIPIENT) {
            throw new IllegalArgumentException("a recipient has at most " + LONGEST_RECIPIENT + " characters");
        }
        if (!Part.CHOICES.containsAll(parts)) {
            throw new IllegalArgumentException("not to be chosen for a whole case: " + parts);
        }
    }

    public boolean withholdsNothing() {
        return parts.isEmpty() && words.isEmpty() && files.isEmpty();
    }

    /** The incidents that were chosen one by one. */
    public Set<EntryId> chosen() {
        return Stream.concat(words.stream(), files.stream()).collect(Collectors.toSet());
    }

    /** As texts by name, to be sealed with the packet; what was not chosen has none. */
    public Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        put(texts, RECIPIENT, recipient);
        put(texts, PARTS, join(parts));
        put(texts, WORDS, join(words));
        put(texts, FILES, join(files));
        return texts;
    }

    /** What was sealed with a packet. */
    public static Redaction of(Entry packetMade) {
        return new Redaction(
                packetMade.text(RECIPIENT).orElse(""),
                split(packetMade, PARTS)
                        .map(Part::valueOf)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Part.class))),
                split(packetMade, WORDS).map(EntryId::parse).collect(Collectors.toSet()),
                split(packetMade, FILES).map(EntryId::parse).collect(Collectors.toSet()));
    }

    private static void put(Map<String, String> texts, String name, String text) {
        if (!text.isEmpty()) {
            texts.put(name, text);
        }
    }

    private static String join(Collection<?> items) {
        return items.stream().map(Object::toString).sorted().collect(Collectors.joining(" "));
    }

    private static Stream<String> split(Entry entry, String field) {
        return entry.text(field).stream().flatMap(text -> Arrays.stream(text.split(" ")));
    }
}
