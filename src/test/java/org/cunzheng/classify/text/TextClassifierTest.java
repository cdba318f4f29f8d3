package org.cunzheng.classify.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.cunzheng.classify.Basis;
import org.cunzheng.classify.Finding;
import org.cunzheng.classify.Span;
import org.cunzheng.law.Addressee;
import org.cunzheng.law.Conduct;
import org.cunzheng.lawbase.ShippedLaw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextClassifierTest {
    private static final TextClassifier CLASSIFIER = new TextClassifier(ShippedLaw.load());
    private static final OffsetDateTime DAY = OffsetDateTime.parse("2026-11-01T10:00:00+08:00");

    @ParameterizedTest
    @CsvSource({
        "VIOLENCE_THREAT, 三天之内见不到钱，卸你一条胳膊抵账。",
        "INTIMIDATION, 我要让你在这个圈子里彻底混不下去",
        "FALSE_LEGAL_THREAT, 再拖下去就等着坐牢吧",
        "IMPERSONATION, 我这边是区法院执行局的，你今天把钱打过来我就给你撤了",
        "INSULT, 你就是个废物",
        "THIRD_PARTY_HARASSMENT, 既然联系不上你，我们就挨个打你通讯录里的人",
        "PRIVACY_DISCLOSURE, 明天你的照片和欠款金额会贴满你们村的电线杆。",
        "DEFAMATION, 给你P了张寻尸启事，你看看满意不",
        "HOME_VISIT_THREAT, 明天上午十点你单位前台见",
        "RESTRAINT, 今天不把钱凑齐，这个屋子你出不去",
        "INDUCED_BORROWING, 你花呗借呗都还有额度吧？先提出来还我这边",
        "IMPROPER_PAYMENT, 请将款项转至客户经理私人账户"
    })
    void each_label_has_words_that_bear_it(Conduct label, String text) {
        assertThat(labels(text, Addressee.DEBTOR)).contains(label);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "如未还款，我司将依法向人民法院提起诉讼。",
                "我司从未授权任何人员收取上门费、撤案费，如有遇到请拨打官方客服举报。",
                "【某某区人民法院】王某：本院受理（2026）浙0106民初2231号借款合同纠纷一案，定于12月3日9时开庭，详询12368。",
                "我已经录音并向12378投诉，你们再骚扰我家人我就报警。",
                "您好，我们想在本周四下午两点到您家里当面商量还款方案，您要是不方便或不同意，回复即可取消。",
                "请勿向任何个人账户转账，还款请通过官方对公账户进行，谨防诈骗。"
            })
    void lawful_words_are_no_finding(String text) {
        assertThat(labels(text, Addressee.DEBTOR)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"给你最后一次机会，今天不还，我把你欠钱的事发给你通讯录里每一个人。", "不还，我把你欠钱的事发给你通讯录里每一个人", "我把你借钱不还的事发给你单位每一个人", "等会儿给你个人打电话"
            })
    void to_send_or_give_something_to_people_urges_nobody_to_borrow(String text) {
        assertThat(labels(text, Addressee.DEBTOR)).doesNotContain(Conduct.INDUCED_BORROWING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"我给你介绍个人，他那边放款快，借了先还我", "给你推个口子，下款了先还我们", "发你一个链接，上面还有额度，点出来还这边"})
    void to_point_to_somebody_who_lends_urges_to_borrow(String text) {
        assertThat(labels(text, Addressee.DEBTOR)).contains(Conduct.INDUCED_BORROWING);
    }

    @Test
    void the_same_words_are_a_joke_among_friends_and_a_threat_to_the_debtor() {
        assertThat(labels("再不还我充电宝我就打断你的腿哈哈哈", Addressee.FRIEND)).isEmpty();
        assertThat(labels("再不还钱我就打断你的腿", Addressee.DEBTOR)).containsExactly(Conduct.VIOLENCE_THREAT);
    }

    @Test
    void only_the_collectors_lines_of_a_transcript_are_judged() {
        assertThat(labels("客户：你们上次说要打断我的腿。坐席：非常抱歉，我为您登记。", Addressee.DEBTOR)).isEmpty();
        assertThat(labels("坐席：再不还打断你的腿。客户：我没钱。", Addressee.DEBTOR)).containsExactly(Conduct.VIOLENCE_THREAT);
    }

    @Test
    void a_debt_told_to_a_relative_is_pressure_and_disclosure() {
        assertThat(labels("您好，您儿子王强在我平台借款12000元已逾期，请督促其尽快还款。", Addressee.RELATIVE))
                .containsExactly(Conduct.THIRD_PARTY_HARASSMENT, Conduct.PRIVACY_DISCLOSURE);
    }

    @Test
    void what_is_denied_is_not_done_and_what_is_denied_twice_is() {
        assertThat(labels("我们不会打断你的腿", Addressee.DEBTOR)).isEmpty();
        assertThat(labels("别以为我不会打断你的腿", Addressee.DEBTOR)).contains(Conduct.VIOLENCE_THREAT);
    }

    @Test
    void a_disguise_is_marked_where_it_stands_in_the_text_as_written() {
        String text = "听着：打_断_你\u200b的月退！";
        Finding finding = classify(text, Addressee.DEBTOR).getFirst();
        Span span = ((Basis.MarkedWords) finding.basis()).spans().getFirst();
        assertThat(text.substring(span.start(), span.end()))
                .contains("打_断_你\u200b的月退")
                .doesNotContain("！");
    }

    @Test
    void a_threat_is_found_however_much_lawful_text_stands_around_it() {
        String lawful = "您好，您的账单已出，请于还款日前存入足额资金，如已还款请忽略。详情可登录官方应用查询，感谢您的支持。";
        String text = lawful.repeat(20) + "今晚见不到钱，打断你两条腿。" + lawful.repeat(20);
        Finding finding = classify(text, Addressee.DEBTOR).getFirst();
        assertThat(finding.conduct()).isEqualTo(Conduct.VIOLENCE_THREAT);
        Span span = ((Basis.MarkedWords) finding.basis()).spans().getFirst();
        assertThat(text.substring(span.start(), span.end())).contains("打断你两条腿").hasSizeLessThan(60);
        assertThat(labels(lawful.repeat(40), Addressee.DEBTOR)).isEmpty();
    }

    @Test
    void a_threat_among_many_denials_is_found() {
        assertThat(labels("我们不会打断你的腿。".repeat(9) + "今晚就打断你的腿", Addressee.DEBTOR))
                .contains(Conduct.VIOLENCE_THREAT);
    }

    @Test
    void a_transcript_in_which_the_sender_says_nothing_is_no_finding() {
        assertThat(labels("客户：再不还打断你的腿。", Addressee.DEBTOR)).isEmpty();
        assertThat(labels("", Addressee.DEBTOR)).isEmpty();
    }

    @Test
    void provisions_in_force_on_the_day_are_cited() {
        assertThat(classify("三天之内见不到钱，卸你一条胳膊抵账。", Addressee.DEBTOR).getFirst().citations())
                .isNotEmpty();
    }

    @Property(tries = 300)
    void every_string_is_judged_and_every_span_lies_inside_it(@ForAll @StringLength(max = 200) String text) {
        for (String full : List.of(text, "欠钱" + text + "打断你的腿", text.replace('a', '打') + "\uD83D坐牢")) {
            for (Finding finding : classify(full, Addressee.DEBTOR)) {
                assertThat(((Basis.MarkedWords) finding.basis()).spans())
                        .isNotEmpty()
                        .allMatch(span -> span.end() <= full.length());
            }
        }
    }

    private static List<Conduct> labels(String text, Addressee recipient) {
        return classify(text, recipient).stream()
                .map(Finding::conduct)
                .distinct()
                .toList();
    }

    private static List<Finding> classify(String text, Addressee recipient) {
        return CLASSIFIER.classify(new Utterance(text, Channel.SMS, recipient, DAY));
    }
}
