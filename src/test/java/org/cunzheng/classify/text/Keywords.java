package org.cunzheng.classify.text;

import com.github.houbb.sensitive.word.bs.SensitiveWordBs;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cunzheng.law.Conduct;

/** A filter of key words as platforms use it, to be measured against: a list for each label, with the library's usual folding. */
final class Keywords {
    private static final Map<Conduct, String> WORDS = new EnumMap<>(Map.ofEntries(
            Map.entry(Conduct.VIOLENCE_THREAT, "打断腿 打断你 弄死 砍死 杀你 杀全家 卸胳膊 打死 废了你 见血 收尸 棺材 花圈 放火 泼油漆 要你命 打残 揍你 刀 车祸"),
            Map.entry(Conduct.INTIMIDATION, "混不下去 丢工作 保不住 盯着你 看着你 走着瞧 没完没了 身败名裂 后果 让你后悔 孩子学校 放学 一直打 跑不掉 吃不了兜着走"),
            Map.entry(Conduct.FALSE_LEGAL_THREAT, "坐牢 抓你 逮捕 拘留 刑事 立案 通缉 判刑 诈骗罪 冻结 限制出境 失信 政审 牢饭 传唤 抓捕 强制执行 连带责任"),
            Map.entry(Conduct.IMPERSONATION, "公安局 派出所 法院 检察院 民警 法官 执行局 司法局 律师函 公证处 专案组 办案 书记员 法务部 银监"),
            Map.entry(Conduct.INSULT, "畜生 王八蛋 傻逼 废物 垃圾 不要脸 狗东西 贱 滚 人渣 死全家 骗子 老赖 妈的 操你 婊子 杂种 孙子 无耻"),
            Map.entry(Conduct.THIRD_PARTY_HARASSMENT, "通讯录 联系人 你父母 你单位 你同事 你家人 你老婆 你领导 亲戚 朋友 转告 督促 村委 你老板 担保人"),
            Map.entry(Conduct.PRIVACY_DISCLOSURE, "曝光 公开 朋友圈 身份证照片 群发 欠款信息 发到网上 张贴 告诉所有人 抖音 欠钱不还 逾期未还 借款未还 借了钱"),
            Map.entry(Conduct.DEFAMATION, "P图 ps 合成 通缉令 遗照 讣告 寻人启事 假 造谣 嫖 小偷 诈骗犯 性病 出轨 裸照"),
            Map.entry(Conduct.HOME_VISIT_THREAT, "上门 去你家 到你家 去你单位 到你单位 家门口 登门 外访 走访 找上门 堵门 老家 村里 敲门"),
            Map.entry(Conduct.RESTRAINT, "不让你走 别想走 堵着 跟着你 守着 扣着 关你 出不去 走不了 蹲守 拦住 锁门 不许走 寸步不离"),
            Map.entry(Conduct.INDUCED_BORROWING, "再借 借新还旧 套现 信用卡 花呗 找朋友借 借一笔 下款 贷款平台 网贷 卖血 卖肾 凑钱 周转 别的平台"),
            Map.entry(Conduct.IMPROPER_PAYMENT, "私人账户 个人账户 收款码 转我 微信转 支付宝转 红包 验证码 上门费 手续费 保证金 撤案费 展期费 服务费 私户")));

    private final Map<Conduct, SensitiveWordBs> filters = new EnumMap<>(Conduct.class);

    Keywords() {
        WORDS.forEach((label, words) -> filters.put(
                label,
                SensitiveWordBs.newInstance()
                        .wordDeny(() -> List.of(words.split(" ")))
                        .wordAllow(List::of)
                        .init()));
    }

    Set<Conduct> in(String text) {
        Set<Conduct> found = EnumSet.noneOf(Conduct.class);
        filters.forEach((label, filter) -> {
            if (filter.contains(text)) {
                found.add(label);
            }
        });
        return found;
    }
}
