-- A file that is being looked at before the complainant decides what of it to keep; the bytes lie outside the database.
CREATE TABLE staged_file (
    id         uuid PRIMARY KEY,
    case_file  uuid NOT NULL REFERENCES case_file (id),
    name       text NOT NULL,
    created_at timestamptz NOT NULL
);
