package org.cunzheng.packet.pdf;

/** One part of the packet with a heading of its own. */
interface Section {
    /** The name of its place in the document and of its heading in the wording. */
    String name();

    /** Writes everything below the heading. */
    void write(Html body, Draft draft);
}
