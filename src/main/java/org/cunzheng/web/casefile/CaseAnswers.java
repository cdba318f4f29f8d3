package org.cunzheng.web.casefile;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ValueRange;
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

    /**
     * What no plain column may hold, half of a character (a surrogate without its other) too; the words of an entry may
     * hold anything, for they are sealed escaped.
     */
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1f\\p{Cs}&&[^\\t\\n\\r]]");

    /** Of a loan that anybody still collects. */
    private static final ValueRange YEARS = ValueRange.of(1990, 2100);

    private static final int LONGEST = 200;
    private static final int LONGEST_TERMS = 2000;

    private CaseAnswers() {}

    /** A new case file: only its first page has been asked, but what else was told is looked through too. */
    static void checkNew(Form form, LocalDate today) {
        for (Group group : Group.values()) {
            checkTexts(form, group);
        }
        checkLender(form);
        checkLoan(form, today);
        if (!form.raw("hours").isEmpty()) {
            checkTerms(form);
        }
        if (!form.raw("zone").isEmpty()) {
            checkZone(form);
        }
    }

    static void check(Form form, Group group, LocalDate today) {
        checkTexts(form, group);
        switch (group) {
            case LENDER -> checkLender(form);
            case LOAN -> checkLoan(form, today);
            case TERMS -> checkTerms(form);
            case COLLECTORS -> {}
            case YOU -> checkZone(form);
        }
    }

    private static void checkTexts(Form form, Group group) {
        for (String field : group.fields()) {
            int longest = field.equals("agreedTerms") ? LONGEST_TERMS : LONGEST;
            // Browsers count a line end as one character and send two.
            String text = form.raw(field).replace("\r\n", "\n");
            if (text.length() > longest) {
                form.refuse(field, "entry.problem.long", longest);
            } else if (CONTROL.matcher(text).find()) {
                form.refuse(field, "form.control");
            }
        }
    }

    private static void checkZone(Form form) {
        if (Zones.find(form.raw("zone")).isEmpty()) {
            form.refuse("zone", "form.zone.missing");
        }
    }

    private static void checkLender(Form form) {
        if (form.value("appBrand").isEmpty() && form.value("lender").isEmpty()) {
            form.refuse("appBrand", "case.appBrand.missing");
        }
        if (Arrays.stream(LenderKind.values()).noneMatch(kind -> kind.name().equals(form.raw("lenderKind")))) {
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
        } else if (date.isPresent() && !YEARS.isValidIntValue(date.get().getYear())) {
            form.refuse(field, "case.date.far", YEARS.getMinimum(), YEARS.getMaximum());
        }
        return date;
    }

    private static void checkTerms(Form form) {
        String hours = form.raw("hours");
        if (!CaseForm.HOURS.contains(hours)) {
            form.refuse("hours", "case.hours.missing");
        }
        if (hours.equals(CaseForm.AGREED)) {
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
