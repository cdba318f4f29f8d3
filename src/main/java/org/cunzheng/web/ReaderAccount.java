package org.cunzheng.web;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.PostponedRequestArgumentBinder;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.security.Principal;
import java.util.Optional;
import org.cunzheng.account.AccountId;

/** The account that is signed in, as a controller's parameter; the principal's name is the account's id. */
@Singleton
final class ReaderAccount implements TypedRequestArgumentBinder<AccountId>, PostponedRequestArgumentBinder<AccountId> {
    private static final Argument<AccountId> TYPE = Argument.of(AccountId.class);

    @Override
    public Argument<AccountId> argumentType() {
        return TYPE;
    }

    @Override
    public BindingResult<AccountId> bind(ArgumentConversionContext<AccountId> context, HttpRequest<?> source) {
        Optional<AccountId> account = of(source);
        return () -> account;
    }

    static Optional<AccountId> of(HttpRequest<?> request) {
        return request.getUserPrincipal().map(Principal::getName).map(AccountId::parse);
    }
}
