-- Work to be done later. Times are milliseconds since 1970.
CREATE TABLE jobs (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    workspace_id TEXT NOT NULL,
    job_key TEXT NOT NULL,
    payload TEXT NOT NULL,
    due_at BIGINT NOT NULL,
    leased_until BIGINT NOT NULL,
    attempts INTEGER NOT NULL,
    last_error TEXT,
    UNIQUE (kind, workspace_id, job_key)
);

CREATE INDEX jobs_by_due ON jobs (due_at);
