package org.cunzheng.web.api;

import io.micronaut.serde.annotation.Serdeable;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cunzheng.custody.EntryId;
import org.cunzheng.packet.redaction.Part;
import org.cunzheng.packet.redaction.Redaction;
import org.cunzheng.web.Form;
import org.jspecify.annotations.Nullable;

/**
 * For whom a packet is and what is withheld in it; nothing where nothing is said. Any other member is refused (400), lest a
 * misspelt one make a packet that withholds nothing.
 *
 * @param recipient for whom, at most 100 characters; printed on the cover and sealed
 * @param withhold what is withheld wherever it occurs; {@code WORDS} and {@code STATEMENTS} cannot be chosen here
 * @param withholdWords ids of incidents whose words are withheld as a whole
 * @param withholdFiles ids of incidents whose files are left out; names and digests are listed
 */
@Serdeable
record ToldPacket(
        @Nullable String recipient,
        @Nullable List<@Nullable Part> withhold,
        @Nullable List<@Nullable String> withholdWords,
        @Nullable List<@Nullable String> withholdFiles) {

    Redaction redaction() {
        Form form = Form.empty();
        String told = Told.text(recipient).strip();
        if (told.length() > Redaction.LONGEST_RECIPIENT) {
            form.refuse("recipient", "entry.problem.long", Redaction.LONGEST_RECIPIENT);
        }
        Set<Part> parts = EnumSet.noneOf(Part.class);
        for (Part part : withhold == null ? List.<@Nullable Part>of() : withhold) {
            if (part != null && Part.CHOICES.contains(part)) {
                parts.add(part);
            } else {
                form.refuse("withhold", "api.packet.withhold", Told.text(part));
            }
        }
        Set<EntryId> words = entries(withholdWords, "withholdWords", form);
        Set<EntryId> files = entries(withholdFiles, "withholdFiles", form);
        if (form.isRefused()) {
            throw Refused.of(form);
        }
        return new Redaction(told, parts, words, files);
    }

    private static Set<EntryId> entries(@Nullable List<@Nullable String> ids, String field, Form form) {
        Set<EntryId> entries = new HashSet<>();
        for (String id : ids == null ? List.<@Nullable String>of() : ids) {
            try {
                entries.add(EntryId.parse(Told.text(id)));
            } catch (IllegalArgumentException notAnId) {
                form.refuse(field, "api.packet.entry");
            }
        }
        return entries;
    }
}
