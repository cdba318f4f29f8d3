-- The application works under this role on every connection: it reads and appends, and cannot alter evidence.
DO $$
BEGIN
    CREATE ROLE cunzheng_app NOLOGIN;
EXCEPTION
    WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
DO $$
BEGIN
    EXECUTE format('GRANT cunzheng_app TO %I', current_user);
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO cunzheng_app', current_schema());
END $$;
GRANT SELECT, INSERT, UPDATE, DELETE ON account, account_session, sign_in_failure TO cunzheng_app;
GRANT SELECT, INSERT, UPDATE ON case_file TO cunzheng_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON collector, staged_file TO cunzheng_app;
GRANT SELECT, INSERT ON entry, entry_content TO cunzheng_app;
GRANT EXECUTE ON FUNCTION erase_content TO cunzheng_app;
