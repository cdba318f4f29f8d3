package org.cunzheng.web.api;

import io.micronaut.serde.annotation.Serdeable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.cunzheng.casefile.CaseDetails;
import org.cunzheng.casefile.Collector;
import org.cunzheng.law.LenderKind;
import org.cunzheng.web.Form;
import org.cunzheng.web.casefile.CaseForm;
import org.cunzheng.web.casefile.CollectorRows;
import org.jspecify.annotations.Nullable;

/**
 * A dispute as the complainant tells it. What is missing or empty is not told; needed are {@code appBrand} or
 * {@code lender}, {@code lenderKind}, {@code hours} and {@code zone}. A text has at most 200 characters and no control
 * characters but tabs and line ends.
 *
 * @param title seen by its owner only; the app's brand or the lender where it is empty
 * @param complainantName stands in the complaint
 * @param appBrand the name under which the loan was offered, which often is not the lender's
 * @param lender who lent the money by the contract
 * @param assignee who claims the debt now, where it was assigned
 * @param lenderKind decides which instruments bind the lender
 * @param sumReceived in yuan with at most two decimals, such as {@code 5000.00}: what arrived on the account
 * @param borrowedOn ISO date, not in the future
 * @param dueOn ISO date, not before {@code borrowedOn}
 * @param agreedTerms in the complainant's words, at most 2000 characters
 * @param hours whether it was agreed when the borrower may be contacted
 * @param from where agreed, the first time of day, {@code HH:mm} by the borrower's clock
 * @param until where agreed, the end, {@code HH:mm}, later than {@code from}
 * @param zone the borrower's time zone as an IANA name, such as {@code Asia/Shanghai}
 * @param collectors those known so far, at most 30
 */
@Serdeable
record ToldCaseFile(
        @Nullable String title,
        @Nullable String complainantName,
        @Nullable String appBrand,
        @Nullable String lender,
        @Nullable String assignee,
        @Nullable LenderKind lenderKind,
        @Nullable String product,
        @Nullable String sumReceived,
        @Nullable String borrowedOn,
        @Nullable String dueOn,
        @Nullable String agreedTerms,
        @Nullable Hours hours,
        @Nullable String from,
        @Nullable String until,
        @Nullable String zone,
        @Nullable List<@Nullable ToldCollector> collectors) {
    /** Whether hours of contact were agreed. */
    enum Hours {
        NOTHING_AGREED,
        AGREED,
        NOT_KNOWN
    }

    /**
     * Somebody who collects, as far as known.
     *
     * @param name a name, or the name of an account
     * @param number as it was shown or told
     * @param agency the company the collector says to belong to
     */
    @Serdeable
    record ToldCollector(
            @Nullable String name,
            @Nullable String number,
            @Nullable String agency) {
        Collector collector() {
            return new Collector(Told.text(name), Told.text(number), Told.text(agency));
        }
    }

    ToldCaseFile {
        // Not copyOf, which knows no null: one in the JSON is refused with the other fields.
        collectors = collectors == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(collectors));
    }

    static ToldCaseFile of(CaseDetails details) {
        Form form = CaseForm.of(details);
        return new ToldCaseFile(
                details.title(),
                details.complainantName(),
                details.appBrand(),
                details.lender(),
                details.assignee(),
                details.lenderKind(),
                details.product(),
                details.sumReceived(),
                details.borrowedOn(),
                details.dueOn(),
                details.agreedTerms(),
                Hours.valueOf(form.raw("hours")),
                form.raw("from"),
                form.raw("until"),
                details.zone().getId(),
                details.collectors().stream()
                        .<@Nullable ToldCollector>map(collector ->
                                new ToldCollector(collector.name(), collector.number(), collector.agency()))
                        .toList());
    }

    /** The same as a form of the pages, for the same checks; its fields have the same names. */
    Form form() {
        Form form = Form.empty()
                .with("title", Told.text(title))
                .with("complainantName", Told.text(complainantName))
                .with("appBrand", Told.text(appBrand))
                .with("lender", Told.text(lender))
                .with("assignee", Told.text(assignee))
                .with("lenderKind", Told.text(lenderKind))
                .with("product", Told.text(product))
                .with("sumReceived", Told.text(sumReceived))
                .with("borrowedOn", Told.text(borrowedOn))
                .with("dueOn", Told.text(dueOn))
                .with("agreedTerms", Told.text(agreedTerms))
                .with("hours", Told.text(hours))
                .with("from", Told.text(from))
                .with("until", Told.text(until))
                .with("zone", Told.text(zone));
        List<Collector> told = new ArrayList<>();
        for (ToldCollector collector : collectors == null ? List.<@Nullable ToldCollector>of() : collectors) {
            if (collector == null) {
                form.refuse("collectors", "api.collectors.missing");
            } else {
                told.add(collector.collector());
            }
        }
        if (told.size() > CollectorRows.MOST) {
            form.refuse("collectors", "api.collectors.many", CollectorRows.MOST);
        }
        CollectorRows.fill(form, told);
        return form;
    }
}
