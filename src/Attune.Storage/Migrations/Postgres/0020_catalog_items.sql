CREATE TABLE catalog_items (
    workspace_id TEXT COLLATE "C" NOT NULL,
    catalog_id TEXT COLLATE "C" NOT NULL,
    item_id TEXT COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    json BYTEA NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, catalog_id, item_id)
);

CREATE UNIQUE INDEX catalog_items_position ON catalog_items (workspace_id, catalog_id, position);

CREATE TABLE catalog_versions (
    workspace_id TEXT COLLATE "C" NOT NULL,
    catalog_id TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    next_position BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, catalog_id)
);
