package org.cunzheng.classify.conduct;

import java.util.List;
import org.cunzheng.evidence.LoggedIncident;

/** One legal test on when or how often somebody was contacted. */
interface Rule {
    /** @param incidents those that count, oldest first, of one case */
    List<Outcome> judge(Circumstances circumstances, List<LoggedIncident> incidents);
}
