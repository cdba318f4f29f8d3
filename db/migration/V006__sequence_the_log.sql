-- A save takes no place in the log: a sequencer gives places to saved entries in batches, so that no save waits for another
-- case file's. What an entry has from the first moment is the order in which it came in.
ALTER TABLE entry DROP CONSTRAINT entry_place_key;
ALTER TABLE entry RENAME COLUMN place TO arrival;
CREATE SEQUENCE entry_arrival AS bigint OWNED BY entry.arrival;
SELECT setval('entry_arrival', (SELECT coalesce(max(arrival), 0) + 1 FROM entry), false);
ALTER TABLE entry ALTER COLUMN arrival SET DEFAULT nextval('entry_arrival');

-- The entries that wait for their place.
CREATE TABLE unsequenced (
    arrival bigint PRIMARY KEY,
    entry   uuid NOT NULL
);
INSERT INTO unsequenced (arrival, entry) SELECT arrival, id FROM entry;

-- Which entry is which leaf of the log's tree.
CREATE TABLE leaf (
    place bigint PRIMARY KEY CHECK (place >= 0),
    entry uuid NOT NULL UNIQUE REFERENCES entry (id)
);
CREATE TRIGGER leaf_is_never_changed BEFORE UPDATE OR DELETE ON leaf
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER leaf_is_never_truncated BEFORE TRUNCATE ON leaf
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The tree's hashes in runs of up to 256 at one height. A run grows at its end and changes in no other way.
CREATE TABLE tile (
    level  smallint NOT NULL CHECK (level BETWEEN 0 AND 7),
    place  bigint NOT NULL CHECK (place >= 0),
    hashes bytea NOT NULL CHECK (octet_length(hashes) BETWEEN 32 AND 8192 AND octet_length(hashes) % 32 = 0),
    PRIMARY KEY (level, place)
);
ALTER TABLE tile ALTER COLUMN hashes SET STORAGE EXTERNAL;
CREATE FUNCTION refuse_other_hashes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.level <> OLD.level OR NEW.place <> OLD.place
            OR substring(NEW.hashes FROM 1 FOR octet_length(OLD.hashes)) IS DISTINCT FROM OLD.hashes THEN
        RAISE EXCEPTION 'the log is append-only: a tile only grows' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER tile_only_grows BEFORE UPDATE ON tile
    FOR EACH ROW EXECUTE FUNCTION refuse_other_hashes();
CREATE TRIGGER tile_is_never_deleted BEFORE DELETE ON tile
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tile_is_never_truncated BEFORE TRUNCATE ON tile
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What the log signed, as it signed it.
CREATE TABLE checkpoint (
    size      bigint PRIMARY KEY CHECK (size >= 0),
    root      bytea NOT NULL CHECK (octet_length(root) = 32),
    note      text NOT NULL,
    signed_at timestamptz NOT NULL
);
CREATE TRIGGER checkpoint_is_never_changed BEFORE UPDATE OR DELETE ON checkpoint
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER checkpoint_is_never_truncated BEFORE TRUNCATE ON checkpoint
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The public key the log is signed with: one log has one.
CREATE TABLE log_identity (
    only_one     boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    verifier_key text NOT NULL
);
CREATE TRIGGER log_identity_is_never_changed BEFORE UPDATE OR DELETE ON log_identity
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

DROP FUNCTION erase_content(uuid, uuid, uuid, uuid, timestamptz, bytea, bytea, bytea);
DROP FUNCTION append_entry(uuid, uuid, uuid, timestamptz, bytea, bytea, bytea);

-- Saves entries in the order of the arrays, and gives their arrivals in that order.
CREATE FUNCTION append_entries(
    p_case_file uuid, p_request uuid, p_recorded_at timestamptz,
    p_ids uuid[], p_commitments bytea[], p_canonicals bytea[], p_secrets bytea[])
RETURNS bigint[] LANGUAGE sql AS $$
    WITH told AS (
        SELECT nextval('entry_arrival') AS arrival, in_order.*
        FROM (SELECT * FROM unnest(p_ids, p_commitments, p_canonicals, p_secrets)
                WITH ORDINALITY AS t (id, commitment, canonical, secret, nth) ORDER BY nth) AS in_order
    ), saved AS (
        INSERT INTO entry (id, case_file, request, recorded_at, arrival, commitment)
        SELECT id, p_case_file, p_request, p_recorded_at, arrival, commitment FROM told
    ), kept AS (
        INSERT INTO entry_content (entry, canonical, secret) SELECT id, canonical, secret FROM told
    ), waiting AS (
        INSERT INTO unsequenced (arrival, entry) SELECT arrival, id FROM told
    )
    SELECT array_agg(arrival ORDER BY nth) FROM told
$$;

-- Destroys an entry's content and secret together with the saving of the entry that says so.
CREATE FUNCTION erase_content(
    p_target uuid, p_case_file uuid, p_request uuid, p_recorded_at timestamptz,
    p_id uuid, p_commitment bytea, p_canonical bytea, p_secret bytea)
RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    arrivals bigint[];
BEGIN
    IF NOT EXISTS (SELECT 1 FROM entry WHERE id = p_target AND case_file = p_case_file) THEN
        RAISE EXCEPTION 'no such entry in this case file' USING ERRCODE = 'no_data_found';
    END IF;
    arrivals := append_entries(p_case_file, p_request, p_recorded_at,
        ARRAY[p_id], ARRAY[p_commitment], ARRAY[p_canonical], ARRAY[p_secret]);
    PERFORM set_config('cunzheng.erasing', p_target::text, true);
    DELETE FROM entry_content WHERE entry = p_target;
    PERFORM set_config('cunzheng.erasing', '', true);
    RETURN arrivals[1];
END $$;
REVOKE EXECUTE ON FUNCTION erase_content FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_content TO cunzheng_app;

GRANT USAGE ON SEQUENCE entry_arrival TO cunzheng_app;
GRANT SELECT, INSERT, DELETE ON unsequenced TO cunzheng_app;
GRANT SELECT, INSERT ON leaf, checkpoint, log_identity TO cunzheng_app;
GRANT SELECT, INSERT, UPDATE (hashes) ON tile TO cunzheng_app;
