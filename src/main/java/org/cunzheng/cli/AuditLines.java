package org.cunzheng.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cunzheng.audit.AuditReport;
import org.cunzheng.audit.Examined;
import org.cunzheng.audit.Fault;
import org.cunzheng.audit.Trait;

/** What an audit found, in lines. */
final class AuditLines {
    private AuditLines() {}

    static List<String> text(AuditReport report, CommandTexts texts) {
        List<String> lines = new ArrayList<>();
        for (Fault fault : report.named()) {
            lines.add(texts.text("cli.audit.sort." + fault.trait().sort()) + " " + fault.subject() + ": "
                    + texts.text("cli.audit.trait." + fault.trait()));
            lines.add("  " + texts.text("cli.audit.expected", fault.expected()));
            lines.add("  " + texts.text("cli.audit.found", fault.found()));
        }
        for (Trait.Sort sort : Trait.Sort.values()) {
            long more = report.count(sort)
                    - report.named().stream()
                            .filter(fault -> fault.trait().sort() == sort)
                            .count();
            if (more > 0) {
                lines.add(texts.text("cli.audit.more", texts.text("cli.audit.sort." + sort), more));
            }
        }
        Examined seen = report.examined();
        lines.add(texts.text("cli.audit.log", seen.entries(), seen.erased(), seen.leaves(), seen.tiles()));
        lines.add(texts.text("cli.audit.signed", seen.checkpoints(), seen.timestamps()));
        lines.add(texts.text("cli.audit.files", seen.files(), seen.filesRead(), seen.orphans()));
        lines.add(texts.text("cli.audit.verdict", texts.text("cli.audit.verdict." + report.verdict())));
        return lines;
    }

    static List<String> json(AuditReport report) {
        List<String> lines = new ArrayList<>();
        for (Fault fault : report.named()) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("sort", lower(fault.trait().sort()));
            line.put("trait", lower(fault.trait()));
            line.put("subject", fault.subject());
            line.put("expected", fault.expected());
            line.put("found", fault.found());
            lines.add(object(line));
        }
        Examined seen = report.examined();
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("verdict", lower(report.verdict()));
        for (Trait.Sort sort : Trait.Sort.values()) {
            line.put(lower(sort), report.count(sort));
        }
        line.put("entries", seen.entries());
        line.put("erased", seen.erased());
        line.put("leaves", seen.leaves());
        line.put("tiles", seen.tiles());
        line.put("checkpoints", seen.checkpoints());
        line.put("timestamps", seen.timestamps());
        line.put("files", seen.files());
        line.put("filesRead", seen.filesRead());
        line.put("orphans", seen.orphans());
        line.put("startedAt", report.startedAt());
        line.put("endedAt", report.endedAt());
        lines.add(object(line));
        return lines;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String object(Map<String, Object> members) {
        StringBuilder json = new StringBuilder("{");
        members.forEach((name, value) -> {
            json.append(json.length() > 1 ? "," : "").append('"').append(name).append("\":");
            if (value instanceof Long) {
                json.append(value);
            } else {
                quote(json, value.toString());
            }
        });
        return json.append('}').toString();
    }

    /** What somebody wrote into a table may hold anything. */
    private static void quote(StringBuilder json, String text) {
        json.append('"');
        for (char unit : text.toCharArray()) {
            if (unit < ' ' || unit == '"' || unit == '\\' || Character.isSurrogate(unit)) {
                json.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
            } else {
                json.append(unit);
            }
        }
        json.append('"');
    }
}
