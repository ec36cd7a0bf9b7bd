CREATE TABLE workspaces (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    created_at BIGINT NOT NULL,
    configuration_version BIGINT NOT NULL
);

-- What lives now: which revision of each document holds.
CREATE TABLE documents (
    workspace_id TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    name TEXT COLLATE "C",
    secret BYTEA,
    PRIMARY KEY (workspace_id, kind, id)
);

CREATE UNIQUE INDEX documents_by_name ON documents (workspace_id, kind, name) WHERE name IS NOT NULL;

-- Everything that ever was: never updated, never deleted. A body of NULL is a deletion.
CREATE TABLE document_revisions (
    workspace_id TEXT COLLATE "C" NOT NULL,
    sequence BIGINT NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    created_version BIGINT NOT NULL,
    name TEXT COLLATE "C",
    body TEXT,
    action TEXT COLLATE "C" NOT NULL,
    actor_kind TEXT COLLATE "C" NOT NULL,
    actor_id TEXT COLLATE "C" NOT NULL,
    actor_name TEXT COLLATE "C" NOT NULL,
    changed_at BIGINT NOT NULL,
    configuration_version BIGINT NOT NULL,
    restored_from BIGINT,
    PRIMARY KEY (workspace_id, sequence)
);

CREATE UNIQUE INDEX document_revisions_by_document ON document_revisions (workspace_id, kind, id, version);
CREATE INDEX document_revisions_by_kind ON document_revisions (workspace_id, kind, sequence);
CREATE INDEX document_revisions_by_actor ON document_revisions (workspace_id, actor_id, sequence);
