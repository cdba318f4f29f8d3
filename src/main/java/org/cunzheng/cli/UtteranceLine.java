package org.cunzheng.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.cunzheng.classify.text.Channel;
import org.cunzheng.classify.text.Utterance;
import org.cunzheng.law.Addressee;

/** One line in of {@code classify}: an utterance with the id its sender knows it by. */
record UtteranceLine(String id, Utterance utterance) {
    /** Why a line cannot be read, in plain words; they never repeat what the line says. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        private final String reason;

        Unreadable(String reason) {
            super(reason);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }

    private static final JsonFactory JSON = new JsonFactory();

    /** @throws Unreadable where it is not one JSON object, a member is missing, or has a value that is not known */
    static UtteranceLine read(String line, Clock clock) throws Unreadable {
        if (line.isBlank()) {
            throw new Unreadable("blank line");
        }
        Map<String, String> members = members(line);
        String text = required(members, "text");
        Utterance utterance = new Utterance(
                text,
                oneOf(Channel.class, members.getOrDefault("channel", Channel.OTHER.name()), "channel"),
                oneOf(Addressee.class, members.getOrDefault("recipient", Addressee.DEBTOR.name()), "recipient"),
                members.containsKey("occurredAt") ? time(required(members, "occurredAt")) : OffsetDateTime.now(clock));
        return new UtteranceLine(required(members, "id"), utterance);
    }

    private static Map<String, String> members(String line) throws Unreadable {
        Map<String, String> members = new HashMap<>();
        try (JsonParser json = JSON.createParser(line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new Unreadable("not a JSON object");
            }
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                switch (name) {
                    case "id", "text", "channel", "recipient", "occurredAt" -> {
                        if (value != JsonToken.VALUE_STRING) {
                            throw new Unreadable(name + " must be a string");
                        }
                        members.put(name, json.getText());
                    }
                    default -> json.skipChildren();
                }
            }
            if (json.nextToken() != null) {
                throw new Unreadable("more than one JSON value on the line");
            }
        } catch (IOException e) {
            throw new Unreadable("not a JSON object");
        }
        return members;
    }

    private static String required(Map<String, String> members, String name) throws Unreadable {
        String value = members.get(name);
        if (value == null) {
            throw new Unreadable(name + " is missing");
        }
        return value;
    }

    private static <E extends Enum<E>> E oneOf(Class<E> type, String value, String name) throws Unreadable {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(value))
                .findFirst()
                .orElseThrow(
                        () -> new Unreadable(name + " must be one of " + Arrays.toString(type.getEnumConstants())));
    }

    private static OffsetDateTime time(String value) throws Unreadable {
        try {
            return ZonedDateTime.parse(value).toOffsetDateTime();
        } catch (DateTimeException e) {
            throw new Unreadable("occurredAt must be a time with its zone, such as 2026-03-01T22:10:00+08:00");
        }
    }
}
