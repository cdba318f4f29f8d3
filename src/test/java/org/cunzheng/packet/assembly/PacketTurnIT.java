package org.cunzheng.packet.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.cunzheng.casefile.CaseFileId;
import org.cunzheng.database.TestDatabase;
import org.cunzheng.web.Borrower;
import org.cunzheng.web.Form;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(transactional = false)
@Property(name = "cunzheng.packets.patience", value = "0s")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PacketTurnIT implements TestDatabase {
    private final String key = UUID.randomUUID().toString();

    @Inject
    private EmbeddedServer server;

    @Inject
    private Turns turns;

    private Borrower borrower;

    @BeforeEach
    void openCaseFile() {
        borrower = Borrower.at(server.getURI());
        borrower.recordSms("三天之内见不到钱，卸你一条胳膊抵账。");
    }

    private CaseFileId caseFile() {
        return CaseFileId.parse(borrower.root().substring("/cases/".length()));
    }

    private HttpResponse<String> page() {
        return borrower.browser().submit(borrower.root() + "/packet", Form.KEY, key);
    }

    private HttpResponse<String> api() {
        return borrower.browser().send("POST", "/api" + borrower.root() + "/packets", "", "Idempotency-Key", key);
    }

    /** Looks while a packet of the case file is being made. */
    private void meanwhile(CaseFileId caseFile, Runnable look) {
        Making ended = turns.take(caseFile, () -> {
            look.run();
            return new Making.NothingToShow();
        });
        assertThat(ended).isEqualTo(new Making.NothingToShow());
    }

    private static CaseFileId another() {
        return new CaseFileId(UUID.randomUUID());
    }

    @Test
    void while_one_is_made_page_and_api_say_so_and_afterwards_the_same_wish_gives_it() {
        meanwhile(caseFile(), () -> {
            HttpResponse<String> page = page();
            assertThat(page.statusCode()).isEqualTo(422);
            assertThat(page.body()).contains("这个案件的材料正在生成，不用再点");
            HttpResponse<String> api = api();
            assertThat(api.statusCode()).isEqualTo(409);
            assertThat(api.body()).contains("正在生成");
        });
        assertThat(Borrower.location(page())).isEqualTo(borrower.root() + "/packet/" + key);
    }

    @Test
    void while_two_others_are_made_page_and_api_ask_to_wait() {
        meanwhile(
                another(),
                () -> meanwhile(another(), () -> {
                    HttpResponse<String> page = page();
                    assertThat(page.statusCode()).isEqualTo(422);
                    assertThat(page.body()).contains("暂时轮不到这一份");
                    HttpResponse<String> api = api();
                    assertThat(api.statusCode()).isEqualTo(503);
                    assertThat(api.headers().firstValue("Content-Type")).contains("application/problem+json");
                    assertThat(api.body()).contains("现在太忙了", "同时在生成");
                }));
        assertThat(api().statusCode()).isEqualTo(201);
    }

    @Test
    void while_something_is_erased_nobody_is_told_that_a_packet_is_being_made() {
        turns.eraseIfFree(caseFile(), () -> {
            HttpResponse<String> page = page();
            assertThat(page.statusCode()).isEqualTo(422);
            assertThat(page.body()).contains("您要求销毁的内容正在清理", "请等一分钟再点一次").doesNotContain("这个案件的材料正在生成");
            HttpResponse<String> api = api();
            assertThat(api.statusCode()).isEqualTo(409);
            assertThat(api.body()).contains("正在销毁或清理").doesNotContain("材料正在生成");
        });
        assertThat(api().statusCode()).isEqualTo(201);
    }
}
