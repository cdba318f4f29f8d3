package org.cunzheng.web.api;

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
}
