package org.cunzheng.classify.text;

/** By what means an utterance came. For {@code CALL} the text is a transcript, or a note of what was said. */
public enum Channel {
    SMS,
    CALL,
    WECHAT,
    OTHER
}
