package org.cunzheng.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cunzheng.integrity.CanonicalJson;
import org.cunzheng.integrity.Value;
import org.cunzheng.verification.Check;
import org.cunzheng.verification.Contents;
import org.cunzheng.verification.Fault;
import org.cunzheng.verification.Verdict;
import org.cunzheng.verification.Verification;

/** A verification for people to read, and for programs. */
final class VerificationReport {
    private static final int MOST_FAULTS_SHOWN = 20;

    /** Faults whose name says all; the others show what was expected and what calculated. */
    private static final Set<Fault.Kind> SELF_EXPLAINING = EnumSet.of(
            Fault.Kind.NO_SUCH_FILE,
            Fault.Kind.IS_A_FOLDER,
            Fault.Kind.NOT_A_PLAIN_FILE,
            Fault.Kind.NOT_A_ZIP,
            Fault.Kind.NOT_A_PACKET,
            Fault.Kind.END_MISSING,
            Fault.Kind.ENCRYPTED,
            Fault.Kind.COMPRESSED,
            Fault.Kind.ZIP64,
            Fault.Kind.NAME_NOT_ALLOWED,
            Fault.Kind.NAME_TWICE,
            Fault.Kind.MISSING,
            Fault.Kind.NOT_LISTED,
            Fault.Kind.NOT_NAMED,
            Fault.Kind.ERASED_AND_DISCLOSED);

    private VerificationReport() {}

    static List<String> lines(Verification verification, Path file, CommandTexts texts) {
        List<String> lines = new ArrayList<>();
        Verdict verdict = verification.verdict();
        lines.add(texts.text("cli.verify.file", file));
        lines.add(texts.text("cli.verify.verdict", texts.text("cli.verify.verdict." + verdict)));
        lines.add("  " + texts.text("cli.verify.meaning." + verdict));
        if (verdict != Verdict.UNREADABLE) {
            lines.add("  " + texts.text("cli.verify.pdf"));
            addContents(lines, verification.contents(), texts);
        }
        lines.add("");
        for (Check check : verification.checks()) {
            if (verdict != Verdict.UNREADABLE || check.outcome() == Check.Outcome.FAILED) {
                addCheck(lines, check, texts);
            }
        }
        return lines;
    }

    private static void addContents(List<String> lines, Contents contents, CommandTexts texts) {
        if (contents instanceof Contents.Stated stated) {
            lines.add("");
            lines.add(texts.text("cli.verify.case", stated.caseFile()));
            lines.add(texts.text("cli.verify.createdAt", stated.createdAt()));
            lines.add(texts.text("cli.verify.counts", stated.entries(), stated.originals()));
            lines.add(texts.text("cli.verify.withheld", stated.withheldFields(), stated.withheldOriginals()));
            if (!stated.erased().isEmpty()) {
                lines.add(texts.text("cli.verify.erased", stated.erased().size(), by(stated)));
            }
            lines.add(texts.text("cli.verify.origin", stated.origin()));
            lines.add(texts.text("cli.verify.log", stated.logSize() + ":" + stated.logRoot()));
            for (Contents.Stamp stamp : stated.stamps()) {
                lines.add(texts.text(
                        stamp.trusted() ? "cli.verify.stamp.trusted" : "cli.verify.stamp.untrusted",
                        stamp.size(),
                        stamp.time(),
                        stamp.authority()));
            }
        }
    }

    /** The indexes of the entries that say what they erased. */
    private static String by(Contents.Stated stated) {
        return stated.erased().stream()
                .map(erased -> Long.toString(erased.by()))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static void addCheck(List<String> lines, Check check, CommandTexts texts) {
        lines.add("[%s] %s"
                .formatted(
                        texts.text("cli.verify.outcome." + check.outcome()),
                        texts.text("cli.verify.check." + check.name())));
        for (Fault fault : check.faults().stream().limit(MOST_FAULTS_SHOWN).toList()) {
            String subject = fault.subject().isEmpty() ? "" : fault.subject() + ": ";
            lines.add("    " + subject + texts.text("cli.verify.fault." + fault.kind()));
            if (!SELF_EXPLAINING.contains(fault.kind())) {
                lines.add("      " + texts.text("cli.verify.expected", fault.expected()));
                lines.add("      " + texts.text("cli.verify.calculated", fault.calculated()));
            }
        }
        if (check.faults().size() > MOST_FAULTS_SHOWN) {
            lines.add("    " + texts.text("cli.verify.more", check.faults().size() - MOST_FAULTS_SHOWN));
        }
    }

    /** Names and numbers as strings; the names of verdicts, checks and faults are those of the types. */
    static String json(Verification verification) {
        SortedMap<String, Value> report = new TreeMap<>();
        report.put("verdict", Value.text(verification.verdict().name()));
        report.put(
                "checks",
                Value.items(verification.checks().stream()
                        .map(VerificationReport::json)
                        .toList()));
        if (verification.contents() instanceof Contents.Stated stated) {
            report.put("contents", json(stated));
        }
        return new String(CanonicalJson.bytes(Value.members(report)), UTF_8);
    }

    private static Value json(Check check) {
        return Value.members(Map.of(
                "name", Value.text(check.name().name()),
                "outcome", Value.text(check.outcome().name()),
                "examined", number(check.examined()),
                "faults",
                        Value.items(check.faults().stream()
                                .map(VerificationReport::json)
                                .toList())));
    }

    private static Value json(Fault fault) {
        return Value.members(Map.of(
                "kind", Value.text(fault.kind().name()),
                "subject", Value.text(fault.subject()),
                "expected", Value.text(fault.expected()),
                "calculated", Value.text(fault.calculated())));
    }

    private static Value json(Contents.Stated stated) {
        SortedMap<String, Value> contents = new TreeMap<>(Map.of(
                "caseFile", Value.text(stated.caseFile()),
                "createdAt", Value.text(stated.createdAt()),
                "logSize", number(stated.logSize()),
                "origin", Value.text(stated.origin()),
                "logRoot", Value.text(stated.logRoot().hex()),
                "stamps",
                        Value.items(stated.stamps().stream()
                                .map(VerificationReport::json)
                                .toList()),
                "entries", number(stated.entries()),
                "withheldFields", number(stated.withheldFields()),
                "originals", number(stated.originals()),
                "withheldOriginals", number(stated.withheldOriginals())));
        contents.put(
                "erased",
                Value.items(
                        stated.erased().stream().map(VerificationReport::json).toList()));
        return Value.members(contents);
    }

    private static Value json(Contents.Erased erased) {
        return Value.members(Map.of("index", number(erased.index()), "erasedBy", number(erased.by())));
    }

    private static Value json(Contents.Stamp stamp) {
        return Value.members(Map.of(
                "size", number(stamp.size()),
                "time", Value.text(stamp.time().toString()),
                "authority", Value.text(stamp.authority()),
                "trusted", Value.text(Boolean.toString(stamp.trusted()))));
    }

    private static Value number(long number) {
        return Value.text(Long.toString(number));
    }
}
