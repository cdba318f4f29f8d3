package org.cunzheng.web.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import org.cunzheng.database.TestDatabase;
import org.cunzheng.web.Borrower;
import org.cunzheng.web.Browser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TimelinePagesIT implements TestDatabase {
    @Inject
    private EmbeddedServer server;

    private Borrower borrower;
    private String timeline;

    @BeforeEach
    void register() {
        borrower = Borrower.at(server.getURI());
        timeline = borrower.root() + "/timeline";
    }

    @Test
    void what_is_searched_for_stands_in_no_address() {
        String entry = borrower.recordSms("派出所马上来抓你");
        borrower.recordSms("请尽快还款");
        HttpResponse<String> found = borrower.browser().submit(timeline, "q", "派出所");
        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(found.headers().firstValue("Location")).isEmpty();
        assertThat(found.body())
                .contains(entry, "value=\"派出所\"", "action=\"" + timeline + "\"", "method=\"post\"")
                .doesNotContain("请尽快还款", "?q=", "%E6%B4%BE%E5%87%BA%E6%89%80");
    }

    @Test
    void an_address_with_words_in_it_searches_for_nothing() {
        borrower.recordSms("请尽快还款");
        assertThat(borrower.browser().get(timeline + "?q=none").body())
                .contains("请尽快还款")
                .doesNotContain("value=\"none\"", "?q=");
    }

    @Test
    void the_next_page_of_a_search_is_asked_for_with_the_same_words() {
        Browser anybody = new Browser(server.getURI());
        String demo =
                anybody.submit("/demo/timeline", "direction", "FROM_COLLECTOR").body();
        assertThat(demo).contains("selected").doesNotContain("direction=FROM_COLLECTOR");
        for (int i = 0; i <= TimelinePage.SIZE; i++) {
            borrower.recordSms("第" + i + "条短信");
        }
        String first = borrower.browser().submit(timeline, "q", "条短信").body();
        assertThat(first)
                .contains("<input type=\"hidden\" name=\"q\" value=\"条短信\">", "name=\"page\" value=\"2\"")
                .doesNotContain("第0条短信");
        assertThat(borrower.browser().submit(timeline, "q", "条短信", "page", "2").body())
                .contains("第0条短信", "name=\"page\" value=\"1\"");
        assertThat(borrower.browser().get(timeline).body()).contains("href=\"" + timeline + "?page=2\"");
        assertThat(borrower.browser().submit(timeline, "page", "two").statusCode())
                .isEqualTo(200);
    }
}
