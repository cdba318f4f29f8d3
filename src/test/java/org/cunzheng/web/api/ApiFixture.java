package org.cunzheng.web.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Invented things as the API's JSON. */
final class ApiFixture {
    private ApiFixture() {}

    static Map<String, Object> caseFile() {
        return Map.of(
                "appBrand",
                "示例快贷",
                "lender",
                "示例消费金融有限公司",
                "lenderKind",
                "CONSUMER_FINANCE",
                "sumReceived",
                "5000.00",
                "hours",
                "AGREED",
                "from",
                "09:00",
                "until",
                "20:00",
                "zone",
                "Asia/Shanghai",
                "collectors",
                List.of(Map.of("name", "自称李经理", "number", "010-00000000")));
    }

    /** A message at night that threatens. */
    static Map<String, Object> threat() {
        return incident(
                "SMS", "text", "再不还钱就打断你的腿，让你全家不得安宁", "occurredAt", "2026-11-01T22:30:00.123+08:00[Asia/Shanghai]");
    }

    /** An incident of a kind, at noon; further fields are names and values in turn. */
    static Map<String, Object> incident(String kind, Object... more) {
        Map<String, Object> incident = new HashMap<>();
        incident.put("kind", kind);
        incident.put("direction", "FROM_COLLECTOR");
        incident.put("addressee", "DEBTOR");
        incident.put("collectorNumber", "010-00000000");
        incident.put("occurredAt", "2026-11-01T12:00:00+08:00[Asia/Shanghai]");
        for (int i = 0; i < more.length; i += 2) {
            incident.put((String) more[i], more[i + 1]);
        }
        return incident;
    }
}
