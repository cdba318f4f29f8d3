-- What an erasure still has to destroy outside the database, noted in the transaction that erases: a file of the vault by its
-- SHA-256, or the case file's kept packets. Whatever ends the work in between, what is noted here is done later.
CREATE TABLE left_to_destroy (
    case_file uuid NOT NULL REFERENCES case_file (id),
    what      text NOT NULL CHECK (what = 'packets' OR what ~ '^[0-9a-f]{64}$'),
    PRIMARY KEY (case_file, what)
);
GRANT SELECT, INSERT, DELETE ON left_to_destroy TO cunzheng_app;

-- What has no content any more is not erased once more, and no erasure or packet is made as if it had never been.
CREATE OR REPLACE FUNCTION erase_content(
    p_target uuid, p_case_file uuid, p_request uuid, p_recorded_at timestamptz,
    p_id uuid, p_commitment bytea, p_canonical bytea, p_secret bytea)
RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    arrivals bigint[];
    target   bytea;
BEGIN
    SELECT c.canonical INTO target FROM entry e JOIN entry_content c ON c.entry = e.id
        WHERE e.id = p_target AND e.case_file = p_case_file;
    IF target IS NULL THEN
        RAISE EXCEPTION 'no such entry in this case file' USING ERRCODE = 'no_data_found';
    END IF;
    IF convert_from(target, 'UTF8')::json ->> 'kind' IN ('ERASURE', 'PACKET_MADE') THEN
        RAISE EXCEPTION 'an entry of this kind is never erased' USING ERRCODE = 'insufficient_privilege';
    END IF;
    arrivals := append_entries(p_case_file, p_request, p_recorded_at,
        ARRAY[p_id], ARRAY[p_commitment], ARRAY[p_canonical], ARRAY[p_secret]);
    PERFORM set_config('cunzheng.erasing', p_target::text, true);
    DELETE FROM entry_content WHERE entry = p_target;
    PERFORM set_config('cunzheng.erasing', '', true);
    RETURN arrivals[1];
END $$;
