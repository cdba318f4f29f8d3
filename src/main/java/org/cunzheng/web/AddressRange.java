package org.cunzheng.web;

import java.net.InetAddress;
import java.util.Optional;

/**
 * An address, or all that begin with the same bits: {@code ::1}, {@code 172.16.0.0/12}.
 *
 * @param bits how many of the first bits count
 */
record AddressRange(InetAddress first, int bits) {
    AddressRange {
        if (bits < 0 || bits > first.getAddress().length * Byte.SIZE) {
            throw new IllegalArgumentException("no such prefix length: " + bits);
        }
    }

    /** @throws IllegalArgumentException where the text is neither an address nor a range; names are not looked up */
    static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        InetAddress first = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
        int all = first.getAddress().length * Byte.SIZE;
        return new AddressRange(first, slash < 0 ? all : Integer.parseInt(text.substring(slash + 1)));
    }

    /** The address that a text is; missing where it is none. */
    static Optional<InetAddress> address(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    boolean contains(InetAddress address) {
        byte[] ours = first.getAddress();
        byte[] theirs = address.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % Byte.SIZE;
            if (((ours[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
