package org.cunzheng;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Keeps out of every text what sounds like the trade in "anti-collection" services. */
class WordsTest {
    /** What such agents promise, in the words they advertise with. */
    private static final List<String> PROMISES = List.of(
            "停催", "免还", "包过", "免催", "止催", "销账", "消账", "债务清零", "一键清债", "债务优化", "停息挂账", "百分百成功", "百分之百成功", "保证成功", "必胜",
            "包赢", "稳赢", "不用还", "不必还", "无需偿还", "无须偿还", "上岸", "征信修复", "修复征信", "代理维权", "代理投诉", "内部渠道", "先办后付");

    private static final Pattern TRADE = Pattern.compile("反催收|anti-?collection", Pattern.CASE_INSENSITIVE);
    private static final Pattern WARNING =
            Pattern.compile("警惕|不是|并非|当心|谨防|warning|beware|\\bnot\\b|never", Pattern.CASE_INSENSITIVE);

    /** Words that collectors and agents use are data for the rules, not what we say. */
    private static final List<Path> WHAT_OTHERS_SAY = List.of(
            Path.of("src/main/resources/rules"),
            Path.of("src/main/resources/classify"),
            Path.of("src/main/resources/law"));

    @TestFactory
    Stream<DynamicTest> no_text_promises_what_agents_promise() throws IOException {
        return texts().stream()
                .map(text -> DynamicTest.dynamicTest(
                        text.toString(),
                        () -> assertThat(promisesIn(lines(text))).isEmpty()));
    }

    @Test
    void a_promise_is_noticed() {
        assertThat(promisesIn(List.of("home.lead=三天停催，包过"))).hasSize(1);
        assertThat(promisesIn(List.of("home.lead=专业反催收团队"))).hasSize(1);
        assertThat(promisesIn(List.of("home.warning=请警惕“反催收”中介"))).isEmpty();
    }

    private static List<String> promisesIn(List<String> lines) {
        return lines.stream()
                .filter(line -> PROMISES.stream().anyMatch(line::contains)
                        || (TRADE.matcher(line).find() && !WARNING.matcher(line).find()))
                .toList();
    }

    private static List<Path> texts() throws IOException {
        List<Path> texts =
                new ArrayList<>(List.of(Path.of("README.md"), Path.of("README.zh-CN.md"), Path.of("CHANGELOG.md")));
        for (String folder : List.of("src/main/resources", "src/main/jte", "src/main/java", "reports", "docs")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                files.filter(file -> file.toString().matches(".*\\.(properties|jte|java|html|txt|md|yml|json|js|css)"))
                        .filter(file -> WHAT_OTHERS_SAY.stream().noneMatch(file::startsWith))
                        .forEach(texts::add);
            }
        }
        return texts;
    }

    private static List<String> lines(Path text) throws IOException {
        return Files.readAllLines(text, StandardCharsets.UTF_8);
    }
}
