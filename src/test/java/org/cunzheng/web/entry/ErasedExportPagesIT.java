package org.cunzheng.web.entry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cunzheng.account.AccountId;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.casefile.CaseFileId;
import org.cunzheng.casefile.CaseFiles;
import org.cunzheng.custody.EntryId;
import org.cunzheng.database.DatabaseAddress;
import org.cunzheng.database.TestDatabase;
import org.cunzheng.evidence.EvidenceLog;
import org.cunzheng.evidence.Original;
import org.cunzheng.evidence.Originals;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.integrity.Sm3;
import org.cunzheng.web.Borrower;
import org.cunzheng.web.Form;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErasedExportPagesIT implements TestDatabase {
    private static final Pattern SHOWN = Pattern.compile("name=\"shown\" value=\"([0-9a-f]{64})\"");

    @Inject
    private EmbeddedServer server;

    @Inject
    private EvidenceLog evidence;

    @Inject
    private Originals originals;

    @Inject
    private CaseFiles caseFiles;

    private Borrower borrower;
    private String entry = "";
    private CaseFile caseFile;
    private EntryId export;

    /** A message told by hand, and the export of the same phone kept whole. */
    @BeforeEach
    void keepAnExport() throws Exception {
        borrower = Borrower.at(server.getURI());
        entry = borrower.recordSms("今天再不还钱就上门");
        caseFile = caseFile(CaseFileId.parse(borrower.root().substring("/cases/".length())));
        Original whole = originals.keep(caseFile.id(), new ByteArrayInputStream("<smses/>".getBytes(UTF_8)), "备份.xml");
        export = evidence.acquire(
                caseFile,
                UUID.randomUUID(),
                "备份.xml",
                Sha256.of("<smses/>".getBytes(UTF_8)),
                Sm3.of("<smses/>".getBytes(UTF_8)),
                Map.of(),
                Optional.of(whole),
                _ -> List.of());
    }

    private CaseFile caseFile(CaseFileId id) throws Exception {
        DatabaseAddress address = TestDatabase.address();
        try (Connection connection = DriverManager.getConnection(address.url(), address.user(), address.password());
                PreparedStatement select = connection.prepareStatement("SELECT owner FROM case_file WHERE id = ?")) {
            select.setObject(1, id.value());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return caseFiles
                        .find(id, new AccountId(row.getObject(1, UUID.class)))
                        .orElseThrow();
            }
        }
    }

    private HttpResponse<String> first(String... fields) {
        String key = Borrower.key(borrower.browser().get(entry + "/erase"));
        String[] all = new String[fields.length + 2];
        System.arraycopy(fields, 0, all, 2, fields.length);
        all[0] = Form.KEY;
        all[1] = key;
        return borrower.browser().submit(entry + "/erase", all);
    }

    private HttpResponse<String> second(HttpResponse<String> sure) {
        Matcher shown = SHOWN.matcher(sure.body());
        assertThat(shown.find()).isTrue();
        return borrower.browser().submit(entry + "/erase/sure", Form.KEY, Borrower.key(sure), "shown", shown.group(1));
    }

    @Test
    void the_page_names_the_file_that_may_hold_it_and_the_last_one_warns_where_it_is_not_ticked() {
        String page = borrower.browser().get(entry + "/erase").body();
        assertThat(page)
                .contains("导入文件“备份.xml”也整个留着，里面可能也有这些内容", "把整个留着的导入文件也一起销毁")
                .contains(borrower.root() + "/entries/" + export + "/erase\"");
        HttpResponse<String> sure = first("understood", "yes");
        assertThat(sure.body()).contains("最后确认", "导入文件“备份.xml”也整个留着");
        assertThat(Borrower.location(second(sure))).isEqualTo(entry);
        assertThat(evidence.read(caseFile).exports()).hasSize(1);
    }

    @Test
    void ticked_it_goes_along() {
        HttpResponse<String> sure = first("understood", "yes", "exports", "yes");
        assertThat(sure.body()).contains("整个留着的导入文件 1 个").doesNotContain("里面可能也有这些内容");
        assertThat(Borrower.location(second(sure))).isEqualTo(entry);
        assertThat(evidence.read(caseFile).exports()).isEmpty();
        assertThat(evidence.read(caseFile).counting()).isEmpty();
    }

    @Test
    void of_an_export_it_says_what_a_moved_record_leaves_in_the_other_case_file() {
        assertThat(borrower.browser()
                        .get(borrower.root() + "/entries/" + export + "/erase")
                        .body())
                .contains("移到过另一个案件，那边会留着它的文件名、校验值和统计")
                .doesNotContain("把整个留着的导入文件也一起销毁");
        assertThat(borrower.browser().get(entry + "/erase").body()).doesNotContain("那边会留着它的文件名");
    }

    @Test
    void the_api_names_it_and_reads_the_plan_with_it() {
        String address = "/api" + entry + "/erasure";
        assertThat(borrower.browser().get(address).body()).contains("\"wholeExports\":[\"" + export + "\"]");
        assertThat(borrower.browser().get(address + "?exports=true").body())
                .contains("\"wholeExports\":[]", export.toString());
    }
}
