package org.cunzheng.vault;

import java.util.UUID;

/** Within a scope the same bytes are stored once; across scopes nothing shows that a file exists elsewhere. */
public record VaultScope(UUID value) {}
