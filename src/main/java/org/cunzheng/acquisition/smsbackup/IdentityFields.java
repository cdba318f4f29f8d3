package org.cunzheng.acquisition.smsbackup;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.cunzheng.acquisition.phone.PhoneNumber;
import org.cunzheng.integrity.Sha256;

/** Collects what makes a record the same record; every field goes in with its length and its UTF-16 code units. */
final class IdentityFields {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);

    IdentityFields(String kind) {
        add("smsbackup-identity/1");
        add(kind);
    }

    IdentityFields add(String text) {
        ByteBuffer units = ByteBuffer.allocate(4 + 2 * text.length()).putInt(text.length());
        for (int i = 0; i < text.length(); i++) {
            units.putChar(text.charAt(i));
        }
        bytes.writeBytes(units.array());
        return this;
    }

    IdentityFields add(PhoneNumber number) {
        return add(number.comparable());
    }

    IdentityFields add(Instant date) {
        return add(Long.toString(date.toEpochMilli()));
    }

    /** A missing attribute differs from an empty one. */
    IdentityFields add(Attributes attributes, String name) {
        return add(attributes.values().containsKey(name) ? "=" : "").add(attributes.written(name));
    }

    Sha256 digest() {
        return Sha256.of(bytes.toByteArray());
    }
}
