package org.cunzheng.timestamp;

/** What came of asking an authority. */
public sealed interface Answer {

    record Granted(Token token) implements Answer {}

    /** It answered, but not with a token that proves a time. The detail is for the operator. */
    record Refused(Refusal reason, String detail) implements Answer {}

    /**
     * No time-stamp reply came: no connection, too late, interrupted, another HTTP status than 200, another content type, or
     * more than 64 KiB. The detail is for the operator.
     */
    record Unreachable(String detail) implements Answer {}
}
