package org.cunzheng.web.account;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import java.util.Optional;
import org.cunzheng.account.Accounts;
import org.cunzheng.account.Login;
import org.cunzheng.account.Recovery;
import org.cunzheng.account.Sessions;
import org.cunzheng.account.SignIn;
import org.cunzheng.web.Form;
import org.cunzheng.web.PageContext;
import org.cunzheng.web.Pages;
import org.cunzheng.web.Paths;
import org.cunzheng.web.SessionCookie;

/** Signs in with a password or, when it is lost, with the recovery code; and signs out. */
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Hidden
final class SignInController {
    private static final String SIGN_IN = "account/sign-in.jte";
    private static final String RECOVER = "account/recover.jte";
    private static final String NEXT = "next";

    private final Pages pages;
    private final Accounts accounts;
    private final Sessions sessions;
    private final Entrance entrance;

    SignInController(Pages pages, Accounts accounts, Sessions sessions, Entrance entrance) {
        this.pages = pages;
        this.accounts = accounts;
        this.entrance = entrance;
        this.sessions = sessions;
    }

    @Get(Paths.SIGN_IN)
    HttpResponse<?> show(PageContext page, @QueryValue(defaultValue = Paths.HOME) String next) {
        return pages.ok(page, SIGN_IN, Map.of("form", Form.empty().with(NEXT, next)));
    }

    @Post(Paths.SIGN_IN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> signIn(HttpRequest<?> request, PageContext page, @Body Map<String, Object> body) {
        Form form = Form.of(body);
        Optional<Login> login = Credentials.login(form);
        if (form.raw(Credentials.PASSWORD).isEmpty()) {
            form.refuse(Credentials.PASSWORD, "account.password.missing");
        }
        if (login.isEmpty() || form.isRefused()) {
            return pages.refused(page, SIGN_IN, Map.of("form", form));
        }
        return switch (accounts.signIn(login.get(), form.raw(Credentials.PASSWORD), page.caller())) {
            case SignIn.Welcome welcome ->
                entrance.in(request, Pages.seeOther(form.value(NEXT).orElse(Paths.HOME)), welcome.token());
            case SignIn.Refused _ -> refused(page, SIGN_IN, form, "account.signIn.refused");
            case SignIn.TooManyTries _ -> tooMany(page, SIGN_IN, form);
        };
    }

    @Get(Paths.RECOVER)
    HttpResponse<?> showRecover(PageContext page) {
        return pages.ok(page, RECOVER, Map.of("form", Form.empty()));
    }

    @Post(Paths.RECOVER)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> recover(HttpRequest<?> request, PageContext page, @Body Map<String, Object> body) {
        Form form = Form.of(body);
        Optional<Login> login = Credentials.login(form);
        if (form.value("code").isEmpty()) {
            form.refuse("code", "account.code.missing");
        }
        String password = Credentials.fresh(form, Credentials.NEW_PASSWORD);
        if (login.isEmpty() || form.isRefused()) {
            return pages.refused(page, RECOVER, Map.of("form", form));
        }
        return switch (accounts.recover(login.get(), form.raw("code"), password, page.caller())) {
            case Recovery.Recovered done ->
                entrance.in(
                        request,
                        pages.ok(
                                page.asSignedIn(),
                                "account/recovery-code.jte",
                                Map.of("code", done.recoveryCode(), "next", Paths.HOME, "used", true)),
                        done.token());
            case Recovery.Refused _ -> refused(page, RECOVER, form, "account.recover.refused");
            case Recovery.TooManyTries _ -> tooMany(page, RECOVER, form);
        };
    }

    private HttpResponse<?> refused(PageContext page, String template, Form form, String refusal) {
        return pages.refused(page, template, Map.of("form", form.refuse(Credentials.LOGIN, refusal)));
    }

    private HttpResponse<?> tooMany(PageContext page, String template, Form form) {
        form.refuse(Credentials.LOGIN, "account.tooMany");
        return pages.refused(page, template, Map.of("form", form)).status(HttpStatus.TOO_MANY_REQUESTS);
    }

    @Post(value = Paths.SIGN_OUT, consumes = MediaType.ALL)
    HttpResponse<?> signOut(HttpRequest<?> request) {
        SessionCookie.token(request).ifPresent(sessions::end);
        return SessionCookie.clear(Pages.seeOther(Paths.FRONT, "flash.signedOut"));
    }
}
