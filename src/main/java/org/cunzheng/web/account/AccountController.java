package org.cunzheng.web.account;

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
import org.cunzheng.account.AccountId;
import org.cunzheng.account.Accounts;
import org.cunzheng.account.Sessions;
import org.cunzheng.web.Form;
import org.cunzheng.web.PageContext;
import org.cunzheng.web.Pages;
import org.cunzheng.web.Paths;
import org.cunzheng.web.SessionCookie;

/** What a reader may change about their account: the password, the recovery code, and who is signed in. */
@Controller(Paths.ACCOUNT)
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Hidden
final class AccountController {
    static final String RECOVERY = Paths.ACCOUNT + "/recovery";
    private static final String PASSWORD = "account/password.jte";
    private static final String RENEW = "account/recovery.jte";

    private final Pages pages;
    private final Accounts accounts;
    private final Sessions sessions;

    AccountController(Pages pages, Accounts accounts, Sessions sessions) {
        this.pages = pages;
        this.accounts = accounts;
        this.sessions = sessions;
    }

    @Get
    HttpResponse<?> show(PageContext page) {
        return pages.ok(page, "account/account.jte", Map.of());
    }

    @Get("/password")
    HttpResponse<?> showPassword(PageContext page) {
        return pages.ok(page, PASSWORD, Map.of("form", Form.empty()));
    }

    /** Sets the new password and signs out everywhere but here. */
    @Post("/password")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> changePassword(PageContext page, AccountId account, @Body Map<String, Object> body) {
        Form form = Form.of(body);
        String fresh = Credentials.fresh(form, Credentials.NEW_PASSWORD);
        HttpStatus status = prove(form, page, account);
        if (form.isRefused()) {
            return pages.refused(page, PASSWORD, Map.of("form", form)).status(status);
        }
        accounts.setPassword(account, fresh);
        return SessionCookie.set(Pages.seeOther(Paths.ACCOUNT, "flash.passwordChanged"), sessions.begin(account));
    }

    /** Has the reader prove the present password; the status is for the form where it is refused. */
    private HttpStatus prove(Form form, PageContext page, AccountId account) {
        return switch (accounts.provePassword(account, form.raw(Credentials.PASSWORD), page.caller())) {
            case RIGHT -> HttpStatus.UNPROCESSABLE_ENTITY;
            case WRONG -> {
                form.refuse(Credentials.PASSWORD, "account.password.wrong");
                yield HttpStatus.UNPROCESSABLE_ENTITY;
            }
            case TOO_MANY_TRIES -> {
                form.refuse(Credentials.PASSWORD, "account.tooMany");
                yield HttpStatus.TOO_MANY_REQUESTS;
            }
        };
    }

    @Get("/recovery")
    HttpResponse<?> showRecovery(PageContext page) {
        return pages.ok(page, RENEW, Map.of("form", Form.empty()));
    }

    /** Makes a new code and shows it once; the answer to a form sent twice holds the code that counts. */
    @Post("/recovery")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> renewRecovery(PageContext page, AccountId account, @Body Map<String, Object> body) {
        Form form = Form.of(body);
        HttpStatus status = prove(form, page, account);
        if (form.isRefused()) {
            return pages.refused(page, RENEW, Map.of("form", form)).status(status);
        }
        String code = accounts.renewRecoveryCode(account);
        return pages.ok(page, "account/recovery-code.jte", Map.of("code", code, "next", Paths.HOME));
    }

    @Post(value = "/sign-out-everywhere", consumes = MediaType.ALL)
    HttpResponse<?> signOutEverywhere(AccountId account) {
        sessions.endAll(account);
        return SessionCookie.clear(Pages.seeOther(Paths.FRONT, "flash.signedOutEverywhere"));
    }
}
