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
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import java.util.Optional;
import org.cunzheng.account.Accounts;
import org.cunzheng.account.Login;
import org.cunzheng.account.Registration;
import org.cunzheng.account.SignIn;
import org.cunzheng.web.Form;
import org.cunzheng.web.PageContext;
import org.cunzheng.web.Pages;
import org.cunzheng.web.Paths;

/** Makes an account, after consent to keeping what is sensitive, and shows its recovery code once. */
@Controller(Paths.REGISTER)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Hidden
final class RegisterController {
    private static final String TEMPLATE = "account/register.jte";
    private static final String CONSENT = "consent";

    private final Pages pages;
    private final Accounts accounts;
    private final Entrance entrance;

    RegisterController(Pages pages, Accounts accounts, Entrance entrance) {
        this.pages = pages;
        this.accounts = accounts;
        this.entrance = entrance;
    }

    @Get
    HttpResponse<?> show(PageContext page) {
        return pages.ok(page, TEMPLATE, Map.of("form", Form.empty()));
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> register(HttpRequest<?> request, PageContext page, @Body Map<String, Object> body) {
        Form form = Form.of(body);
        Optional<Login> login = Credentials.login(form);
        String password = Credentials.fresh(form, Credentials.PASSWORD);
        if (!form.has(CONSENT, "yes")) {
            form.refuse(CONSENT, "account.consent.missing");
        }
        if (login.isEmpty() || form.isRefused()) {
            return pages.refused(page, TEMPLATE, Map.of("form", form));
        }
        return switch (accounts.register(login.get(), password, page.caller())) {
            case Registration.Registered done ->
                entrance.in(
                        request,
                        pages.ok(
                                page.asSignedIn(),
                                "account/recovery-code.jte",
                                Map.of("code", done.recoveryCode(), "next", Paths.CASES + "/new")),
                        done.token());
            case Registration.LoginTaken _ -> taken(request, page, form, login.get(), password);
            case Registration.TooManyTries _ -> tooMany(page, form);
        };
    }

    /** A form sent twice finds its own account: it signs in, and a recovery code not seen can be made anew. */
    private HttpResponse<?> taken(HttpRequest<?> request, PageContext page, Form form, Login login, String password) {
        return switch (accounts.signIn(login, password, page.caller())) {
            case SignIn.Welcome welcome ->
                entrance.in(request, Pages.seeOther(AccountController.RECOVERY), welcome.token());
            case SignIn.Refused _ ->
                pages.refused(page, TEMPLATE, Map.of("form", form.refuse(Credentials.LOGIN, "account.login.taken")));
            case SignIn.TooManyTries _ -> tooMany(page, form);
        };
    }

    private HttpResponse<?> tooMany(PageContext page, Form form) {
        form.refuse(Credentials.LOGIN, "account.tooMany");
        return pages.refused(page, TEMPLATE, Map.of("form", form)).status(HttpStatus.TOO_MANY_REQUESTS);
    }
}
