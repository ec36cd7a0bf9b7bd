CREATE TABLE key_uses (
    workspace_id TEXT NOT NULL,
    key_id TEXT NOT NULL,
    last_used_at INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, key_id)
) WITHOUT ROWID;
