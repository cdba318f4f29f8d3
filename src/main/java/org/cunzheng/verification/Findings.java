package org.cunzheng.verification;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Collects what the checks find while they run. */
final class Findings {
    private static final int MOST_FAULTS_KEPT = 1000;

    /** What is compared with things from outside the packet; all others are about the packet alone. */
    private static final Set<Check.Name> OF_THE_CHECKER =
            EnumSet.of(Check.Name.LOG_KEY, Check.Name.TIME, Check.Name.CHECKPOINT);

    /** What is checked for the asking; else it does not count. */
    private static final Set<Check.Name> ON_REQUEST = EnumSet.of(Check.Name.SM3);

    private final Map<Check.Name, Long> examined = new EnumMap<>(Check.Name.class);
    private final Map<Check.Name, List<Fault>> faults = new EnumMap<>(Check.Name.class);

    /** The check runs, even if it should find nothing to look at. */
    void started(Check.Name check) {
        examined.putIfAbsent(check, 0L);
    }

    void examined(Check.Name check) {
        examined.merge(check, 1L, Long::sum);
    }

    void fault(Check.Name check, Fault.Kind kind, String subject, Object expected, Object calculated) {
        List<Fault> found = faults.computeIfAbsent(check, name -> new ArrayList<>());
        if (found.size() < MOST_FAULTS_KEPT) {
            found.add(new Fault(kind, subject, expected.toString(), calculated.toString()));
        }
    }

    /** Counts one thing looked at, and finds fault with it unless the two are equal. */
    boolean same(Check.Name check, Fault.Kind kind, String subject, Object expected, Object calculated) {
        examined(check);
        boolean same = expected.equals(calculated);
        if (!same) {
            fault(check, kind, subject, expected, calculated);
        }
        return same;
    }

    boolean anyFailed() {
        return !faults.isEmpty();
    }

    Verification verification(Contents contents) {
        List<Check> checks = Stream.of(Check.Name.values()).map(this::check).toList();
        return new Verification(verdict(), checks, contents);
    }

    private Check check(Check.Name name) {
        return new Check(name, outcome(name), examined.getOrDefault(name, 0L), faults.getOrDefault(name, List.of()));
    }

    private Check.Outcome outcome(Check.Name name) {
        if (faults.containsKey(name)) {
            return Check.Outcome.FAILED;
        }
        return examined.containsKey(name) ? Check.Outcome.PASSED : Check.Outcome.NOT_RUN;
    }

    /** Whether nothing within the packet speaks against it. */
    private boolean fits(Check.Name name) {
        return OF_THE_CHECKER.contains(name)
                || outcome(name) == Check.Outcome.PASSED
                || (ON_REQUEST.contains(name) && outcome(name) == Check.Outcome.NOT_RUN);
    }

    private Verdict verdict() {
        if (faults.containsKey(Check.Name.READABLE)) {
            return Verdict.UNREADABLE;
        }
        if (!Stream.of(Check.Name.values()).allMatch(this::fits)) {
            return Verdict.ALTERED;
        }
        List<Fault> compared = faults.getOrDefault(Check.Name.CHECKPOINT, List.of());
        if (faults.containsKey(Check.Name.LOG_KEY)
                || compared.stream().anyMatch(fault -> fault.kind() == Fault.Kind.ROOT_DIFFERS)) {
            return Verdict.CONTRADICTS;
        }
        if (!compared.isEmpty()) {
            return Verdict.NOT_COMPARED;
        }
        if (outcome(Check.Name.LOG_KEY) != Check.Outcome.PASSED) {
            return Verdict.SIGNER_NOT_KNOWN;
        }
        return outcome(Check.Name.TIME) == Check.Outcome.PASSED ? Verdict.HOLDS : Verdict.NOT_PROVED;
    }
}
