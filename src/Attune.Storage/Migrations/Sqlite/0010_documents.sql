CREATE TABLE workspaces (
    id TEXT NOT NULL PRIMARY KEY,
    created_at INTEGER NOT NULL,
    configuration_version INTEGER NOT NULL
) WITHOUT ROWID;

-- What lives now: which revision of each document holds.
CREATE TABLE documents (
    workspace_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    name TEXT,
    secret BLOB,
    PRIMARY KEY (workspace_id, kind, id)
) WITHOUT ROWID;

CREATE UNIQUE INDEX documents_by_name ON documents (workspace_id, kind, name) WHERE name IS NOT NULL;

-- Everything that ever was: never updated, never deleted. A body of NULL is a deletion.
CREATE TABLE document_revisions (
    workspace_id TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_version INTEGER NOT NULL,
    name TEXT,
    body TEXT,
    action TEXT NOT NULL,
    actor_kind TEXT NOT NULL,
    actor_id TEXT NOT NULL,
    actor_name TEXT NOT NULL,
    changed_at INTEGER NOT NULL,
    configuration_version INTEGER NOT NULL,
    restored_from INTEGER,
    PRIMARY KEY (workspace_id, sequence)
);

CREATE UNIQUE INDEX document_revisions_by_document ON document_revisions (workspace_id, kind, id, version);
CREATE INDEX document_revisions_by_kind ON document_revisions (workspace_id, kind, sequence);
CREATE INDEX document_revisions_by_actor ON document_revisions (workspace_id, actor_id, sequence);
