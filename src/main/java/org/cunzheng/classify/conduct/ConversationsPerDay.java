package org.cunzheng.classify.conduct;

import java.util.List;
import org.cunzheng.evidence.Incident.Answered;
import org.cunzheng.evidence.LoggedIncident;
import org.cunzheng.law.Provision;

/**
 * More than three effective conversations a local day that the lender or its agencies, taken together, began with the
 * debtor (GB/T 45251—2025; before, the internet-finance association's guide). Not attempts, and not the debtor's own calls.
 */
final class ConversationsPerDay implements Rule {
    private static final int LIMIT = 3;

    private final CallsPerDay calls;

    ConversationsPerDay(Limits limits) {
        calls = new CallsPerDay(
                "ConversationsPerDay", LIMIT, Answered.YES, Provision.Limit.CONVERSATIONS_A_DAY, limits);
    }

    @Override
    public List<Outcome> judge(Circumstances circumstances, List<LoggedIncident> incidents) {
        return calls.judge(circumstances, incidents);
    }
}
