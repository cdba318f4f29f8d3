package org.cunzheng.web.casefile;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.cunzheng.casefile.CaseDetails;
import org.cunzheng.casefile.ContactHours;
import org.cunzheng.law.LenderKind;
import org.cunzheng.web.Form;

/** What is told of a case file as the fields of a form, and back. */
public final class CaseForm {
    static final String NOTHING_AGREED = "NOTHING_AGREED";
    static final String AGREED = "AGREED";
    static final String NOT_KNOWN = "NOT_KNOWN";
    static final Set<String> HOURS = Set.of(NOTHING_AGREED, AGREED, NOT_KNOWN);
    static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private CaseForm() {}

    /** The details that a form with every group tells; empty where something is wrong, which the form says then. */
    public static Optional<CaseDetails> read(Form form, LocalDate today) {
        for (Group group : Group.values()) {
            CaseAnswers.check(form, group, today);
        }
        return form.isRefused() ? Optional.empty() : Optional.of(details(form));
    }

    /** A form that tells what is told already. */
    public static Form of(CaseDetails details) {
        Form form = Form.empty()
                .with("title", details.title())
                .with("complainantName", details.complainantName())
                .with("appBrand", details.appBrand())
                .with("lender", details.lender())
                .with("assignee", details.assignee())
                .with("lenderKind", details.lenderKind().name())
                .with("product", details.product())
                .with("sumReceived", details.sumReceived())
                .with("borrowedOn", details.borrowedOn())
                .with("dueOn", details.dueOn())
                .with("agreedTerms", details.agreedTerms())
                .with("hours", hours(details.contactHours()))
                .with("zone", details.zone().getId());
        if (details.contactHours() instanceof ContactHours.Agreed(LocalTime from, LocalTime until)) {
            form.with("from", from.toString()).with("until", until.toString());
        }
        CollectorRows.fill(form, details.collectors());
        return form;
    }

    /** Puts what was typed for one group over what was told before. */
    static Form over(Form before, Form typed, Group group) {
        group.fields().forEach(field -> before.with(field, typed.raw(field)));
        return before.with("rows", typed.raw("rows")).with(Form.KEY, typed.raw(Form.KEY));
    }

    /** The details of a form that {@link CaseAnswers} has found nothing wrong with. */
    static CaseDetails details(Form form) {
        String brand = text(form, "appBrand");
        String lender = text(form, "lender");
        return new CaseDetails(
                form.value("title").orElse(brand.isEmpty() ? lender : brand),
                text(form, "complainantName"),
                brand,
                lender,
                text(form, "assignee"),
                LenderKind.valueOf(form.raw("lenderKind")),
                text(form, "product"),
                CaseAnswers.sum(form),
                CaseAnswers.date(form, "borrowedOn").map(Object::toString).orElse(""),
                CaseAnswers.date(form, "dueOn").map(Object::toString).orElse(""),
                text(form, "agreedTerms"),
                hours(form),
                form.value("zone").map(ZoneId::of).orElse(CHINA),
                CollectorRows.read(form));
    }

    static String hours(ContactHours hours) {
        return switch (hours) {
            case ContactHours.NothingAgreed _ -> NOTHING_AGREED;
            case ContactHours.Agreed _ -> AGREED;
            case ContactHours.NotKnown _ -> NOT_KNOWN;
        };
    }

    private static ContactHours hours(Form form) {
        return switch (form.raw("hours")) {
            case AGREED ->
                new ContactHours.Agreed(LocalTime.parse(form.raw("from")), LocalTime.parse(form.raw("until")));
            case NOTHING_AGREED -> new ContactHours.NothingAgreed();
            default -> new ContactHours.NotKnown();
        };
    }

    private static String text(Form form, String field) {
        return form.value(field).orElse("");
    }
}
