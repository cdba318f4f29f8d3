package org.cunzheng.classify.conduct;

import java.util.List;
import org.cunzheng.evidence.Incident.Answered;
import org.cunzheng.evidence.LoggedIncident;
import org.cunzheng.law.Provision;

/**
 * More than six unanswered attempts a local day at the debtor's number (the banking association's guide of 2026-01-30,
 * whose verb is 不宜). The log belongs to one phone, so every call to the debtor counts as one to the same number.
 */
final class AttemptsPerDay implements Rule {
    private static final int LIMIT = 6;

    private final CallsPerDay calls;

    AttemptsPerDay(Limits limits) {
        calls = new CallsPerDay("AttemptsPerDay", LIMIT, Answered.NO, Provision.Limit.ATTEMPTS_A_DAY, limits);
    }

    @Override
    public List<Outcome> judge(Circumstances circumstances, List<LoggedIncident> incidents) {
        return calls.judge(circumstances, incidents);
    }
}
