-- One borrower's dispute with one lender and its collectors, as the borrower tells it. Not evidence: it may be edited.
CREATE TABLE case_file (
    id                 uuid PRIMARY KEY,
    owner              uuid NOT NULL REFERENCES account (id),
    title              text NOT NULL,
    complainant_name   text NOT NULL,
    app_brand          text NOT NULL,
    lender             text NOT NULL,
    assignee           text NOT NULL,
    lender_kind        text NOT NULL,
    product            text NOT NULL,
    sum_received       text NOT NULL,
    borrowed_on        text NOT NULL,
    due_on             text NOT NULL,
    agreed_terms       text NOT NULL,
    contact_hours      text NOT NULL,
    contact_from       text NOT NULL,
    contact_until      text NOT NULL,
    zone               text NOT NULL,
    created_at         timestamptz NOT NULL
);
CREATE INDEX ON case_file (owner);

CREATE TABLE collector (
    case_file uuid NOT NULL REFERENCES case_file (id),
    place     integer NOT NULL,
    name      text NOT NULL,
    number    text NOT NULL,
    agency    text NOT NULL,
    PRIMARY KEY (case_file, place)
);
