package org.cunzheng.web.front;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import org.cunzheng.web.PageContext;
import org.cunzheng.web.Pages;
import org.cunzheng.web.Paths;

/** The first page, what happens to one's data, what to do in danger, and how to get a download out of WeChat. */
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@Hidden
final class FrontController {
    private final Pages pages;

    FrontController(Pages pages) {
        this.pages = pages;
    }

    @Get(Paths.FRONT)
    HttpResponse<?> front(PageContext page) {
        return pages.ok(page, "front/front.jte", Map.of());
    }

    @Get(Paths.PRIVACY)
    HttpResponse<?> privacy(PageContext page) {
        return pages.ok(page, "front/privacy.jte", Map.of());
    }

    @Get(Paths.EMERGENCY)
    HttpResponse<?> emergency(PageContext page) {
        return pages.ok(page, "front/emergency.jte", Map.of());
    }

    @Get(Paths.WECHAT_HELP)
    HttpResponse<?> weChat(PageContext page) {
        return pages.ok(page, "front/wechat.jte", Map.of());
    }
}
