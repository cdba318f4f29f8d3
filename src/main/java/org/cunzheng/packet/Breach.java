package org.cunzheng.packet;

import java.util.List;
import org.cunzheng.law.Provision;

/**
 * A provision suspected to be broken, with all that it rests on.
 *
 * @param provision in force on the day of each entry that a ground rests on
 * @param grounds confirmed findings, oldest first
 * @throws IllegalArgumentException where it rests on nothing
 */
public record Breach(Provision provision, List<Ground> grounds) {
    public Breach {
        grounds = List.copyOf(grounds);
        if (grounds.isEmpty()) {
            throw new IllegalArgumentException("nothing to rest on: " + provision.id());
        }
    }
}
