package org.cunzheng.web.entry;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.custody.EntryId;
import org.cunzheng.custody.Erasures;
import org.cunzheng.packet.assembly.Destruction;
import org.cunzheng.packet.assembly.Destruction.Outcome;
import org.cunzheng.packet.assembly.Destruction.Preview;
import org.cunzheng.web.Form;
import org.cunzheng.web.PageContext;
import org.cunzheng.web.Pages;
import org.cunzheng.web.Paths;

/** Destroys what an entry says. Asked twice: what it means, and once more whether it is really wanted. */
@Controller("/cases/{id}/entries/{entry}/erase")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Hidden
final class ErasureController {
    private static final String ASK = "entry/erase.jte";
    private static final String SURE = "entry/erase-sure.jte";
    private static final String YES = "yes";

    private final Pages pages;
    private final Destruction destruction;
    private final Erasures erasures;

    ErasureController(Pages pages, Destruction destruction, Erasures erasures) {
        this.pages = pages;
        this.destruction = destruction;
        this.erasures = erasures;
    }

    @Get
    HttpResponse<?> ask(PageContext page, CaseFile caseFile, UUID entry) {
        return with(
                caseFile,
                entry,
                Form.empty(),
                preview -> pages.ok(page, ASK, model(caseFile, entry, preview, Form.empty())));
    }

    private HttpResponse<?> with(CaseFile caseFile, UUID entry, Form form, Function<Preview, HttpResponse<?>> answer) {
        return destruction
                .look(caseFile, new EntryId(entry), form.has("exports", YES))
                .map(answer)
                .orElseGet(() -> gone(caseFile, entry));
    }

    /** To what is left of an entry that was destroyed before; for what never was, or is never destroyed, 404. */
    private HttpResponse<?> gone(CaseFile caseFile, UUID entry) {
        if (erasures.ids(caseFile.id()).contains(new EntryId(entry))) {
            return Pages.seeOther(address(caseFile, entry));
        }
        throw new HttpStatusException(HttpStatus.NOT_FOUND, "no such entry");
    }

    /** The first confirmation; nothing is destroyed yet. */
    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> confirm(PageContext page, CaseFile caseFile, UUID entry, @Body Map<String, Object> body) {
        Form form = Form.of(body);
        return with(caseFile, entry, form, preview -> {
            if (!form.has("understood", YES)) {
                form.refuse("understood", "erase.problem.understood");
            }
            boolean told = Changes.optionalReason(form);
            if (!preview.packets().isEmpty() && !form.has("insist", YES)) {
                return inPackets(page, caseFile, entry, preview, form);
            }
            if (form.isRefused() || !told) {
                return pages.refused(page, ASK, model(caseFile, entry, preview, form));
            }
            return pages.ok(page, SURE, model(caseFile, entry, preview, form));
        });
    }

    private HttpResponse<?> inPackets(PageContext page, CaseFile caseFile, UUID entry, Preview preview, Form form) {
        form.refuse("insist", "erase.problem.inPackets", preview.packets().size());
        return pages.conflict(page, ASK, model(caseFile, entry, preview, form));
    }

    /** The second confirmation, of just what the first page showed. */
    @Post("/sure")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> destroy(PageContext page, CaseFile caseFile, UUID entry, @Body Map<String, Object> body) {
        Form form = Form.of(body);
        if (!Changes.optionalReason(form)) {
            return with(
                    caseFile, entry, form, preview -> pages.refused(page, ASK, model(caseFile, entry, preview, form)));
        }
        Outcome outcome = destruction.destroy(
                caseFile,
                new EntryId(entry),
                form.request(),
                form.raw("shown"),
                form.value("reason").orElse(""),
                form.has("insist", YES));
        return switch (outcome) {
            case Outcome.Destroyed _ -> Pages.seeOther(address(caseFile, entry), "flash.entryErased");
            case Outcome.InPackets(Preview preview) -> inPackets(page, caseFile, entry, preview, form);
            case Outcome.Changed _ -> again(page, caseFile, entry, form.refuse("erase", "erase.problem.changed"));
            case Outcome.PacketBeingMade _ ->
                again(page, caseFile, entry, form.refuse("erase", "erase.problem.making"));
            case Outcome.NotThere _ -> gone(caseFile, entry);
        };
    }

    private HttpResponse<?> again(PageContext page, CaseFile caseFile, UUID entry, Form form) {
        return with(caseFile, entry, form, preview -> pages.conflict(page, ASK, model(caseFile, entry, preview, form)));
    }

    private static String address(CaseFile caseFile, UUID entry) {
        return Paths.entry(caseFile.id().toString(), entry.toString());
    }

    private static Map<String, Object> model(CaseFile caseFile, UUID entry, Preview preview, Form form) {
        Map<String, Object> model = new HashMap<>();
        model.put("form", form.arrange(List.of("erase", "exports", "insist", "understood", "reason")));
        model.put("preview", preview);
        model.put("back", address(caseFile, entry));
        model.put("entries", Paths.entry(caseFile.id().toString(), ""));
        return model;
    }
}
