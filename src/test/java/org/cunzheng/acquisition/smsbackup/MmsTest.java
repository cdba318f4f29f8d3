package org.cunzheng.acquisition.smsbackup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Random;
import org.cunzheng.acquisition.phone.PhoneNumber;
import org.cunzheng.integrity.Sha256;
import org.junit.jupiter.api.Test;

class MmsTest {
    private static final String LAYOUT = "<part seq=\"-1\" ct=\"application/smil\" text='&lt;smil&gt;'/>";
    private static final String TEXT = "<part seq=\"0\" ct=\"text/plain\" name=\"null\" cl=\"t.txt\" text=\"照片\"/>";

    private static String mms(String attributes, String content) {
        return "<mms date=\"1782990180000\" m_id=\"m1\" " + attributes + "><parts>" + content + "</parts></mms>";
    }

    private static String picture(String base64) {
        return "<part seq=\"1\" ct=\"image/jpeg\" name=\"null\" fn=\"p.jpg\" text=\"null\" data=\"" + base64 + "\"/>";
    }

    @Test
    void its_parts_are_layout_text_and_media() throws IOException {
        byte[] file = new byte[100_000];
        new Random(1).nextBytes(file);
        String base64 = Base64.getMimeEncoder().encodeToString(file).replace("\r\n", "&#10;");
        MmsRecord mms = Export.messages(mms("msg_box=\"1\" address=\"1\"", LAYOUT + TEXT + picture(base64)))
                .mms(0);
        assertThat(mms.text()).isEqualTo("照片");
        assertThat(mms.parts().get(0)).isInstanceOf(MmsPart.Layout.class);
        assertThat(mms.parts().get(1)).isEqualTo(new MmsPart.Text("text/plain", "t.txt", "照片"));
        MmsPart.Media media = (MmsPart.Media) mms.parts().get(2);
        assertThat(media.name()).isEqualTo("p.jpg");
        assertThat(media.size()).isEqualTo(file.length);
        assertThat(media.sha256()).isEqualTo(Sha256.of(file));
        ByteArrayOutputStream decoded = new ByteArrayOutputStream();
        media.writeTo(decoded);
        assertThat(decoded.toByteArray()).isEqualTo(file);
    }

    @Test
    void broken_base64_is_said_and_the_record_kept() {
        for (String broken : new String[] {"????", "AAAA=AAA", "AAA=AAAA", "A", "QUFB还"}) {
            Export export = Export.messages(mms("msg_box=\"1\" address=\"1\"", TEXT + picture(broken)));
            assertThat(export.mms(0).parts().getLast())
                    .isEqualTo(new MmsPart.BrokenMedia("image/jpeg", "p.jpg", MmsPart.Fault.NOT_BASE64));
            assertThat(export.report().tally().brokenMedia()).isEqualTo(1);
            assertThat(export.mms(0).text()).isEqualTo("照片");
        }
        assertThat(Export.messages(mms("msg_box=\"1\"", picture(""))).mms(0).parts())
                .containsExactly(new MmsPart.BrokenMedia("image/jpeg", "p.jpg", MmsPart.Fault.NO_DATA));
    }

    @Test
    void a_group_message_belongs_to_its_sender() {
        String addresses = "<addrs><addr address=\"+8617045550163\" type=\"137\"/>"
                + "<addr address=\"+8613800005555\" type=\"151\"/></addrs>";
        String record =
                mms("msg_box=\"1\" address=\"17045550163~13800005555\"", TEXT).replace("</mms>", addresses + "</mms>");
        MmsRecord mms = Export.messages(record).mms(0);
        assertThat(mms.numbers().stream().map(PhoneNumber::comparable)).containsExactly("17045550163");
        assertThat(mms.named()).hasSize(2);
    }

    @Test
    void a_received_group_message_without_its_sender_is_nobodys_in_particular() {
        MmsRecord mms = Export.messages(mms("msg_box=\"1\" address=\"17045550163~13800005555\"", TEXT))
                .mms(0);
        assertThat(mms.contact()).isEqualTo(BackupRecord.Contact.SENDER_NOT_KNOWN);
        assertThat(Export.messages(mms("msg_box=\"1\" address=\"17045550163\"", TEXT))
                        .mms(0)
                        .contact())
                .isEqualTo(BackupRecord.Contact.MESSAGE_RECEIVED);
    }

    @Test
    void the_owners_placeholder_is_no_sender() {
        String owner = "<addrs><addr address=\"insert-address-token\" type=\"137\"/></addrs></mms>";
        String record = mms("msg_box=\"2\" address=\"1,2\"", TEXT).replace("</mms>", owner);
        MmsRecord mms = Export.messages(record).mms(0);
        assertThat(mms.sender()).isEmpty();
        assertThat(mms.contact()).isEqualTo(BackupRecord.Contact.OWN_MESSAGE);
        assertThat(mms.numbers()).extracting(PhoneNumber::written).containsExactly("1", "2");
    }

    @Test
    void its_identity_is_date_box_and_id_or_without_an_id_its_contents() {
        Export export = Export.messages(
                mms("msg_box=\"1\" address=\"1\"", TEXT),
                mms("msg_box=\"1\" address=\"2\"", LAYOUT),
                mms("msg_box=\"3\" address=\"1\"", TEXT).replace("\"m1\"", "\"null\""),
                mms("msg_box=\"3\" address=\"1\"", LAYOUT).replace("\"m1\"", "\"null\""));
        assertThat(export.records().stream().map(record -> ((ReadRecord.Parsed) record).repeated()))
                .containsExactly(false, true, false, false);
    }

    @Test
    void a_drafted_message_reached_nobody() {
        for (String box : new String[] {"3", "4", "5"}) {
            assertThat(Export.messages(mms("msg_box=\"" + box + "\"", TEXT))
                            .mms(0)
                            .contact())
                    .isEqualTo(BackupRecord.Contact.REACHED_NOBODY);
        }
        assertThat(Export.messages(mms("msg_box=\"9\"", TEXT)).mms(0).contact())
                .isEqualTo(BackupRecord.Contact.NOT_KNOWN);
    }

    @Test
    void text_in_a_part_of_data_is_a_file() {
        String base64 = Base64.getEncoder().encodeToString("x".getBytes(UTF_8));
        MmsPart part = Export.messages(mms("msg_box=\"1\"", picture(base64).replace("image/jpeg", "text/plain")))
                .mms(0)
                .parts()
                .getFirst();
        assertThat(part).isInstanceOf(MmsPart.Media.class);
    }
}
