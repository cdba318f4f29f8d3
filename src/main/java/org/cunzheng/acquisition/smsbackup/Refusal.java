package org.cunzheng.acquisition.smsbackup;

/**
 * Why a file is not read at all. {@code detail} is a short piece of the file that explains it, such as the name of its root
 * element or encoding; often empty.
 */
public record Refusal(Reason reason, String detail) {
    /** The message key {@code import.refused.NAME} says each in plain words. */
    public enum Reason {
        EMPTY,
        NOT_XML,
        HTML,
        /** The root is neither {@code smses} nor {@code calls}. */
        OTHER_ROOT,
        /** An encoding that is not read. */
        ENCODING,
        /** A document type declaration: no real export has one, an attack would. */
        DOCTYPE,
        /** The file ends, or breaks, before its first record. */
        BROKEN_START,
        ZIP_DAMAGED,
        ZIP_ENCRYPTED,
        ZIP_TOO_MANY_MEMBERS,
        /** Unpacked it would be far too large, or a zip holds what only a bomb does. */
        ZIP_BOMB,
        ZIP_WITHOUT_EXPORT,
        /** More than one export inside: one is to be named. */
        ZIP_WITH_SEVERAL
    }

    static Refusal of(Reason reason) {
        return new Refusal(reason, "");
    }
}
