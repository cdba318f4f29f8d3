package org.cunzheng.web.entry;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cunzheng.custody.Sequencer;
import org.cunzheng.database.DatabaseSearch;
import org.cunzheng.database.TestDatabase;
import org.cunzheng.web.Borrower;
import org.cunzheng.web.Form;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErasurePagesIT implements TestDatabase {
    private static final Pattern SHOWN = Pattern.compile("name=\"shown\" value=\"([0-9a-f]{64})\"");

    @Inject
    private EmbeddedServer server;

    @Inject
    private Sequencer sequencer;

    private Borrower borrower;
    private String words = "";
    private String entry = "";

    @BeforeEach
    void recordSomething() {
        borrower = Borrower.at(server.getURI());
        words = "一句只说过一次的话 " + UUID.randomUUID();
        entry = borrower.recordSms(words);
    }

    private HttpResponse<String> first(String... more) {
        String key = Borrower.key(borrower.browser().get(entry + "/erase"));
        List<String> fields = new ArrayList<>(List.of(Form.KEY, key));
        fields.addAll(List.of(more));
        return borrower.browser().submit(entry + "/erase", fields.toArray(String[]::new));
    }

    private HttpResponse<String> second(HttpResponse<String> sure, String... more) {
        List<String> fields = new ArrayList<>(List.of(Form.KEY, Borrower.key(sure), "shown", shown(sure)));
        fields.addAll(List.of(more));
        return borrower.browser().submit(entry + "/erase/sure", fields.toArray(String[]::new));
    }

    private static String shown(HttpResponse<String> sure) {
        Matcher shown = SHOWN.matcher(sure.body());
        assertThat(shown.find()).isTrue();
        return shown.group(1);
    }

    private String packet() {
        return Borrower.location(borrower.browser()
                .submit(borrower.root() + "/packet", Form.KEY, UUID.randomUUID().toString()));
    }

    @Test
    void the_entry_leads_to_a_page_that_says_what_goes_what_stays_and_what_is_not_reached() {
        assertThat(borrower.browser().get(entry).body()).contains(entry + "/erase\"");
        String page = borrower.browser().get(entry + "/erase").body();
        assertThat(page).contains("会销毁什么", "会留下什么", "销毁不到的地方");
        assertThat(page).contains("写前日志", "备份", "已经下载、打印或交出去的材料", "还没封存的上传文件");
        assertThat(page).doesNotContain("我仍然要销毁", words);
        String english = borrower.browser()
                .get(entry + "/erase", "Accept-Language", "en")
                .body();
        assertThat(english).contains("What it does not reach", "write-ahead log");
    }

    @Test
    void it_is_destroyed_after_two_confirmations_and_a_tombstone_stays() throws Exception {
        HttpResponse<String> sure = first("understood", "yes", "reason", "里面有家人的住址");
        assertThat(sure.statusCode()).isEqualTo(200);
        assertThat(sure.body()).contains("最后确认", "里面有家人的住址");
        assertThat(DatabaseSearch.tablesWith(words)).containsExactly("entry_content");

        HttpResponse<String> done = second(sure, "reason", "里面有家人的住址");
        assertThat(Borrower.location(done)).isEqualTo(entry);
        assertThat(DatabaseSearch.tablesWith(words)).isEmpty();
        sequencer.sequence();
        HttpResponse<String> tombstone = borrower.browser().get(entry);
        assertThat(tombstone.statusCode()).isEqualTo(200);
        assertThat(tombstone.body())
                .containsPattern("此记录已应要求销毁，时间 [^，]+，由日志第 \\d+ 号记录记载")
                .contains("里面有家人的住址", "只有运营者作证")
                .doesNotContain(words);
        String timeline = borrower.browser().get(borrower.root() + "/timeline").body();
        assertThat(timeline)
                .containsPattern("此记录已应要求销毁，时间 [^，]+，由日志第 \\d+ 号记录记载")
                .doesNotContain(words);
        assertThat(borrower.browser()
                        .submit(borrower.root() + "/timeline", "q", "住址")
                        .body())
                .doesNotContain("已应要求销毁");
    }

    @Test
    void sent_twice_it_is_done_once_and_a_stale_page_leads_to_the_tombstone() {
        HttpResponse<String> sure = first("understood", "yes");
        assertThat(Borrower.location(second(sure))).isEqualTo(entry);
        assertThat(Borrower.location(second(sure))).isEqualTo(entry);
        assertThat(Borrower.location(borrower.browser().get(entry + "/erase"))).isEqualTo(entry);
        assertThat(Borrower.location(borrower.browser()
                        .submit(entry + "/erase", Form.KEY, UUID.randomUUID().toString(), "understood", "yes")))
                .isEqualTo(entry);
        String timeline = borrower.browser().get(borrower.root() + "/timeline").body();
        assertThat(timeline.split("已应要求销毁", -1)).hasSize(2);
        for (String change : List.of("/correct", "/mistake", "/move", "/files/0")) {
            assertThat(borrower.browser().get(entry + change).statusCode())
                    .as(change)
                    .isEqualTo(404);
        }
    }

    @Test
    void a_name_in_the_reason_is_pointed_out_before_a_packet_is_made() {
        borrower.recordCallTo("王秀兰", "找她还钱");
        String packet = borrower.root() + "/packet";
        assertThat(borrower.browser().get(packet).body()).doesNotContain("处写到了别人的名字");
        second(first("understood", "yes"), "reason", "里面有王秀兰的住址");
        assertThat(borrower.browser().get(packet).body()).contains("有 1 处写到了别人的名字");
    }

    @Test
    void a_packet_whose_files_went_before_is_not_said_to_lie_here() {
        String other = borrower.recordSms("另一句话 " + UUID.randomUUID());
        packet();
        assertThat(borrower.browser().get(entry + "/erase").body())
                .contains("我们这里存着的、里面有它的材料 1 份")
                .doesNotContain("它们的文件早已不在这里");
        second(first("understood", "yes", "insist", "yes"), "insist", "yes");
        assertThat(borrower.browser().get(other + "/erase").body())
                .contains("另有以前生成的材料 1 份可能有它。它们的文件早已不在这里")
                .doesNotContain("我们这里存着的、里面有它的材料");
        entry = other;
        HttpResponse<String> refused = first("understood", "yes");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("或者可能有它（1 份）");
        assertThat(first("understood", "yes", "insist", "yes").body()).contains("存着的材料 0 份");
    }

    @Test
    void receipt_and_proof_of_the_entry_are_the_same_afterwards() {
        sequencer.sequence();
        String proof = borrower.browser().get(entry + "/proof").body();
        second(first("understood", "yes"));
        String after = borrower.browser().get(entry + "/proof").body();
        assertThat(after.lines().filter(line -> line.startsWith("extra ") || line.startsWith("index ")))
                .hasSize(2)
                .containsExactlyElementsOf(proof.lines()
                        .filter(line -> line.startsWith("extra ") || line.startsWith("index "))
                        .toList());
    }

    @Test
    void nothing_is_destroyed_where_she_has_not_ticked_that_she_understands() throws Exception {
        HttpResponse<String> refused = first("reason", "因为");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("没有销毁：请先勾选").contains("value=\"因为\"");
        assertThat(DatabaseSearch.tablesWith(words)).isNotEmpty();
    }

    @Test
    void in_a_packet_it_is_refused_with_the_reason_unless_she_insists() throws Exception {
        String packet = packet();
        HttpResponse<String> refused = first("understood", "yes");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("没有销毁：以前生成的材料里有它，或者可能有它（1 份）", "我仍然要销毁", "日志里记着生成过这些材料：什么时候、给谁（照您填的）");
        // Past the first page too.
        HttpResponse<String> sure = first("understood", "yes", "insist", "yes");
        assertThat(sure.statusCode()).isEqualTo(200);
        HttpResponse<String> past = second(sure);
        assertThat(past.statusCode()).isEqualTo(409);
        assertThat(DatabaseSearch.tablesWith(words)).isNotEmpty();

        assertThat(Borrower.location(second(sure, "insist", "yes"))).isEqualTo(entry);
        assertThat(DatabaseSearch.tablesWith(words)).isEmpty();
        HttpResponse<String> page = borrower.browser().get(packet);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("这份材料里有后来销毁的记录").doesNotContain("complaint.pdf\"");
        for (String file : List.of("/packet.zip", "/complaint.pdf", "/pages", "/pages/1.png")) {
            HttpResponse<String> gone = borrower.browser().get(packet + file);
            assertThat(gone.statusCode()).as(file).isEqualTo(410);
            assertThat(gone.body()).contains("内容已经销毁");
        }
        assertThat(borrower.browser().get(borrower.root() + "/packet").body()).contains("文件已删除");
    }

    @Test
    void the_reason_is_offered_to_be_withheld_in_packets_where_there_is_one() {
        borrower.recordSms("请您方便时回电");
        assertThat(borrower.browser().get(borrower.root() + "/packet").body())
                .doesNotContain("value=\"ERASURE_REASONS\"");
        second(first("understood", "yes", "reason", "里面有家人的住址"), "reason", "里面有家人的住址");
        assertThat(borrower.browser().get(borrower.root() + "/packet").body())
                .contains("value=\"ERASURE_REASONS\"", "销毁的理由");
    }

    @Test
    void what_changed_meanwhile_is_shown_anew_and_not_destroyed() throws Exception {
        HttpResponse<String> sure = first("understood", "yes");
        borrower.browser()
                .submit(entry + "/mistake", Form.KEY, UUID.randomUUID().toString(), "reason", "和催收无关");
        HttpResponse<String> changed = second(sure);
        assertThat(changed.statusCode()).isEqualTo(409);
        assertThat(changed.body()).contains("与您看到的不一样了");
        assertThat(DatabaseSearch.tablesWith(words)).isNotEmpty();
    }

    @Test
    void to_somebody_else_it_is_not_there() throws Exception {
        HttpResponse<String> sure = first("understood", "yes");
        Borrower stranger = Borrower.at(server.getURI());
        assertThat(stranger.browser().get(entry + "/erase").statusCode()).isEqualTo(404);
        for (String step : List.of("/erase", "/erase/sure")) {
            assertThat(stranger.browser()
                            .submit(
                                    entry + step,
                                    Form.KEY,
                                    Borrower.key(sure),
                                    "shown",
                                    shown(sure),
                                    "understood",
                                    "yes",
                                    "insist",
                                    "yes")
                            .statusCode())
                    .isEqualTo(404);
        }
        String inHers = entry.replace(borrower.root(), stranger.root());
        assertThat(stranger.browser()
                        .submit(inHers + "/erase/sure", Form.KEY, Borrower.key(sure), "shown", shown(sure))
                        .statusCode())
                .isEqualTo(404);
        assertThat(DatabaseSearch.tablesWith(words)).isNotEmpty();
    }
}
