import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts the page that checks packets in a browser together, from {@code src/main/browser}, the texts in two languages and
 * three libraries from their WebJars: one HTML file that needs nothing else, and a policy that names its scripts by their
 * digests. The build runs it; the arguments are the folder for the class path.
 */
public final class CheckPage {
    private static final Path SOURCES = Path.of("src", "main", "browser");
    private static final Path RESOURCES = Path.of("src", "main", "resources");
    private static final String WEB_JARS = "META-INF/resources/webjars/";

    private static final List<String> LIBRARIES = List.of(
            "js-sha256/0.11.1/build/sha256.min.js",
            "tweetnacl/0.14.5/nacl-fast.min.js",
            "jsrsasign/10.4.1/lib/jsrsasign-all-min.js");

    /** Each after those whose constants it needs at once. */
    private static final List<String> SCRIPTS = List.of(
            "bytes",
            "digest",
            "source",
            "findings",
            "paths",
            "zip",
            "json",
            "form",
            "manifest",
            "entry",
            "tree",
            "note",
            "der",
            "signature",
            "certificate",
            "token",
            "erasures",
            "checks",
            "log",
            "examination",
            "brought",
            "texts",
            "report",
            "page");

    /** What the page says, of all the messages. */
    private static final Pattern SAID =
            Pattern.compile("checker\\..+|cli\\.verify\\.(?:verdict\\.|meaning|check|fault|outcome"
                    + "|case|createdAt|counts|withheld|erased|origin|log|stamp|expected|calculated|more).*|app\\.(?:name|otherLanguage)"
                    + "|help\\.(?:sentence|police|crisis)");

    private static final Pattern HOLE = Pattern.compile("\\{\\{(\\w+)(?: ([\\w.]+))?}}");

    private final Properties chinese = messages("zh");
    private final Properties english = messages("en");

    private CheckPage() throws IOException {}

    public static void main(String[] arguments) throws IOException {
        new CheckPage().write(Path.of(arguments[0]).resolve("check"));
    }

    private void write(Path folder) throws IOException {
        String style = source("check.css");
        String libraries = libraries();
        String script = script();
        String policy = "default-src 'none'; script-src %s %s; style-src %s; img-src data:; connect-src 'none'; "
                        .formatted(digest(libraries), digest(script), digest(style))
                + "base-uri 'none'; form-action 'none'";
        String licences = licences();
        UnaryOperator<String> filling = hole -> switch (hole) {
            case "policy" -> policy;
            case "style" -> style;
            case "libraries" -> libraries;
            case "script" -> script;
            case "licences" -> escaped(licences);
            default -> throw new IllegalArgumentException("nothing for {{" + hole + "}}");
        };
        Matcher holes = HOLE.matcher(source("check.html"));
        String page = holes.replaceAll(hole -> Matcher.quoteReplacement(
                hole.group(2) == null ? filling.apply(hole.group(1)) : words(hole.group(1), hole.group(2))));
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("check.html"), page, UTF_8);
        Files.writeString(folder.resolve("policy.txt"), policy, UTF_8);
    }

    private String words(String kind, String key) {
        return escaped(
                switch (kind) {
                    case "text" -> text(chinese, key);
                    case "both" -> text(chinese, key) + " " + text(english, key);
                    default -> throw new IllegalArgumentException(kind);
                });
    }

    private static String libraries() throws IOException {
        StringBuilder libraries = new StringBuilder();
        for (String library : LIBRARIES) {
            libraries.append(onClassPath(WEB_JARS + library)).append("\n;\n");
        }
        return inline(libraries.toString());
    }

    private String script() throws IOException {
        StringBuilder script = new StringBuilder("\n(function () {\n'use strict';\nconst TEXTS = {\"zh\":")
                .append(json(chinese))
                .append(",\n\"en\":")
                .append(json(english))
                .append("};\n");
        for (String name : SCRIPTS) {
            script.append('\n').append(source(name + ".js"));
        }
        return inline(script.append("})();\n").toString());
    }

    /** Refuses what would end a script element, or be read as something else by the time its digest is taken. */
    private static String inline(String script) {
        if (Pattern.compile("</script|<!--|[\\r\\x00]", Pattern.CASE_INSENSITIVE)
                .matcher(script)
                .find()) {
            throw new IllegalStateException("cannot stand within a page");
        }
        return script;
    }

    private static String licences() throws IOException {
        List<String> licences = new ArrayList<>();
        licences.add("Cunzheng\n\n" + Files.readString(Path.of("LICENSE"), UTF_8));
        licences.add("js-sha256 0.11.1\n\n" + onClassPath(WEB_JARS + "js-sha256/0.11.1/LICENSE.txt"));
        licences.add("tweetnacl 0.14.5\n\n" + onClassPath(WEB_JARS + "tweetnacl/0.14.5/LICENSE"));
        licences.add(
                "jsrsasign 10.4.1\n\n" + Files.readString(RESOURCES.resolve("licences/texts/jsrsasign.txt"), UTF_8));
        return String.join("\n----\n\n", licences);
    }

    private static String source(String name) throws IOException {
        return Files.readString(SOURCES.resolve(name), UTF_8).replace("\r\n", "\n");
    }

    private static String onClassPath(String path) throws IOException {
        try (InputStream in = CheckPage.class.getClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                throw new FileNotFoundException(path);
            }
            return new String(in.readAllBytes(), UTF_8).replace("\r\n", "\n");
        }
    }

    private static Properties messages(String language) throws IOException {
        Properties messages = new Properties();
        try (Reader reader =
                Files.newBufferedReader(RESOURCES.resolve("messages_" + language + ".properties"), UTF_8)) {
            messages.load(reader);
        }
        return messages;
    }

    private static String text(Properties messages, String key) {
        String text = messages.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("no text for " + key);
        }
        return text;
    }

    private static String json(Properties messages) {
        List<String> members = new ArrayList<>();
        for (String key : new TreeSet<>(messages.stringPropertyNames())) {
            if (SAID.matcher(key).matches()) {
                members.add(quoted(key) + ":" + quoted(text(messages, key)));
            }
        }
        return "{" + String.join(",\n", members) + "}";
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(unit -> {
            if (unit == '"' || unit == '\\' || unit == '<' || unit < ' ' || unit == 0x2028 || unit == 0x2029) {
                quoted.append("\\u%04x".formatted(unit));
            } else {
                quoted.append((char) unit);
            }
        });
        return quoted.append('"').toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String digest(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
