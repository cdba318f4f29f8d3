package org.cunzheng.casefile;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.cunzheng.account.AccountId;
import org.cunzheng.law.LenderKind;

/** A case file as stored, its collectors apart. */
@MappedEntity("case_file")
record CaseFileRow(
        @Id UUID id,
        UUID owner,
        String title,
        String complainantName,
        String appBrand,
        String lender,
        String assignee,
        String lenderKind,
        String product,
        String sumReceived,
        String borrowedOn,
        String dueOn,
        String agreedTerms,
        String contactHours,
        String contactFrom,
        String contactUntil,
        String zone,
        Instant createdAt) {

    private static final String NOTHING_AGREED = "NOTHING_AGREED";
    private static final String AGREED = "AGREED";
    private static final String NOT_KNOWN = "NOT_KNOWN";

    static CaseFileRow of(CaseFileId id, AccountId owner, CaseDetails details, Instant createdAt) {
        String from = details.contactHours() instanceof ContactHours.Agreed agreed
                ? agreed.from().toString()
                : "";
        String until = details.contactHours() instanceof ContactHours.Agreed agreed
                ? agreed.until().toString()
                : "";
        return new CaseFileRow(
                id.value(),
                owner.value(),
                details.title(),
                details.complainantName(),
                details.appBrand(),
                details.lender(),
                details.assignee(),
                details.lenderKind().name(),
                details.product(),
                details.sumReceived(),
                details.borrowedOn(),
                details.dueOn(),
                details.agreedTerms(),
                switch (details.contactHours()) {
                    case ContactHours.NothingAgreed _ -> NOTHING_AGREED;
                    case ContactHours.Agreed _ -> AGREED;
                    case ContactHours.NotKnown _ -> NOT_KNOWN;
                },
                from,
                until,
                details.zone().getId(),
                createdAt);
    }

    CaseFile caseFile(List<Collector> collectors) {
        ContactHours hours = switch (contactHours) {
            case NOTHING_AGREED -> new ContactHours.NothingAgreed();
            case AGREED -> new ContactHours.Agreed(LocalTime.parse(contactFrom), LocalTime.parse(contactUntil));
            case NOT_KNOWN -> new ContactHours.NotKnown();
            default -> throw new IllegalStateException("contact_hours of case file " + id);
        };
        CaseDetails details = new CaseDetails(
                title,
                complainantName,
                appBrand,
                lender,
                assignee,
                LenderKind.valueOf(lenderKind),
                product,
                sumReceived,
                borrowedOn,
                dueOn,
                agreedTerms,
                hours,
                ZoneId.of(zone),
                collectors);
        return new CaseFile(new CaseFileId(id), new AccountId(owner), details, createdAt);
    }
}
