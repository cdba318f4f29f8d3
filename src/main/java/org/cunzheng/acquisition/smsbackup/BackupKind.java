package org.cunzheng.acquisition.smsbackup;

import java.util.Set;

/** The two kinds of file, told apart by the root element and never mixed. */
public enum BackupKind {
    MESSAGES("smses", Set.of("sms", "mms")),
    CALLS("calls", Set.of("call"));

    private final String root;
    private final Set<String> records;

    BackupKind(String root, Set<String> records) {
        this.root = root;
        this.records = records;
    }

    String root() {
        return root;
    }

    boolean holds(String tag) {
        return records.contains(tag);
    }
}
