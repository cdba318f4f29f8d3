package org.cunzheng.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cunzheng.packet.redaction.Part;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final Path TEMPLATES = Path.of("src/main/jte");
    private static final Path CODE = Path.of("src/main/java/org/cunzheng/web");
    private static final Pattern HAN = Pattern.compile("[\\p{IsHan}\\u3000-\\u303f\\uff00-\\uffef]");
    /** Comments, declarations, statements and expressions of jte: what is left of a template is what it says. */
    private static final Pattern JTE =
            Pattern.compile("(?s)<%--.*?--%>|(?m)^@(?:import|param).*$|!\\{[^}]*}|\\$\\{(?:[^{}\"]|\"[^\"]*\")*}"
                    + "|@(?:if|elseif|for)\\((?:[^()]|\\((?:[^()]|\\([^()]*\\))*\\))*\\)|@(?:else|endif|endfor)|@`|`\\)?"
                    + "|@template\\.[a-z.A-Z]+\\((?:[^()`]|\\((?:[^()]|\\([^()]*\\))*\\))*\\)?");

    private static final Pattern SAID_IN_ATTRIBUTE =
            Pattern.compile("\\b(?:alt|title|placeholder|aria-label)=\"([^\"]*\\p{L}[^\"]*)\"");
    private static final Pattern FILE = Pattern.compile("\\.(?:css|js|svg|jte)$");
    private static final Pattern TAG = Pattern.compile("(?s)<[^>]*>");

    private final Set<String> chinese = Messages.of(Language.ZH).keys();

    @Test
    void every_key_has_both_languages() {
        assertThat(Messages.of(Language.EN).keys()).isEqualTo(chinese);
    }

    @Test
    void whatever_can_be_withheld_has_its_words() {
        assertThat(Part.CHOICES).allMatch(part -> chinese.contains("packet.part." + part));
    }

    @Test
    void no_key_stands_twice_in_a_file() throws IOException {
        for (Language language : Language.values()) {
            Path file = Path.of("src/main/resources/messages_" + language.code() + ".properties");
            List<String> keys = Files.readAllLines(file).stream()
                    .filter(line -> line.contains("=") && !line.startsWith("#"))
                    .map(line -> line.substring(0, line.indexOf('=')))
                    .toList();
            assertThat(keys).as(file.toString()).doesNotHaveDuplicates();
        }
    }

    @Test
    void no_text_is_empty_and_both_take_the_same_arguments() {
        for (String key : chinese) {
            String zh = Messages.of(Language.ZH).text(key);
            String en = Messages.of(Language.EN).text(key);
            assertThat(zh).as(key).isNotBlank();
            assertThat(en).as(key).isNotBlank().doesNotContainPattern(HAN_EXCEPT_NAMES);
            assertThat(placeholders(en)).as(key).isEqualTo(placeholders(zh));
        }
    }

    /** The name of the Chinese language, and words one sees on a Chinese screen, stand in Chinese in English texts too. */
    private static final Pattern HAN_EXCEPT_NAMES = Pattern.compile("[\\u3000-\\u303f\\uff00-\\uffef]");

    @Test
    void every_key_named_in_a_page_or_a_controller_has_its_text() throws IOException {
        Set<String> areas = chinese.stream().map(MessagesTest::area).collect(Collectors.toCollection(TreeSet::new));
        List<String> missing = new ArrayList<>();
        for (Path file : files()) {
            Matcher literal =
                    Pattern.compile("\"([a-z]+(?:\\.[A-Za-z0-9]+)+)(\\.?)\"").matcher(Files.readString(file));
            while (literal.find()) {
                String key = literal.group(1);
                boolean known = chinese.contains(key) || chinese.stream().anyMatch(text -> text.startsWith(key + "."));
                if (areas.contains(area(key)) && !known && !FILE.matcher(key).find()) {
                    missing.add(file + ": " + key);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void no_template_says_anything_by_itself() throws IOException {
        List<String> said = new ArrayList<>();
        for (Path file : files()) {
            String source = Files.readString(file);
            if (file.toString().endsWith(".jte")) {
                if (HAN.matcher(source).find()) {
                    said.add(file + " has Chinese text in it");
                }
                String spoken = JTE.matcher(source).replaceAll("");
                Matcher attribute = SAID_IN_ATTRIBUTE.matcher(spoken);
                while (attribute.find()) {
                    said.add(file + ": " + attribute.group());
                }
                TAG.matcher(spoken)
                        .replaceAll(" ")
                        .lines()
                        .filter(line -> line.codePoints().anyMatch(Character::isLetter))
                        .forEach(line -> said.add(file + ": " + line.strip()));
            }
        }
        assertThat(said).isEmpty();
    }

    @Test
    void nothing_is_promised_that_an_anti_collection_agent_would_promise() {
        for (Language language : Language.values()) {
            for (String key : chinese) {
                String text = Messages.of(language).text(key);
                assertThat(text).as(key).doesNotContain("停催", "免还", "包过", "减免", "征信修复");
                if (!key.startsWith("front.isNot.agent")) {
                    assertThat(text).as(key).doesNotContain("反催收");
                }
            }
        }
    }

    @Test
    void a_breach_of_whatever_strength_is_only_suspected() {
        assertThat(chinese).anyMatch(key -> key.startsWith("law.strength."));
        chinese.stream().filter(key -> key.startsWith("law.strength.")).forEach(key -> {
            assertThat(Messages.of(Language.ZH).text(key)).as(key).startsWith("涉嫌");
            assertThat(Messages.of(Language.EN).text(key)).as(key).startsWith("Suspected");
        });
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> templates = Files.walk(TEMPLATES);
                Stream<Path> code = Files.walk(CODE)) {
            return Stream.concat(templates, code)
                    .filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("DisplayTime.java"))
                    .toList();
        }
    }

    private static String area(String key) {
        return key.substring(0, key.indexOf('.'));
    }

    private static Set<String> placeholders(String text) {
        return Pattern.compile("\\{\\d}")
                .matcher(text)
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
