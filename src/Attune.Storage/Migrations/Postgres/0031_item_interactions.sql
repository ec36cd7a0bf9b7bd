-- What each user did with each item, for recommendations. Fresh rows are those of a replay that is running.
CREATE TABLE item_interactions (
    workspace_id TEXT COLLATE "C" NOT NULL,
    fresh BIGINT NOT NULL,
    user_id TEXT COLLATE "C" NOT NULL,
    kind BIGINT NOT NULL,
    item_id TEXT COLLATE "C" NOT NULL,
    times BIGINT NOT NULL,
    last_ms BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, fresh, user_id, kind, item_id)
);

-- How often each item was acted on, by day (days since 1970).
CREATE TABLE item_days (
    workspace_id TEXT COLLATE "C" NOT NULL,
    fresh BIGINT NOT NULL,
    kind BIGINT NOT NULL,
    day BIGINT NOT NULL,
    item_id TEXT COLLATE "C" NOT NULL,
    times BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, fresh, kind, day, item_id)
);
