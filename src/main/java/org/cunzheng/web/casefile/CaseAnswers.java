package org.cunzheng.web.casefile;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cunzheng.law.LenderKind;
import org.cunzheng.web.Form;
import org.cunzheng.web.Zones;

/** Looks through the answers of one group and notes in the form what has to be put right. */
final class CaseAnswers {
    private static final Pattern SUM = Pattern.compile("\\d{1,9}(?:\\.\\d{1,2})?");
    /** What a date picker sends, and what people type where there is none. */
    private static final Pattern DATE = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?");

    private CaseAnswers() {}

    static void check(Form form, Group group, LocalDate today) {
        switch (group) {
            case LENDER -> checkLender(form);
            case LOAN -> checkLoan(form, today);
            case TERMS -> checkTerms(form);
            case COLLECTORS -> {}
            case YOU -> {
                if (Zones.find(form.raw("zone")).isEmpty()) {
                    form.refuse("zone", "form.zone.missing");
                }
            }
        }
    }

    private static void checkLender(Form form) {
        if (form.value("appBrand").isEmpty() && form.value("lender").isEmpty()) {
            form.refuse("appBrand", "case.appBrand.missing");
        }
        if (Arrays.stream(LenderKind.values()).noneMatch(kind -> form.has("lenderKind", kind.name()))) {
            form.refuse("lenderKind", "case.lenderKind.missing");
        }
    }

    private static void checkLoan(Form form, LocalDate today) {
        if (!sum(form).isEmpty() && !SUM.matcher(sum(form)).matches()) {
            form.refuse("sumReceived", "case.sumReceived.wrong");
        }
        Optional<LocalDate> borrowed = checkDate(form, "borrowedOn");
        Optional<LocalDate> due = checkDate(form, "dueOn");
        if (borrowed.isPresent() && borrowed.get().isAfter(today)) {
            form.refuse("borrowedOn", "case.borrowedOn.future");
        }
        if (borrowed.isPresent() && due.isPresent() && due.get().isBefore(borrowed.get())) {
            form.refuse("dueOn", "case.dueOn.early");
        }
    }

    private static Optional<LocalDate> checkDate(Form form, String field) {
        Optional<LocalDate> date = date(form, field);
        if (date.isEmpty() && form.value(field).isPresent()) {
            form.refuse(field, "case.date.wrong");
        }
        return date;
    }

    private static void checkTerms(Form form) {
        if (form.value("hours").isEmpty()) {
            form.refuse("hours", "case.hours.missing");
        }
        if (form.has("hours", CaseForm.AGREED)) {
            Optional<LocalTime> from = checkTime(form, "from");
            Optional<LocalTime> until = checkTime(form, "until");
            if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
                form.refuse("until", "case.until.early");
            }
        }
    }

    private static Optional<LocalTime> checkTime(Form form, String field) {
        try {
            return Optional.of(LocalTime.parse(form.raw(field)));
        } catch (DateTimeException noTime) {
            form.refuse(field, "case.time.wrong");
            return Optional.empty();
        }
    }

    /** The sum in yuan without separators, signs and unit; not yet known to be a number. */
    static String sum(Form form) {
        return form.raw("sumReceived").replaceAll("[\\s,，¥￥元]", "");
    }

    static Optional<LocalDate> date(Form form, String field) {
        Matcher parts = DATE.matcher(form.raw(field).strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(parts.group(1)),
                    Integer.parseInt(parts.group(2)),
                    Integer.parseInt(parts.group(3))));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
