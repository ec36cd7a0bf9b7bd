-- What decisions read, many records to a block, so that they can be explained later. The index tells which records are in a block;
-- the data stands apart, since a search reads many indexes and few blocks. Times are milliseconds since 1970.
CREATE TABLE explanation_blocks (
    workspace_id TEXT NOT NULL,
    id TEXT NOT NULL,
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    records INTEGER NOT NULL,
    bytes BIGINT NOT NULL,
    entries BLOB NOT NULL,
    PRIMARY KEY (workspace_id, id)
);

CREATE INDEX explanation_blocks_by_age ON explanation_blocks (last_at, bytes);

CREATE TABLE explanation_data (
    workspace_id TEXT NOT NULL,
    id TEXT NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
