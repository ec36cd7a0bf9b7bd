-- People who sign in to the dashboard. Hashes only; times are milliseconds since 1970.
CREATE TABLE people (
    id TEXT NOT NULL PRIMARY KEY,
    email TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    is_operator INTEGER NOT NULL,
    password_hash TEXT,
    subject TEXT UNIQUE,
    failed_sign_ins INTEGER NOT NULL,
    locked_until INTEGER,
    created_at INTEGER NOT NULL
);

CREATE TABLE person_sessions (
    id TEXT NOT NULL PRIMARY KEY,
    token_hash BLOB NOT NULL UNIQUE,
    person_id TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    user_agent TEXT NOT NULL
);

CREATE INDEX person_sessions_by_person ON person_sessions (person_id);

CREATE TABLE one_time_links (
    token_hash BLOB NOT NULL PRIMARY KEY,
    person_id TEXT,
    expires_at INTEGER NOT NULL
);
