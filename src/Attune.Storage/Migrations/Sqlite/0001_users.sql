-- Workspaces by a small number, so that their rows are short.
CREATE TABLE workspace_numbers (
    number INTEGER NOT NULL PRIMARY KEY,
    workspace TEXT NOT NULL UNIQUE
);

-- Every write of a user, in the order of commits; folded into the tables below in the background and then taken away.
CREATE TABLE user_journal (
    seq INTEGER NOT NULL PRIMARY KEY,
    workspace INTEGER NOT NULL,
    user_id BLOB NOT NULL,
    version INTEGER NOT NULL,
    record BLOB NOT NULL
);

CREATE TABLE users (
    workspace INTEGER NOT NULL,
    user_id BLOB NOT NULL,
    version INTEGER NOT NULL,
    profile BLOB NOT NULL,
    tail BLOB,
    chunks INTEGER NOT NULL,
    PRIMARY KEY (workspace, user_id)
);

-- Events of the past in chunks that are written once.
CREATE TABLE user_history (
    workspace INTEGER NOT NULL,
    user_id BLOB NOT NULL,
    chunk INTEGER NOT NULL,
    events BLOB NOT NULL,
    PRIMARY KEY (workspace, user_id, chunk)
);

-- What finds a user. The slot is empty for identifiers that belong to one user at most, and the user's id for the others.
-- "Updated" tells which of several users was updated last: microseconds, never twice the same.
CREATE TABLE user_aliases (
    workspace INTEGER NOT NULL,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    slot BLOB NOT NULL,
    user_id BLOB NOT NULL,
    updated INTEGER NOT NULL,
    PRIMARY KEY (workspace, kind, value, slot)
) WITHOUT ROWID;

-- Identifiers that several users have had at once: only of these is the time of the last update kept up.
CREATE TABLE shared_identifiers (
    workspace INTEGER NOT NULL,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (workspace, kind, value)
) WITHOUT ROWID;

-- Sorted runs of event UUIDs. State 0: being written, 1: whole, 2: replaced by a merged one.
CREATE TABLE event_uuid_runs (
    run INTEGER NOT NULL PRIMARY KEY,
    workspace INTEGER NOT NULL,
    state INTEGER NOT NULL,
    keys INTEGER NOT NULL,
    filter BLOB NOT NULL,
    fences BLOB NOT NULL
);

-- The id is the run's number and the page's.
CREATE TABLE event_uuid_pages (
    id INTEGER NOT NULL PRIMARY KEY,
    keys BLOB NOT NULL
);

-- Numbers that must not start anew: the end of the folded journal.
CREATE TABLE user_store_marks (
    name TEXT NOT NULL PRIMARY KEY,
    value INTEGER NOT NULL
) WITHOUT ROWID;
