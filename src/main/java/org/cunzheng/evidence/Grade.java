package org.cunzheng.evidence;

/** How strong an item is as evidence, best first. */
public enum Grade {
    CARRIER_BILL,
    PHONE_EXPORT,
    CERTIFIED_RECORDING,
    /** A photograph or recording made in this product when it happened. */
    CAPTURED_AT_THE_TIME,
    SCREENSHOT,
    TYPED_FROM_MEMORY
}
