-- The log. An entry says nothing by itself: its commitment is a salted digest. What is personal lies in its content only.
CREATE TABLE entry (
    id          uuid PRIMARY KEY,
    case_file   uuid NOT NULL REFERENCES case_file (id),
    request     uuid NOT NULL,
    recorded_at timestamptz NOT NULL,
    place       bigint NOT NULL UNIQUE CHECK (place >= 0),
    commitment  bytea NOT NULL CHECK (octet_length(commitment) = 32)
);
CREATE INDEX ON entry (case_file, place);
CREATE INDEX ON entry (case_file, request);

CREATE TABLE entry_content (
    entry     uuid PRIMARY KEY REFERENCES entry (id),
    canonical bytea NOT NULL,
    secret    bytea NOT NULL CHECK (octet_length(secret) = 32)
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the log is append-only: % on % is refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER entry_is_never_changed BEFORE UPDATE OR DELETE ON entry
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER entry_is_never_truncated BEFORE TRUNCATE ON entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER content_is_never_changed BEFORE UPDATE ON entry_content
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER content_is_never_truncated BEFORE TRUNCATE ON entry_content
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Content goes only together with an erasure entry, written by the one function below.
CREATE FUNCTION refuse_unrecorded_erasure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('cunzheng.erasing', true) IS DISTINCT FROM OLD.entry::text THEN
        RAISE EXCEPTION 'content is erased only with an erasure entry'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN OLD;
END $$;
CREATE TRIGGER content_is_erased_only_on_record BEFORE DELETE ON entry_content
    FOR EACH ROW EXECUTE FUNCTION refuse_unrecorded_erasure();

CREATE FUNCTION append_entry(
    p_id uuid, p_case_file uuid, p_request uuid, p_recorded_at timestamptz,
    p_commitment bytea, p_canonical bytea, p_secret bytea)
RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    next_place bigint;
BEGIN
    -- One writer at a time gives places without gaps; the lock ends with the transaction.
    PERFORM pg_advisory_xact_lock(4703117);
    SELECT coalesce(max(place) + 1, 0) INTO next_place FROM entry;
    INSERT INTO entry (id, case_file, request, recorded_at, place, commitment)
        VALUES (p_id, p_case_file, p_request, p_recorded_at, next_place, p_commitment);
    INSERT INTO entry_content (entry, canonical, secret) VALUES (p_id, p_canonical, p_secret);
    RETURN next_place;
END $$;

CREATE FUNCTION erase_content(
    p_target uuid, p_id uuid, p_case_file uuid, p_request uuid, p_recorded_at timestamptz,
    p_commitment bytea, p_canonical bytea, p_secret bytea)
RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    erasure_place bigint;
BEGIN
    IF NOT EXISTS (SELECT 1 FROM entry WHERE id = p_target AND case_file = p_case_file) THEN
        RAISE EXCEPTION 'no such entry in this case file' USING ERRCODE = 'no_data_found';
    END IF;
    erasure_place := append_entry(
        p_id, p_case_file, p_request, p_recorded_at, p_commitment, p_canonical, p_secret);
    PERFORM set_config('cunzheng.erasing', p_target::text, true);
    DELETE FROM entry_content WHERE entry = p_target;
    PERFORM set_config('cunzheng.erasing', '', true);
    RETURN erasure_place;
END $$;
REVOKE EXECUTE ON FUNCTION erase_content FROM PUBLIC;
