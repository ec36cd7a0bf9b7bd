-- How far the import of a file into a catalog has come; moved in the transaction of the rows.
CREATE TABLE catalog_imports (
    workspace_id TEXT COLLATE "C" NOT NULL,
    catalog_id TEXT COLLATE "C" NOT NULL,
    import_id TEXT COLLATE "C" NOT NULL,
    source TEXT NOT NULL,
    length BIGINT NOT NULL,
    byte_offset BIGINT NOT NULL,
    line BIGINT NOT NULL,
    imported BIGINT NOT NULL,
    rejected BIGINT NOT NULL,
    finished BIGINT NOT NULL,
    started_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, catalog_id, import_id)
);

CREATE TABLE catalog_import_rejects (
    workspace_id TEXT COLLATE "C" NOT NULL,
    catalog_id TEXT COLLATE "C" NOT NULL,
    import_id TEXT COLLATE "C" NOT NULL,
    line BIGINT NOT NULL,
    reason TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (workspace_id, catalog_id, import_id, line)
);
