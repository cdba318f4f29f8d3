package org.cunzheng.web;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.cunzheng.account.Account;
import org.cunzheng.account.Sessions;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** Knows a reader by the session cookie; the principal's name is the account's id, which says nothing about a person. */
@Singleton
final class SessionFetcher implements AuthenticationFetcher<HttpRequest<?>> {
    /** The role of one who looks after the deployment. */
    static final String OPERATOR = "OPERATOR";

    private final Sessions sessions;
    private final ExecutorService blocking;

    SessionFetcher(Sessions sessions, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.sessions = sessions;
        this.blocking = blocking;
    }

    @Override
    public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
        Optional<String> token = SessionCookie.token(request);
        if (token.isEmpty() || request.getPath().startsWith("/assets/")) {
            return Publishers.empty();
        }
        return Publishers.fromCompletableFuture(() -> CompletableFuture.supplyAsync(() -> find(token.get()), blocking));
    }

    /** Null where nobody is signed in: the publisher then completes empty. */
    private @Nullable Authentication find(String token) {
        return sessions.find(token).map(SessionFetcher::authentication).orElse(null);
    }

    private static Authentication authentication(Account account) {
        return Authentication.build(account.id().toString(), account.operator() ? List.of(OPERATOR) : List.of());
    }
}
