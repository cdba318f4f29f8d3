package org.cunzheng.custody;

/** What act an entry seals. */
public enum EntryKind {
    INCIDENT_RECORDED,
    ITEM_ACQUIRED,
    CORRECTION,
    ENTERED_BY_MISTAKE,
    FINDING_CONFIRMED,
    FINDING_DISMISSED,
    PACKET_MADE,
    ERASURE
}
