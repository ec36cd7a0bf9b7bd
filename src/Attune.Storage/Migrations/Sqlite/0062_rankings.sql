-- Rankings of all users, as "most" and "least number of times" compare with them. Times are milliseconds since 1970.
CREATE TABLE affinity_rankings (
    workspace_id TEXT NOT NULL,
    computed_at BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (workspace_id, computed_at)
);
