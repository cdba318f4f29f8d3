package org.cunzheng.acquisition.smsbackup;

/** What stands before the first record; {@code closed} where the root is an empty element. */
record BackupHeader(BackupKind kind, TextEncoding encoding, Attributes root, boolean closed) {}
