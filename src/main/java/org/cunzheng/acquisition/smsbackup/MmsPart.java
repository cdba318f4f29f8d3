package org.cunzheng.acquisition.smsbackup;

import java.io.IOException;
import java.io.OutputStream;
import org.cunzheng.integrity.Sha256;

/** One part of a multimedia message. {@code contentType} is what the file says, not what the bytes are. */
public sealed interface MmsPart {
    String contentType();

    /** The file name the message gave it; empty where it gave none. */
    String name();

    /** The arrangement of the other parts on the screen; says nothing itself. */
    record Layout(String contentType, String name) implements MmsPart {}

    record Text(String contentType, String name, String text) implements MmsPart {}

    /** A picture, recording or other file of {@code size} bytes, still in the export's base64. */
    record Media(String contentType, String name, long size, Sha256 sha256, String base64) implements MmsPart {
        /** Writes the file's bytes and closes nothing. */
        public void writeTo(OutputStream out) throws IOException {
            Base64Content.decode(base64, out);
        }
    }

    /** The export's base64 is broken or missing: there is a file here that cannot be had. */
    record BrokenMedia(String contentType, String name, Fault fault) implements MmsPart {}

    /** Why a medium cannot be had. */
    enum Fault {
        NO_DATA,
        NOT_BASE64
    }

    /** What tells this part from another, for messages without an id. */
    default String fingerprint() {
        return switch (this) {
            case Layout _ -> "";
            case Text text -> text.text();
            case Media media -> media.sha256().hex();
            case BrokenMedia broken -> broken.name();
        };
    }
}
