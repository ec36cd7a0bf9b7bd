-- How far each projection has taken in the journal; moved in the transaction of its output.
CREATE TABLE projections (
    name TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    sequence INTEGER NOT NULL
) WITHOUT ROWID;

-- Workspaces for which a projection is to be made anew. The token grows with each request.
CREATE TABLE projection_replays (
    name TEXT NOT NULL,
    workspace_id TEXT NOT NULL,
    token INTEGER NOT NULL,
    PRIMARY KEY (name, workspace_id)
) WITHOUT ROWID;
