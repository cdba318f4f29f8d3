package org.cunzheng.custody;

/** A request's id came a second time with something else to seal; nothing was sealed. */
public final class KeyReused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Also for whoever looks before there is anything to seal. */
    public KeyReused() {
        super("this request's id was used before for another act");
    }
}
