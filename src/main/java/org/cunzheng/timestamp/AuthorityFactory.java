package org.cunzheng.timestamp;

import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Factory;

@Factory
final class AuthorityFactory {
    @EachBean(AuthoritySettings.class)
    Authority authority(AuthoritySettings settings) {
        return Authority.of(settings.name(), settings.uri(), settings.roots());
    }
}
