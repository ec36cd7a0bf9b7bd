-- Rows of auxiliary files. A content is one upload of a file; which one a file shows is in its document.
CREATE TABLE auxiliary_rows (
    workspace_id TEXT NOT NULL,
    content_id TEXT NOT NULL,
    row_key TEXT NOT NULL,
    json BLOB NOT NULL,
    PRIMARY KEY (workspace_id, content_id, row_key)
) WITHOUT ROWID;
