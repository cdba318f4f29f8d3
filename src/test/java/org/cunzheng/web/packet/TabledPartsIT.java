package org.cunzheng.web.packet;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.cunzheng.database.TestDatabase;
import org.cunzheng.web.Borrower;
import org.cunzheng.web.Browser;
import org.cunzheng.web.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What only the case file's own table of collectors tells is offered for withholding, as a browser without script sees it. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TabledPartsIT implements TestDatabase {
    @Inject
    private EmbeddedServer server;

    private static String packetPage(Browser browser, String name, String number, String agency) {
        String id = UUID.randomUUID().toString();
        browser.submit(
                "/cases/new",
                Form.KEY,
                id,
                "appBrand",
                "示例快贷",
                "lenderKind",
                "CONSUMER_FINANCE",
                "collectorName1",
                name,
                "collectorNumber1",
                number,
                "collectorAgency1",
                agency);
        return browser.get("/cases/" + id + "/packet").body();
    }

    @Test
    void a_part_is_offered_where_only_the_case_file_tells_of_it() {
        Browser browser = Borrower.at(server.getURI()).browser();
        assertThat(packetPage(browser, "", "021-55550188", ""))
                .contains("value=\"COLLECTOR_NUMBERS\"", "（案件资料里有）")
                .doesNotContain("value=\"COLLECTOR_NAMES\"", "条里有");
        assertThat(packetPage(browser, "", "", "速清信息咨询"))
                .contains("value=\"COLLECTOR_NAMES\"", "（案件资料里有）")
                .doesNotContain("value=\"COLLECTOR_NUMBERS\"");
        assertThat(packetPage(browser, "李经理 138 0013 8000", "", ""))
                .contains("value=\"COLLECTOR_NAMES\"", "value=\"COLLECTOR_NUMBERS\"");
    }

    @Test
    void nothing_is_offered_of_a_table_without_collectors() {
        Browser browser = Borrower.at(server.getURI()).browser();
        assertThat(packetPage(browser, "", "", "")).doesNotContain("name=\"part\"", "案件资料里有");
    }
}
