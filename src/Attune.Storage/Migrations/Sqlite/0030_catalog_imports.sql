-- How far the import of a file into a catalog has come; moved in the transaction of the rows.
CREATE TABLE catalog_imports (
    workspace_id TEXT NOT NULL,
    catalog_id TEXT NOT NULL,
    import_id TEXT NOT NULL,
    source TEXT NOT NULL,
    length INTEGER NOT NULL,
    byte_offset INTEGER NOT NULL,
    line INTEGER NOT NULL,
    imported INTEGER NOT NULL,
    rejected INTEGER NOT NULL,
    finished INTEGER NOT NULL,
    started_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, catalog_id, import_id)
) WITHOUT ROWID;

CREATE TABLE catalog_import_rejects (
    workspace_id TEXT NOT NULL,
    catalog_id TEXT NOT NULL,
    import_id TEXT NOT NULL,
    line INTEGER NOT NULL,
    reason TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (workspace_id, catalog_id, import_id, line)
) WITHOUT ROWID;
