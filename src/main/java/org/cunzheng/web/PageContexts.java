package org.cunzheng.web;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a page's context from the request, also as a controller's parameter. */
@Singleton
final class PageContexts implements TypedRequestArgumentBinder<PageContext> {
    static final String LANGUAGE_COOKIE = "language";
    private static final String UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final Pattern CASE_PATH = Pattern.compile("/cases/(" + UUID + ")(?:/.*)?");
    private static final Argument<PageContext> TYPE = Argument.of(PageContext.class);

    private final Assets assets;
    private final TrustedProxies proxies;

    PageContexts(Assets assets, TrustedProxies proxies) {
        this.assets = assets;
        this.proxies = proxies;
    }

    @Override
    public Argument<PageContext> argumentType() {
        return TYPE;
    }

    @Override
    public BindingResult<PageContext> bind(ArgumentConversionContext<PageContext> context, HttpRequest<?> source) {
        PageContext page = of(source);
        return () -> Optional.of(page);
    }

    /** The context of a page that answers this request. */
    PageContext of(HttpRequest<?> request) {
        return new PageContext(
                language(request),
                request.getPath(),
                request.getUserPrincipal().isPresent(),
                caseFile(request).orElse(null),
                Flash.of(request).orElse(null),
                request.getHeaders()
                        .get(HttpHeaders.USER_AGENT, String.class, "")
                        .contains("MicroMessenger"),
                proxies.caller(request),
                assets);
    }

    static Language language(HttpRequest<?> request) {
        return Cookies.read(request, LANGUAGE_COOKIE)
                .flatMap(Language::ofCode)
                .orElseGet(() ->
                        Language.accepted(request.getHeaders().get(HttpHeaders.ACCEPT_LANGUAGE, String.class, "")));
    }

    private static Optional<String> caseFile(HttpRequest<?> request) {
        return caseFileInPath(request)
                .or(() -> Cookies.read(request, LastCaseFile.COOKIE).filter(id -> id.matches(UUID)));
    }

    static Optional<String> caseFileInPath(HttpRequest<?> request) {
        Matcher inPath = CASE_PATH.matcher(request.getPath());
        return inPath.matches() ? Optional.of(inPath.group(1)) : Optional.empty();
    }
}
