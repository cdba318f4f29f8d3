package org.cunzheng.acquisition.smsbackup;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Map;
import org.cunzheng.acquisition.smsbackup.ReadRecord.Slice;
import org.cunzheng.integrity.Sha256;
import org.cunzheng.integrity.Sm3;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TrapsTest {
    @Nested
    class Text {
        @Test
        void missing_empty_and_null_differ() {
            Attributes values = Export.messages("<sms date=\"1\" body=\"\" subject=\"null\" address=\"NULL\"/>")
                    .sms(0)
                    .attributes();
            assertThat(values.given("type")).isEqualTo(new Attributes.Given.Missing());
            assertThat(values.given("body")).isEqualTo(new Attributes.Given.Empty());
            assertThat(values.given("subject")).isEqualTo(new Attributes.Given.NullWord());
            assertThat(values.given("address")).isEqualTo(new Attributes.Given.Text("NULL"));
        }

        @Test
        void a_character_xml_forbids_stays_in_the_text_and_is_flagged() {
            Export export = Export.messages(Export.sms("a&#0;b&#xFFFE;c&#55357;d"));
            assertThat(export.sms(0).body().orEmpty()).isEqualTo("a\0b\uFFFEc\uD83Dd");
            assertThat(export.parsed(0).repairs())
                    .containsExactlyInAnyOrder(
                            ReadRecord.Repair.ILLEGAL_CHARACTER, ReadRecord.Repair.SURROGATE_REFERENCE);
            assertThat(export.report().isComplete()).isTrue();
        }

        @Test
        void an_emoji_as_two_halves_is_one_character() {
            Export export = Export.messages(Export.sms("&#55357;&#56832;&#x1F600;"));
            assertThat(export.sms(0).body().orEmpty()).isEqualTo("😀😀");
            assertThat(export.parsed(0).repairs()).containsExactly(ReadRecord.Repair.SURROGATE_REFERENCE);
        }

        @Test
        void line_breaks_are_kept() {
            assertThat(Export.messages(Export.sms("a&#13;&#10;b\r\nc"))
                            .sms(0)
                            .body()
                            .orEmpty())
                    .isEqualTo("a\r\nb\r\nc");
        }

        @Test
        void a_bare_ampersand_or_less_than_sign_is_read_and_flagged() {
            Export export = Export.messages(Export.sms("A & B <3 &&amp;"));
            assertThat(export.sms(0).body().orEmpty()).isEqualTo("A & B <3 &&");
            assertThat(export.parsed(0).repairs())
                    .containsExactlyInAnyOrder(ReadRecord.Repair.BARE_AMPERSAND, ReadRecord.Repair.BARE_LESS_THAN);
        }

        @Test
        void markup_in_a_message_stays_words() {
            String words = "<sms body=\"x\"/></smses>]]>-->";
            String written = words.replace("<", "&lt;").replace("\"", "&quot;");
            Export export = Export.messages(Export.sms(written), Export.sms("next"));
            assertThat(export.sms(0).body().orEmpty()).isEqualTo(words);
            assertThat(export.report().tally().found()).isEqualTo(2);
        }

        @Test
        void comments_instructions_and_single_quotes_do_no_harm() {
            Export export = Export.messages(
                    "<!-- <sms body=\"no\"/> --->-->",
                    "<?x <sms ?>",
                    "<sms date='5' body='say \"hi\" > there' type='2'></sms>");
            assertThat(export.sms(0).body().orEmpty()).isEqualTo("say \"hi\" > there");
            assertThat(export.report().tally().found()).isEqualTo(1);
        }
    }

    @Nested
    class Encodings {
        private static final String XML =
                "<?xml version=\"1.0\" encoding=\"NAME\"?>\n<smses count=\"1\">" + Export.sms("还钱，䶮 abc") + "</smses>";

        @Test
        void a_declared_chinese_encoding_is_read() {
            for (String name : new String[] {"GBK", "gb2312", "GB18030"}) {
                Export export = Export.of(XML.replace("NAME", name).getBytes(Charset.forName("GB18030")));
                assertThat(export.sms(0).body().orEmpty()).isEqualTo("还钱，䶮 abc");
            }
        }

        @Test
        void utf_16_is_read_with_and_without_its_mark_and_offsets_count_bytes() {
            String text = XML.replace("NAME", "UTF-16");
            for (byte[] bytes : new byte[][] {
                ("\uFEFF" + text).getBytes(UTF_16LE), ("\uFEFF" + text).getBytes(UTF_16BE), text.getBytes(UTF_16LE)
            }) {
                Export export = Export.of(bytes);
                Slice slice = export.records().getFirst().slice();
                assertThat(export.sms(0).body().orEmpty()).isEqualTo("还钱，䶮 abc");
                assertThat(slice.bytes()).isEqualTo(Arrays.copyOfRange(bytes, (int) slice.offset(), (int)
                        (slice.offset() + slice.length())));
                assertThat(export.report().isComplete()).isTrue();
            }
        }

        @Test
        void a_byte_order_mark_is_not_part_of_the_text() {
            byte[] bytes = ("\uFEFF" + XML.replace("NAME", "UTF-8")).getBytes(UTF_8);
            assertThat(Export.of(bytes).report().isComplete()).isTrue();
        }

        @Test
        void invalid_bytes_cost_one_record_only() {
            String xml = "<smses count=\"3\">" + Export.sms("one") + Export.sms("t\u00FFwo") + Export.sms("three")
                    + "</smses>";
            Export export = Export.of(xml.getBytes(ISO_8859_1));
            assertThat(export.reasons()).containsExactly(ReadRecord.Reason.INVALID_BYTES);
            assertThat(export.report().leftOut().getFirst().ordinal()).isEqualTo(2);
            assertThat(export.report().tally().readable()).isEqualTo(2);
        }
    }

    @Nested
    class Damage {
        @Test
        void a_missing_quote_costs_one_record_only() {
            Export export = Export.messages(
                    Export.sms("one"),
                    "<sms address=\"1\" body=\"never closed />",
                    Export.sms("three"),
                    Export.sms("four"));
            assertThat(export.reasons()).containsExactly(ReadRecord.Reason.BROKEN_XML);
            assertThat(export.sms(2).body().orEmpty()).isEqualTo("three");
            assertThat(export.report().tally().found()).isEqualTo(4);
            assertThat(export.report().isComplete()).isFalse();
        }

        @Test
        void a_last_record_without_its_end_does_not_swallow_the_root() {
            Export export = Export.messages(Export.sms("one"), "<mms date=\"5\"><parts>");
            assertThat(export.reasons()).containsExactly(ReadRecord.Reason.BROKEN_XML);
            assertThat(export.report().ending()).isEqualTo(ExportReport.Ending.WHOLE);
        }

        @Test
        void a_file_cut_off_inside_a_record_says_so() {
            byte[] whole = Export.messages(Export.sms("one"), Export.sms("two")).bytes();
            Export export = Export.of(Arrays.copyOf(whole, whole.length - 60));
            assertThat(export.report().ending()).isEqualTo(ExportReport.Ending.CUT_OFF);
            assertThat(export.reasons()).containsExactly(ReadRecord.Reason.CUT_OFF);
            assertThat(export.report().tally().readable()).isEqualTo(1);
        }

        @Test
        void a_file_cut_off_between_records_says_so() {
            Export export = Export.of(("<smses count=\"2\">" + Export.sms("one") + "\n").getBytes(UTF_8));
            assertThat(export.report().ending()).isEqualTo(ExportReport.Ending.CUT_OFF);
            assertThat(export.report().tally().leftOut()).isZero();
            assertThat(export.report().isComplete()).isFalse();
        }

        @Test
        void kinds_are_never_mixed() {
            Export export = Export.messages(Export.call("1", 1, 1, 5), Export.sms("x"), "<note/>");
            assertThat(export.reasons())
                    .containsExactly(ReadRecord.Reason.OTHER_KIND, ReadRecord.Reason.UNKNOWN_ELEMENT);
        }

        @Test
        void what_follows_the_end_is_left_out_by_name() {
            String one = "<smses count=\"1\">" + Export.sms("one") + "</smses>\n";
            Export export = Export.of((one + one + "rest").getBytes(UTF_8));
            assertThat(export.report().tally().readable()).isEqualTo(1);
            assertThat(export.reasons())
                    .containsOnly(ReadRecord.Reason.AFTER_THE_END)
                    .hasSize(2);
            assertThat(export.report().stray().bytes()).isPositive();
        }

        @Test
        void an_entity_is_never_looked_up() {
            assertThat(Export.messages(Export.sms("&x;"), Export.sms("&aVeryLongEntityNameIndeed;"))
                            .reasons())
                    .containsOnly(ReadRecord.Reason.UNKNOWN_ENTITY)
                    .hasSize(2);
            String declared = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
            Export inside = Export.messages(Export.sms("one"), declared, Export.sms("&x;"));
            assertThat(inside.reasons()).containsExactly(ReadRecord.Reason.UNKNOWN_ENTITY);
            assertThat(inside.report().stray().bytes()).isPositive();
        }

        @Test
        void a_number_of_no_character_is_named() {
            assertThat(Export.messages(Export.sms("&#1114112;"), Export.sms("&#x;"), Export.sms("&#99999999999;"))
                            .reasons())
                    .containsOnly(ReadRecord.Reason.BAD_REFERENCE)
                    .hasSize(3);
        }

        @Test
        void a_record_without_a_usable_date_is_named() {
            assertThat(Export.messages(
                                    "<sms body=\"x\"/>",
                                    "<sms date=\"null\"/>",
                                    "<sms date=\"2026-07-01\"/>",
                                    "<sms date=\"99999999999999999999\"/>")
                            .reasons())
                    .containsOnly(ReadRecord.Reason.NO_DATE)
                    .hasSize(4);
        }

        @Test
        void the_same_attribute_twice_is_named() {
            assertThat(Export.messages("<sms date=\"5\" date=\"6\"/>").reasons())
                    .containsExactly(ReadRecord.Reason.ATTRIBUTE_TWICE);
        }

        @Test
        void an_implausible_date_belongs_to_no_day() {
            Export export = Export.calls(Export.call("1", 3, 0, 0), Export.call("1", 3, 0, Long.MAX_VALUE));
            assertThat(export.report().tally().implausibleDates()).isEqualTo(2);
            assertThat(export.report().period()).isEqualTo(new ExportReport.Period.None());
        }
    }

    @Nested
    class Size {
        @Test
        void a_record_of_50_mb_is_left_out_and_the_next_is_read() {
            Export export = Export.messages(
                    Export.sms("one"),
                    "<mms date=\"5\"><parts><part ct=\"image/png\" data=\"" + "A".repeat(50_000_000)
                            + "\"/></parts></mms>",
                    Export.sms("three"));
            assertThat(export.reasons()).containsExactly(ReadRecord.Reason.TOO_LARGE);
            ExportReport.LeftOutPlace place = export.report().leftOut().getFirst();
            assertThat(place.length()).isGreaterThan(50_000_000);
            assertThat(export.records().get(1).slice().isKept()).isFalse();
            assertThat(export.sms(2).body().orEmpty()).isEqualTo("three");
        }

        @Test
        void a_million_attributes_are_refused() {
            StringBuilder record = new StringBuilder("<sms date=\"5\"");
            for (int i = 0; i < 1_000_000; i++) {
                record.append(" a").append(i).append("=\"\"");
            }
            assertThat(Export.messages(record + "/>").reasons()).containsExactly(ReadRecord.Reason.TOO_MANY_ATTRIBUTES);
        }

        @Test
        void deep_nesting_is_refused() {
            assertThat(Export.messages("<mms date=\"5\">" + "<a>".repeat(100_000) + "</a>".repeat(100_000) + "</mms>")
                            .reasons())
                    .containsExactly(ReadRecord.Reason.TOO_DEEP_OR_MANY);
        }

        @Test
        void records_beyond_what_any_phone_holds_are_counted_and_left_out() {
            int records = RecordReading.MOST_RECORDS + 2;
            byte[] xml = ("<calls>" + "<call date='5'/>".repeat(records) + "</calls>").getBytes(UTF_8);
            ExportReport report = Export.onDisk(xml, path -> {
                SmsBackupFile.Outcome.Opened opened = (SmsBackupFile.Outcome.Opened) SmsBackupFile.open(path);
                return opened.file().read(Export.SHANGHAI, record -> {});
            });
            assertThat(report.tally().found()).isEqualTo(records);
            assertThat(report.leftOutByReason()).isEqualTo(Map.of(ReadRecord.Reason.TOO_MANY_RECORDS, 2));
        }

        @Test
        void a_million_ampersands_take_no_time() {
            assertThat(Export.messages(Export.sms("&a".repeat(1_000_000)))
                            .report()
                            .tally()
                            .readable())
                    .isEqualTo(1);
        }
    }

    @Nested
    class Zipped {
        private static final String XML = "<smses count=\"1\">" + Export.sms("还钱") + "</smses>";

        @Test
        void offsets_count_in_the_unpacked_member_and_both_digests_are_told() {
            byte[] zip = Export.zip("folder/", "", "readme.txt", "words", "短信.xml", XML);
            Export export = Export.of(zip);
            assertThat(export.sms(0).body().orEmpty()).isEqualTo("还钱");
            assertThat(export.records().getFirst().slice().offset()).isEqualTo(17);
            ExportReport.Origin origin = export.report().origin();
            assertThat(origin.member()).isEqualTo("短信.xml");
            assertThat(origin.sha256()).isEqualTo(Sha256.of(zip));
            assertThat(origin.sm3()).isEqualTo(Sm3.of(zip));
            assertThat(origin.contentSha256()).isEqualTo(Sha256.of(XML.getBytes(UTF_8)));
            assertThat(origin.contentSize()).isEqualTo(XML.getBytes(UTF_8).length);
        }

        @Test
        void a_wrong_check_sum_is_told() {
            byte[] zip = Export.zip("sms.xml", XML);
            int directory = zip.length - 22 - 46 - "sms.xml".length();
            zip[directory + 16] ^= 1;
            Export export = Export.of(zip);
            assertThat(export.report().ending()).isEqualTo(ExportReport.Ending.ZIP_DAMAGED);
            assertThat(export.report().isComplete()).isFalse();
        }
    }
}
