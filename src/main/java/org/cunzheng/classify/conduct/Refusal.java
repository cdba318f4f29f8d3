package org.cunzheng.classify.conduct;

import java.util.List;
import java.util.regex.Pattern;
import org.cunzheng.evidence.Incident;

/** Whether an incident holds a contact person's wish not to be contacted again, and whether it is clear who said it. */
enum Refusal {
    CLEAR,
    /** The words are there, but the note does not say who spoke them. */
    NOT_CLEAR,
    NONE;

    private static final Pattern WORDS = Pattern.compile(
            "(?:不要|别|不得|请勿|勿|禁止|停止|不许|不准|不愿)再?(?:给我|向我|对我)?(?:再)?(?:打电话|打来|打过来|打给我|打扰|骚扰|联系|来电|发短信|发消息|发信息|找我)"
                    + "|(?:别|不要|不许|不准)再打");

    private static final List<String> COLLECTOR_SPEAKS = List.of("催收：", "催收:", "对方：", "对方:");
    private static final List<String> WE_SPEAK = List.of("我：", "我:");

    static Refusal in(Incident incident) {
        if (!WORDS.matcher(incident.text()).find()) {
            return NONE;
        }
        if (incident.direction() == Incident.Direction.TO_COLLECTOR) {
            return CLEAR;
        }
        List<String> refusing = incident.text()
                .lines()
                .filter(line -> WORDS.matcher(line).find())
                .map(String::strip)
                .toList();
        if (refusing.stream().anyMatch(line -> WE_SPEAK.stream().anyMatch(line::startsWith))) {
            return CLEAR;
        }
        if (incident.kind() != Incident.Kind.CALL && incident.kind() != Incident.Kind.VISIT
                || refusing.stream().allMatch(line -> COLLECTOR_SPEAKS.stream().anyMatch(line::startsWith))) {
            return NONE;
        }
        return NOT_CLEAR;
    }
}
