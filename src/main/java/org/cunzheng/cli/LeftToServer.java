package org.cunzheng.cli;

import java.util.Map;

/**
 * The settings with which a command leaves to the server what a server does by the clock: nothing of it begins before the
 * command is long over. The server may be running on the same folder and database, and must not be swept up beside.
 */
final class LeftToServer {
    private static final String NEVER = "3650d";

    static final Map<String, Object> SETTINGS = Map.of(
            "micronaut.server.port", "-1",
            "cunzheng.log.interval", NEVER,
            "cunzheng.timestamp.interval", NEVER,
            "cunzheng.vault.sweep", NEVER,
            "cunzheng.staging.sweep", NEVER,
            "cunzheng.packets.sweep", NEVER,
            "cunzheng.erasure.finish", NEVER,
            "cunzheng.audit.first", NEVER);

    private LeftToServer() {}
}
