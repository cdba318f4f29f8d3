package org.cunzheng.acquisition;

import java.util.Map;
import java.util.Set;
import org.cunzheng.acquisition.smsbackup.ExportReport;
import org.cunzheng.acquisition.smsbackup.SmsBackupFile.Refusal;

/** What a staged file turned out to be, before anything of it is taken in. */
public sealed interface Preview {
    /** It is not an export that we read. */
    record Refused(Refusal refusal) implements Preview {}

    /**
     * @param known records of each number that the case file holds already; numbers in the form to compare by
     * @param expected numbers of the case file's collectors, as far as the export has them
     */
    record Readable(ExportReport report, Map<String, Integer> known, Set<String> expected) implements Preview {
        public Readable {
            known = Map.copyOf(known);
            expected = Set.copyOf(expected);
        }
    }
}
