package org.cunzheng.acquisition.smsbackup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.ResourceBundle;
import org.cunzheng.acquisition.smsbackup.SmsBackupFile.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalTest {
    private static final String BOMB = "<?xml version=\"1.0\"?><!DOCTYPE smses [<!ENTITY a \"aaaaaaaaaa\">"
            + "<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><smses count=\"1\"><sms body=\"&b;\"/></smses>";

    @Test
    void an_empty_file_is_said_to_be_empty() {
        assertThat(Export.refusalOf("")).isEqualTo(Refusal.Reason.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!DOCTYPE html><html><body>", "<HTML><head>", "<html lang='zh'>"})
    void a_web_page_is_said_to_be_one(String page) {
        assertThat(Export.refusalOf(page)).isEqualTo(Refusal.Reason.HTML);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{\"a\":1}]", "id,date\n1,2", "plain words", "\u0089PNG\r\n"})
    void what_is_not_xml_is_said_not_to_be(String text) {
        assertThat(Export.refusalOf(text)).isEqualTo(Refusal.Reason.NOT_XML);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<alllogs><log number='1'/></alllogs>", "<?xml version='1.0'?><!-- x --><feed/>"})
    void another_root_is_named(String text) {
        assertThat(Export.refusalOf(text)).isEqualTo(Refusal.Reason.OTHER_ROOT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                BOMB,
                "<!DOCTYPE smses [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><smses count='1'><sms body='&x;'/></smses>",
                "<!DOCTYPE smses SYSTEM \"http://example.org/x.dtd\"><smses count='0'/>"
            })
    void a_document_type_declaration_is_refused(String text) {
        assertThat(Export.refusalOf(text)).isEqualTo(Refusal.Reason.DOCTYPE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<smses count=\"3",
                "<?xml version='1.0'",
                "<!-- never closed",
                "  ",
                "<smses count=\"3\" count=\"4\">"
            })
    void a_file_that_breaks_before_its_first_record_is_refused(String text) {
        assertThat(Export.refusalOf(text)).isEqualTo(Refusal.Reason.BROKEN_START);
    }

    @Test
    void an_encoding_in_which_markup_cannot_be_found_is_refused() {
        assertThat(Export.refusalOf("<?xml version='1.0' encoding='UTF-7'?><smses count='0'/>"))
                .isEqualTo(Refusal.Reason.ENCODING);
        assertThat(Export.refusalOf("<smses count='0'/>".getBytes(Charset.forName("UTF-32LE"))))
                .isEqualTo(Refusal.Reason.ENCODING);
    }

    @Test
    void a_zip_that_is_cut_off_is_damaged() {
        byte[] zip = Export.zip("sms.xml", "<smses count='0'/>");
        assertThat(Export.refusalOf(Arrays.copyOf(zip, zip.length - 10))).isEqualTo(Refusal.Reason.ZIP_DAMAGED);
    }

    @Test
    void a_zip_without_an_export_is_refused() {
        assertThat(Export.refusalOf(Export.zip("a.txt", "words", "b.txt", "more")))
                .isEqualTo(Refusal.Reason.ZIP_WITHOUT_EXPORT);
        assertThat(Export.refusalOf(Export.zip())).isEqualTo(Refusal.Reason.ZIP_WITHOUT_EXPORT);
        assertThat(Export.refusalOf(Export.zip("sms.xml", BOMB))).isEqualTo(Refusal.Reason.DOCTYPE);
    }

    @Test
    void a_zip_with_several_exports_asks_for_one() {
        byte[] zip = Export.zip("sms.xml", "<smses count='0'/>", "calls.xml", "<calls count='0'/>");
        assertThat(Export.refusalOf(zip)).isEqualTo(Refusal.Reason.ZIP_WITH_SEVERAL);
        SmsBackupFile.Outcome named = Export.onDisk(zip, path -> SmsBackupFile.open(path, "calls.xml"));
        assertThat(named)
                .isInstanceOfSatisfying(
                        SmsBackupFile.Outcome.Opened.class,
                        opened -> assertThat(opened.file().kind()).isEqualTo(BackupKind.CALLS));
    }

    @Test
    void a_zip_of_very_many_members_is_refused_unopened() {
        String[] members = new String[2 * (ZipArchive.MOST_MEMBERS + 1)];
        for (int i = 0; i < members.length; i += 2) {
            members[i] = i + ".xml";
            members[i + 1] = "<smses count='0'/>";
        }
        assertThat(Export.refusalOf(Export.zip(members))).isEqualTo(Refusal.Reason.ZIP_TOO_MANY_MEMBERS);
    }

    @Test
    void a_zip_bomb_is_refused() {
        String blank = "<smses count='1'>" + " ".repeat(20_000_000) + "</smses>";
        assertThat(Export.refusalOf(Export.zip("sms.xml", blank))).isEqualTo(Refusal.Reason.ZIP_BOMB);
    }

    @Test
    void a_zip_with_a_password_is_said_to_have_one() {
        byte[] zip = Export.zip("sms.xml", "<smses count='0'/>");
        zip[6] |= 1;
        assertThat(Export.refusalOf(zip)).isEqualTo(Refusal.Reason.ZIP_ENCRYPTED);
    }

    @ParameterizedTest
    @EnumSource(Refusal.Reason.class)
    void every_reason_has_its_words(Refusal.Reason reason) {
        assertThat(words("zh").getString("import.refused." + reason)).isNotBlank();
        assertThat(words("en").getString("import.refused." + reason)).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource(ReadRecord.Reason.class)
    void every_reason_of_a_record_has_its_words(ReadRecord.Reason reason) {
        assertThat(words("zh").getString("import.leftOut." + reason)).isNotBlank();
        assertThat(words("en").getString("import.leftOut." + reason)).isNotBlank();
    }

    private static ResourceBundle words(String language) {
        return ResourceBundle.getBundle("messages_" + language);
    }
}
