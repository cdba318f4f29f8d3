package org.cunzheng.web.casefile;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;
import org.cunzheng.account.AccountId;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.casefile.CaseFiles;
import org.cunzheng.web.PageContext;
import org.cunzheng.web.Pages;
import org.cunzheng.web.Paths;

/** The first page after signing in: the case file that was open last, and what one mostly does with it. */
@Controller(Paths.HOME)
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Hidden
final class HomeController {
    private final Pages pages;
    private final CaseFiles caseFiles;

    HomeController(Pages pages, CaseFiles caseFiles) {
        this.pages = pages;
        this.caseFiles = caseFiles;
    }

    @Get
    HttpResponse<?> home(PageContext page, AccountId reader) {
        List<CaseFile> all = caseFiles.of(reader);
        if (all.isEmpty()) {
            return pages.ok(page, "casefile/welcome.jte", Map.of());
        }
        CaseFile open = all.stream()
                .filter(one ->
                        page.caseFile().filter(one.id().toString()::equals).isPresent())
                .findFirst()
                .orElseGet(all::getFirst);
        String id = open.id().toString();
        MutableHttpResponse<?> home =
                pages.ok(page.in(id), "casefile/home.jte", Map.of("caseFile", open, "others", all.size() - 1));
        Pages.open(home, id);
        return home;
    }
}
