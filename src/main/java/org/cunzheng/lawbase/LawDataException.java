package org.cunzheng.lawbase;

/** A fault in the law data; the message begins with the place, such as {@code law/pipl.json, pipl.25: …}. */
final class LawDataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LawDataException(String place, String fault) {
        super(place + ": " + fault);
    }

    LawDataException(String place, String fault, Throwable cause) {
        super(place + ": " + fault, cause);
    }
}
