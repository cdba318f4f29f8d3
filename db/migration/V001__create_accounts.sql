-- Who may sign in. Passwords, recovery codes and session tokens are kept only as hashes.
CREATE TABLE account (
    id            uuid PRIMARY KEY,
    login         text NOT NULL UNIQUE,
    password_hash text NOT NULL,
    recovery_hash text NOT NULL,
    operator      boolean NOT NULL DEFAULT false,
    consented_at  timestamptz NOT NULL,
    created_at    timestamptz NOT NULL
);

CREATE TABLE account_session (
    token_hash text PRIMARY KEY,
    account    uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
);
CREATE INDEX ON account_session (account);

-- Failed sign-ins of the last minutes, by a hash of the login or of the address they came from.
CREATE TABLE sign_in_failure (
    subject_hash text NOT NULL,
    failed_at    timestamptz NOT NULL
);
CREATE INDEX ON sign_in_failure (subject_hash, failed_at);
