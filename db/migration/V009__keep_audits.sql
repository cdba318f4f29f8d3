-- What each audit came to. It holds numbers only: what was found is in the server's log.
CREATE TABLE audit (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    started_at   timestamptz NOT NULL,
    ended_at     timestamptz NOT NULL,
    verdict      text NOT NULL,
    entries      bigint NOT NULL,
    leaves       bigint NOT NULL,
    checkpoints  bigint NOT NULL,
    timestamps   bigint NOT NULL,
    files        bigint NOT NULL,
    files_read   bigint NOT NULL,
    altered      bigint NOT NULL,
    missing      bigint NOT NULL,
    unverifiable bigint NOT NULL
);
CREATE TRIGGER audit_is_never_changed BEFORE UPDATE OR DELETE ON audit
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_is_never_truncated BEFORE TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON audit TO cunzheng_app;

-- An audit compares what the entries say with how far the counting went.
GRANT SELECT ON SEQUENCE entry_arrival TO cunzheng_app;
