package org.cunzheng.custody;

/** A request's id came a second time with something else to seal; nothing was sealed. */
public final class KeyReused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeyReused() {
        super("this request's id was used before for another act");
    }
}
