package org.cunzheng.verification;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Collects what the checks find while they run. */
final class Findings {
    private static final int MOST_FAULTS_KEPT = 1000;

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

    private Verdict verdict() {
        if (faults.containsKey(Check.Name.READABLE)) {
            return Verdict.UNREADABLE;
        }
        boolean allPassed = Stream.of(Check.Name.values())
                .allMatch(name -> name == Check.Name.CHECKPOINT || outcome(name) == Check.Outcome.PASSED);
        if (!allPassed) {
            return Verdict.ALTERED;
        }
        return faults.getOrDefault(Check.Name.CHECKPOINT, List.of()).stream()
                .map(fault ->
                        fault.kind() == Fault.Kind.ROOT_DIFFERS ? Verdict.CONTRADICTS_CHECKPOINT : Verdict.NOT_COMPARED)
                .findFirst()
                .orElse(Verdict.CONSISTENT);
    }
}
