package org.cunzheng.acquisition;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.cunzheng.acquisition.smsbackup.BackupRecord;
import org.cunzheng.acquisition.smsbackup.ReadRecord;
import org.cunzheng.custody.EntryId;
import org.cunzheng.evidence.Incident;

/** Goes through the records of one export and puts each where it belongs; every one is counted once. */
final class Selection {
    private static final int FIRST_PLAUSIBLE_YEAR = 1995;
    private static final int LAST_PLAUSIBLE_YEAR = 2100;

    private final Choice choice;
    private final Set<String> known;
    private final RecordedIncidents incidents;
    private final List<Function<EntryId, Incident>> taken = new ArrayList<>();
    private int alreadyKnown;
    private int notChosen;
    private int repeated;
    private int reachedNobody;
    private int senderNotKnown;
    private int typeNotKnown;
    private int implausible;

    /** @param known identities of records that the case file holds already */
    Selection(Choice choice, Set<String> known, RecordedIncidents incidents) {
        this.choice = choice;
        this.known = new HashSet<>(known);
        this.incidents = incidents;
    }

    void look(ReadRecord record) {
        if (!(record instanceof ReadRecord.Parsed parsed)) {
            // The reader's report counts what it could not read, with the reason.
            return;
        }
        BackupRecord said = parsed.record();
        if (said.numbers().stream().noneMatch(number -> choice.numbers().contains(number.comparable()))) {
            notChosen++;
        } else if (parsed.repeated()) {
            repeated++;
        } else if (known.contains(parsed.identity().hex())) {
            alreadyKnown++;
        } else if (said.contact() == BackupRecord.Contact.REACHED_NOBODY) {
            reachedNobody++;
        } else if (said.contact() == BackupRecord.Contact.SENDER_NOT_KNOWN) {
            senderNotKnown++;
        } else if (said.contact() == BackupRecord.Contact.NOT_KNOWN) {
            typeNotKnown++;
        } else if (!isPlausible(said)) {
            implausible++;
        } else {
            taken.add(incidents.of(parsed));
        }
    }

    private boolean isPlausible(BackupRecord record) {
        int year = record.date().atZone(choice.zone()).getYear();
        return year >= FIRST_PLAUSIBLE_YEAR && year <= LAST_PLAUSIBLE_YEAR;
    }

    List<Function<EntryId, Incident>> taken() {
        return taken;
    }

    int alreadyKnown() {
        return alreadyKnown;
    }

    int notChosen() {
        return notChosen;
    }

    int repeated() {
        return repeated;
    }

    int reachedNobody() {
        return reachedNobody;
    }

    int senderNotKnown() {
        return senderNotKnown;
    }

    int typeNotKnown() {
        return typeNotKnown;
    }

    int implausible() {
        return implausible;
    }
}
