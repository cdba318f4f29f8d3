package org.cunzheng.casefile;

import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.cunzheng.account.AccountFixture;
import org.cunzheng.account.AccountId;
import org.cunzheng.account.Accounts;
import org.cunzheng.law.LenderKind;

/** Case files of invented people. */
public final class CaseFileFixture {
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private CaseFileFixture() {}

    /** What somebody might tell of a loan from an invented microlender. */
    public static CaseDetails details() {
        return details(List.of(new Collector("王经理", "02155550188", "速清信息咨询")));
    }

    private static CaseDetails details(List<Collector> collectors) {
        return new CaseDetails(
                "快借网贷催收",
                "林某",
                "快借",
                "蓝海小额贷款有限公司",
                "",
                LenderKind.MICROLOAN,
                "信用贷",
                "8000",
                "2026-01-05",
                "2026-04-05",
                "",
                new ContactHours.NothingAgreed(),
                ZONE,
                collectors);
    }

    /** A new case file of somebody new, who is hounded by these. */
    public static CaseFile opened(CaseFiles caseFiles, Accounts accounts, Collector... collectors) {
        AccountId owner = AccountFixture.registered(accounts).account().id();
        return caseFiles.open(new CaseFileId(UUID.randomUUID()), owner, details(List.of(collectors)));
    }

    /** A new case file of somebody new. */
    public static CaseFile opened(CaseFiles caseFiles, Accounts accounts) {
        return opened(caseFiles, AccountFixture.registered(accounts).account().id());
    }

    /** A new case file of this owner. */
    public static CaseFile opened(CaseFiles caseFiles, AccountId owner) {
        return caseFiles.open(new CaseFileId(UUID.randomUUID()), owner, details());
    }
}
