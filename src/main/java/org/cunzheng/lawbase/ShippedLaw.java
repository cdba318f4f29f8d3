package org.cunzheng.lawbase;

import org.cunzheng.law.LawBase;

/** The law data that come with the program. */
public final class ShippedLaw {
    private ShippedLaw() {}

    /**
     * Reads and checks the data; needs no application context.
     *
     * @throws RuntimeException at the first fault, naming its place
     */
    public static LawBase load() {
        return new LawReader(name -> ShippedLaw.class.getResourceAsStream("/" + name)).read();
    }
}
