-- What authorities answered when asked for a token over a checkpoint (RFC 3161), byte for byte; verified before it came here.
CREATE TABLE timestamp_token (
    size       bigint NOT NULL REFERENCES checkpoint (size),
    authority  text NOT NULL,
    gen_time   timestamptz NOT NULL,
    signer     text NOT NULL,
    reply      bytea NOT NULL,
    PRIMARY KEY (size, authority)
);
CREATE TRIGGER timestamp_token_is_never_changed BEFORE UPDATE OR DELETE ON timestamp_token
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER timestamp_token_is_never_truncated BEFORE TRUNCATE ON timestamp_token
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON timestamp_token TO cunzheng_app;
