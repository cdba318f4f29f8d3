package org.cunzheng.web;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.bind.binders.PostponedRequestArgumentBinder;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import io.micronaut.http.exceptions.HttpStatusException;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cunzheng.casefile.CaseFile;
import org.cunzheng.casefile.CaseFileId;
import org.cunzheng.casefile.CaseFiles;

/**
 * The case file that an address names, as a controller's parameter, where it is the reader's own. For anybody else's it
 * answers 404, as for one that never was: a controller cannot be handed a case file that was not checked.
 */
@Singleton
final class CaseFileOfOwner implements TypedRequestArgumentBinder<CaseFile>, PostponedRequestArgumentBinder<CaseFile> {
    private static final Argument<CaseFile> TYPE = Argument.of(CaseFile.class);
    private static final Pattern ADDRESS =
            Pattern.compile("(?:/api)?/cases/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:/.*)?");

    private final CaseFiles caseFiles;

    CaseFileOfOwner(CaseFiles caseFiles) {
        this.caseFiles = caseFiles;
    }

    @Override
    public Argument<CaseFile> argumentType() {
        return TYPE;
    }

    @Override
    public BindingResult<CaseFile> bind(ArgumentConversionContext<CaseFile> context, HttpRequest<?> source) {
        return () -> Optional.of(named(source)
                .flatMap(id -> ReaderAccount.of(source).flatMap(owner -> caseFiles.find(id, owner)))
                .orElseThrow(() -> new HttpStatusException(HttpStatus.NOT_FOUND, "no such case file")));
    }

    private static Optional<CaseFileId> named(HttpRequest<?> request) {
        Matcher address = ADDRESS.matcher(request.getPath());
        return address.matches() ? Optional.of(CaseFileId.parse(address.group(1))) : Optional.empty();
    }
}
