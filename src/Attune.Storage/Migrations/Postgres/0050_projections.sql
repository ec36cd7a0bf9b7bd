-- How far each projection has taken in the journal; moved in the transaction of its output.
CREATE TABLE projections (
    name TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    sequence BIGINT NOT NULL
);

-- Workspaces for which a projection is to be made anew. The token grows with each request.
CREATE TABLE projection_replays (
    name TEXT COLLATE "C" NOT NULL,
    workspace_id TEXT COLLATE "C" NOT NULL,
    token BIGINT NOT NULL,
    PRIMARY KEY (name, workspace_id)
);
