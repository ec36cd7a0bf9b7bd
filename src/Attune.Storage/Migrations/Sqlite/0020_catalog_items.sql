CREATE TABLE catalog_items (
    workspace_id TEXT NOT NULL,
    catalog_id TEXT NOT NULL,
    item_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    json BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, catalog_id, item_id)
);

CREATE UNIQUE INDEX catalog_items_position ON catalog_items (workspace_id, catalog_id, position);

CREATE TABLE catalog_versions (
    workspace_id TEXT NOT NULL,
    catalog_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    next_position INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, catalog_id)
) WITHOUT ROWID;
