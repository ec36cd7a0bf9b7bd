-- Files of ids on their way into segments. Times are milliseconds since 1970.
CREATE TABLE segment_uploads (
    workspace_id TEXT NOT NULL,
    number BIGINT NOT NULL,
    id TEXT NOT NULL,
    segment_id TEXT NOT NULL,
    segment_name TEXT NOT NULL,
    operation TEXT NOT NULL,
    attribute TEXT NOT NULL,
    file_url TEXT,
    callback_url TEXT,
    state TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    pieces BIGINT NOT NULL,
    pieces_done BIGINT NOT NULL,
    values_found BIGINT NOT NULL,
    values_processed BIGINT NOT NULL,
    users BIGINT NOT NULL,
    refused BIGINT NOT NULL,
    error TEXT,
    created_at BIGINT NOT NULL,
    finished_at BIGINT,
    PRIMARY KEY (workspace_id, number)
);

CREATE UNIQUE INDEX segment_uploads_by_id ON segment_uploads (workspace_id, id);
CREATE INDEX segment_uploads_by_state ON segment_uploads (state, created_at);

CREATE TABLE segment_upload_pieces (
    workspace_id TEXT NOT NULL,
    number BIGINT NOT NULL,
    piece BIGINT NOT NULL,
    lines BLOB NOT NULL,
    PRIMARY KEY (workspace_id, number, piece)
);

-- Who is in a segment made from files, and since which upload. Deciding reads the profile; this is for replacing and counting.
CREATE TABLE segment_members (
    workspace_id TEXT NOT NULL,
    segment_id TEXT NOT NULL,
    user_id BLOB NOT NULL,
    number BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, segment_id, user_id)
) WITHOUT ROWID;
