package org.cunzheng.web.casefile;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The questions of a case file that stand on one page, in the order in which they are first asked. */
enum Group {
    LENDER(List.of("appBrand", "lender", "assignee", "lenderKind")),
    LOAN(List.of("product", "sumReceived", "borrowedOn", "dueOn")),
    TERMS(List.of("hours", "from", "until", "agreedTerms")),
    COLLECTORS(CollectorRows.fields()),
    YOU(List.of("complainantName", "zone", "title"));

    @SuppressWarnings("ImmutableEnumChecker") // a copy that nobody can change
    private final List<String> fields;

    Group(List<String> fields) {
        this.fields = List.copyOf(fields);
    }

    List<String> fields() {
        return fields;
    }

    /** As it stands in an address. */
    String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    Optional<Group> next() {
        return ordinal() + 1 < values().length ? Optional.of(values()[ordinal() + 1]) : Optional.empty();
    }

    static Optional<Group> ofPath(String path) {
        for (Group group : values()) {
            if (group.path().equals(path)) {
                return Optional.of(group);
            }
        }
        return Optional.empty();
    }
}
