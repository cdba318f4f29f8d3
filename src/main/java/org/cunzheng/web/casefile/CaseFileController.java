package org.cunzheng.web.casefile;

import io.micronaut.http.HttpResponse;
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
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cunzheng.account.AccountId;
import org.cunzheng.casefile.CaseDetails;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.casefile.CaseFileId;
import org.cunzheng.casefile.CaseFiles;
import org.cunzheng.law.LenderKind;
import org.cunzheng.web.Form;
import org.cunzheng.web.PageContext;
import org.cunzheng.web.Pages;
import org.cunzheng.web.Paths;

/** The list of case files, and the questions about one. The first page of a new one opens it; the rest revise it. */
@Controller(Paths.CASES)
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Hidden
final class CaseFileController {
    private final Pages pages;
    private final CaseFiles caseFiles;
    private final Clock clock;

    CaseFileController(Pages pages, CaseFiles caseFiles, Clock clock) {
        this.pages = pages;
        this.caseFiles = caseFiles;
        this.clock = clock;
    }

    @Get
    HttpResponse<?> list(PageContext page, AccountId reader) {
        return pages.ok(page, "casefile/list.jte", Map.of("caseFiles", caseFiles.of(reader)));
    }

    @Get("/new")
    HttpResponse<?> showNew(PageContext page) {
        return pages.ok(page, "casefile/group.jte", model(Group.LENDER, Form.empty(), Paths.CASES + "/new", true));
    }

    @Post("/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> open(PageContext page, AccountId reader, @Body Map<String, Object> body) {
        Form form = Form.of(body);
        CaseAnswers.checkNew(form, today());
        Optional<UUID> key = form.key();
        if (key.isEmpty()) {
            return HttpResponse.badRequest();
        }
        if (form.isRefused()) {
            return pages.refused(page, "casefile/group.jte", model(Group.LENDER, form, Paths.CASES + "/new", true));
        }
        CaseDetails details = CaseForm.details(form);
        try {
            CaseFile opened = caseFiles.open(new CaseFileId(key.get()), reader, details);
            return Pages.seeOther(edit(opened, Group.LOAN) + "?first=true");
        } catch (IllegalArgumentException notTheirs) {
            return HttpResponse.notFound();
        }
    }

    @Get("/{id}")
    HttpResponse<?> show(PageContext page, CaseFile caseFile) {
        return pages.ok(page, "casefile/case-file.jte", Map.of("caseFile", caseFile));
    }

    @Get("/{id}/edit/{group}")
    HttpResponse<?> showGroup(
            PageContext page, CaseFile caseFile, String group, @QueryValue(defaultValue = "false") boolean first) {
        Optional<Group> asked = Group.ofPath(group);
        if (asked.isEmpty()) {
            return HttpResponse.notFound();
        }
        Form form = CaseForm.of(caseFile.details());
        if (first) {
            // Asked for the first time: nothing is chosen beforehand, and the phone's own zone is proposed.
            form.with("hours", "").with("zone", "");
        }
        return pages.ok(page, "casefile/group.jte", model(asked.get(), form, edit(caseFile, asked.get()), first));
    }

    @Post("/{id}/edit/{group}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> revise(PageContext page, CaseFile caseFile, String group, @Body Map<String, Object> body) {
        Optional<Group> asked = Group.ofPath(group);
        if (asked.isEmpty()) {
            return HttpResponse.notFound();
        }
        Form typed = Form.of(body);
        boolean first = typed.has("first", "true");
        Form form = CaseForm.over(CaseForm.of(caseFile.details()), typed, asked.get());
        if (typed.has("do", "row")) {
            Form longer = CollectorRows.oneMore(form);
            return pages.ok(page, "casefile/group.jte", model(asked.get(), longer, edit(caseFile, asked.get()), first));
        }
        CaseAnswers.check(form, asked.get(), today());
        if (form.isRefused()) {
            return pages.refused(
                    page, "casefile/group.jte", model(asked.get(), form, edit(caseFile, asked.get()), first));
        }
        caseFiles.revise(caseFile, CaseForm.details(form));
        if (!first) {
            return Pages.seeOther(address(caseFile), "flash.caseSaved");
        }
        return asked.get()
                .next()
                .<HttpResponse<?>>map(next -> Pages.seeOther(edit(caseFile, next) + "?first=true"))
                .orElseGet(() -> Pages.seeOther(address(caseFile), "flash.caseOpened"));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static Map<String, Object> model(Group group, Form form, String action, boolean first) {
        Map<String, Object> model = new HashMap<>();
        model.put("form", form);
        model.put("group", group.path());
        model.put("step", group.ordinal() + 1);
        model.put("steps", Group.values().length);
        model.put("action", action);
        model.put("first", first);
        model.put("rows", CollectorRows.drawn(form));
        model.put("kinds", Arrays.asList(LenderKind.values()));
        return model;
    }

    private static String address(CaseFile caseFile) {
        return Paths.caseFile(caseFile.id().toString());
    }

    private static String edit(CaseFile caseFile, Group group) {
        return address(caseFile) + "/edit/" + group.path();
    }
}
