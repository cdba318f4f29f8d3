package org.cunzheng.web;

import gg.jte.Content;
import java.util.Optional;
import org.cunzheng.classify.Explanation;
import org.jspecify.annotations.Nullable;

/**
 * What every page needs besides its own data: the reader's language and texts, where they are, whether they are signed
 * in, the case file they work on, and one sentence left by the page before. A controller takes it as a parameter.
 */
public final class PageContext {
    private final Language language;
    private final String path;
    private final boolean signedIn;
    private final @Nullable String caseFile;
    private final @Nullable String flash;
    private final boolean inWeChat;
    private final String caller;
    private final Assets assets;

    PageContext(
            Language language,
            String path,
            boolean signedIn,
            @Nullable String caseFile,
            @Nullable String flash,
            boolean inWeChat,
            String caller,
            Assets assets) {
        this.language = language;
        this.path = path;
        this.signedIn = signedIn;
        this.caseFile = caseFile;
        this.flash = flash;
        this.inWeChat = inWeChat;
        this.caller = caller;
        this.assets = assets;
    }

    /** The same page, with another case file open. */
    public PageContext in(String otherCaseFile) {
        return new PageContext(language, path, signedIn, otherCaseFile, flash, inWeChat, caller, assets);
    }

    /** The same page, for a reader who has just signed in. */
    public PageContext asSignedIn() {
        return new PageContext(language, path, true, caseFile, flash, inWeChat, caller, assets);
    }

    public Language language() {
        return language;
    }

    /** The text of a message key in the reader's language, as {@link Messages#text} gives it. */
    public String t(String key, Object... arguments) {
        return Messages.of(language).text(key, arguments);
    }

    public boolean has(String key) {
        return Messages.of(language).has(key);
    }

    /** A rule's sentence in the reader's language. */
    public String t(Explanation explanation) {
        return t(explanation.key(), explanation.arguments().toArray());
    }

    /** The text of a value of an enumeration: {@code case.lenderKind} and BANK give {@code case.lenderKind.BANK}. */
    public String t(String prefix, Enum<?> value) {
        return t(prefix + "." + value.name());
    }

    /** The path of this page, to come back to; without its query, lest one enters another address. */
    public String path() {
        return path;
    }

    public boolean signedIn() {
        return signedIn;
    }

    /** Whether this is a page of the invented case, which has a bottom bar of its own. */
    public boolean inDemo() {
        return path.startsWith(Paths.DEMO);
    }

    /** The id of the case file in the address, else of the one last opened; not yet checked whose it is. */
    public Optional<String> caseFile() {
        return Optional.ofNullable(caseFile);
    }

    /** What the page before left to say, as a message key. */
    public Optional<String> flash() {
        return Optional.ofNullable(flash);
    }

    /** Whether the page is open inside WeChat, whose browser cannot keep a download. */
    public boolean inWeChat() {
        return inWeChat;
    }

    /** The network address that the request comes from, as far as proxies are believed: for throttling alone. */
    public String caller() {
        return caller;
    }

    /** The address of a file under {@code static/}, changing with its content. */
    public String asset(String name) {
        return assets.address(name);
    }

    /** A Lucide icon by name, as SVG in the page, hidden from screen readers: a word beside it says what it means. */
    public Content icon(String name) {
        return output -> output.writeContent(Icons.svg(name));
    }

    /** A time said in the reader's language. */
    public DisplayTime time() {
        return new DisplayTime(language);
    }

    /** A number of bytes in the unit one would say: {@code 640 KB}, {@code 1.2 MB}. */
    public String size(long bytes) {
        if (bytes < 1024 * 1024) {
            return Math.max(1, bytes / 1024) + " KB";
        }
        return String.format(language.locale(), "%.1f MB", bytes / (1024.0 * 1024.0));
    }

    /** The same page, for the language link: sets the language and comes back. */
    public String otherLanguageAddress() {
        return "/language/" + language.other().code() + "?to=" + Paths.encode(path);
    }
}
