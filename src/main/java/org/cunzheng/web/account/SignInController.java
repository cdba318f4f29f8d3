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

    SignInController(Pages pages, Accounts accounts, Sessions sessions) {
        this.pages = pages;
        this.accounts = accounts;
        this.sessions = sessions;
    }

    @Get(Paths.SIGN_IN)
    HttpResponse<?> show(PageContext page, @QueryValue(defaultValue = Paths.HOME) String next) {
        return pages.ok(page, SIGN_IN, Map.of("form", Form.empty().with(NEXT, next)));
    }

    @Post(Paths.SIGN_IN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> signIn(PageContext page, @Body Map<String, Object> body) {
        Form form = Form.of(body);
        Optional<Login> login = Credentials.login(form);
        if (form.raw(Credentials.PASSWORD).isEmpty()) {
            form.refuse(Credentials.PASSWORD, "account.password.missing");
        }
        if (login.isEmpty() || form.isRefused()) {
            return pages.refused(page, SIGN_IN, Map.of("form", form));
        }
        SignIn result = accounts.signIn(login.get(), form.raw(Credentials.PASSWORD), page.caller());
        return answer(page, result, SIGN_IN, form, "account.signIn.refused");
    }

    @Get(Paths.RECOVER)
    HttpResponse<?> showRecover(PageContext page) {
        return pages.ok(page, RECOVER, Map.of("form", Form.empty()));
    }

    @Post(Paths.RECOVER)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> recover(PageContext page, @Body Map<String, Object> body) {
        Form form = Form.of(body);
        Optional<Login> login = Credentials.login(form);
        if (form.value("code").isEmpty()) {
            form.refuse("code", "account.code.missing");
        }
        String password = Credentials.fresh(form, Credentials.NEW_PASSWORD);
        if (login.isEmpty() || form.isRefused()) {
            return pages.refused(page, RECOVER, Map.of("form", form));
        }
        SignIn result = accounts.recover(login.get(), form.raw("code"), password, page.caller());
        return answer(page, result, RECOVER, form, "account.recover.refused");
    }

    private HttpResponse<?> answer(PageContext page, SignIn result, String template, Form form, String refusal) {
        return switch (result) {
            case SignIn.Welcome welcome ->
                SessionCookie.set(Pages.seeOther(form.value(NEXT).orElse(Paths.HOME)), welcome.token());
            case SignIn.Refused _ ->
                pages.refused(page, template, Map.of("form", form.refuse(Credentials.LOGIN, refusal)));
            case SignIn.TooManyTries _ ->
                pages.refused(page, template, Map.of("form", form.refuse(Credentials.LOGIN, "account.tooMany")))
                        .status(HttpStatus.TOO_MANY_REQUESTS);
        };
    }

    @Post(value = Paths.SIGN_OUT, consumes = MediaType.ALL)
    HttpResponse<?> signOut(HttpRequest<?> request) {
        SessionCookie.token(request).ifPresent(sessions::end);
        return SessionCookie.clear(Pages.seeOther(Paths.FRONT, "flash.signedOut"));
    }
}
