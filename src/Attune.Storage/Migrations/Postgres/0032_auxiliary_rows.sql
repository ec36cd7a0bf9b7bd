-- Rows of auxiliary files. A content is one upload of a file; which one a file shows is in its document.
CREATE TABLE auxiliary_rows (
    workspace_id TEXT COLLATE "C" NOT NULL,
    content_id TEXT COLLATE "C" NOT NULL,
    row_key TEXT COLLATE "C" NOT NULL,
    json BYTEA NOT NULL,
    PRIMARY KEY (workspace_id, content_id, row_key)
);
