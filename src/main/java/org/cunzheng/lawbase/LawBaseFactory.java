package org.cunzheng.lawbase;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import org.cunzheng.law.LawBase;

/** Gives the application its law base, read and checked once at start: bad data stop it. */
@Factory
final class LawBaseFactory {
    @Context
    LawBase lawBase() {
        return ShippedLaw.load();
    }
}
