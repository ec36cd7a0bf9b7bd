-- What each user did with each item, for recommendations. Fresh rows are those of a replay that is running.
CREATE TABLE item_interactions (
    workspace_id TEXT NOT NULL,
    fresh INTEGER NOT NULL,
    user_id TEXT NOT NULL,
    kind INTEGER NOT NULL,
    item_id TEXT NOT NULL,
    times INTEGER NOT NULL,
    last_ms INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, fresh, user_id, kind, item_id)
) WITHOUT ROWID;

-- How often each item was acted on, by day (days since 1970).
CREATE TABLE item_days (
    workspace_id TEXT NOT NULL,
    fresh INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    day INTEGER NOT NULL,
    item_id TEXT NOT NULL,
    times INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, fresh, kind, day, item_id)
) WITHOUT ROWID;
