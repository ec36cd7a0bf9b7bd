-- Workspaces by a small number, so that their rows are short.
CREATE TABLE workspace_numbers (
    number INTEGER GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    workspace TEXT COLLATE "C" NOT NULL UNIQUE
);

-- Every write of a user, in the order of commits; folded into the tables below in the background and then taken away.
CREATE TABLE user_journal (
    seq BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    workspace INTEGER NOT NULL,
    user_id UUID NOT NULL,
    version BIGINT NOT NULL,
    record BYTEA NOT NULL
);

-- Two servers that believe to run one user for a moment cannot both write the same version.
CREATE UNIQUE INDEX user_journal_by_user ON user_journal (workspace, user_id, version);

CREATE TABLE users (
    workspace INTEGER NOT NULL,
    user_id UUID NOT NULL,
    version BIGINT NOT NULL,
    profile BYTEA NOT NULL,
    tail BYTEA,
    chunks INTEGER NOT NULL,
    PRIMARY KEY (workspace, user_id)
);

-- Events of the past in chunks that are written once.
CREATE TABLE user_history (
    workspace INTEGER NOT NULL,
    user_id UUID NOT NULL,
    chunk INTEGER NOT NULL,
    events BYTEA NOT NULL,
    PRIMARY KEY (workspace, user_id, chunk)
);

-- What finds a user. The slot is all zeros for identifiers that belong to one user at most, and the user's id for the others.
-- "Updated" tells which of several users was updated last: microseconds, never twice the same.
CREATE TABLE user_aliases (
    workspace INTEGER NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    value TEXT COLLATE "C" NOT NULL,
    slot UUID NOT NULL,
    user_id UUID NOT NULL,
    updated BIGINT NOT NULL,
    PRIMARY KEY (workspace, kind, value, slot)
);

-- Identifiers that several users have had at once: only of these is the time of the last update kept up.
CREATE TABLE shared_identifiers (
    workspace INTEGER NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    value TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (workspace, kind, value)
);

-- Sorted runs of event UUIDs. State 0: being written, 1: whole, 2: replaced by a merged one.
CREATE TABLE event_uuid_runs (
    run BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    workspace INTEGER NOT NULL,
    state SMALLINT NOT NULL,
    keys BIGINT NOT NULL,
    filter BYTEA NOT NULL,
    fences BYTEA NOT NULL
);

CREATE TABLE event_uuid_pages (
    run BIGINT NOT NULL,
    page INTEGER NOT NULL,
    keys BYTEA NOT NULL,
    PRIMARY KEY (run, page)
);

-- Random bytes: trying to compress them would only cost.
ALTER TABLE event_uuid_pages ALTER COLUMN keys SET STORAGE EXTERNAL;
ALTER TABLE event_uuid_runs ALTER COLUMN filter SET STORAGE EXTERNAL;
ALTER TABLE event_uuid_runs ALTER COLUMN fences SET STORAGE EXTERNAL;
