-- Codes of coupon lists. state: 0 free, 1 held for a user, 2 used. Times are milliseconds since 1970.
CREATE TABLE coupon_counters (
    workspace_id TEXT NOT NULL,
    list_id TEXT NOT NULL,
    next_position BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, list_id)
);

CREATE TABLE coupons (
    workspace_id TEXT NOT NULL,
    list_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    code TEXT NOT NULL,
    file_id TEXT NOT NULL,
    state INTEGER NOT NULL,
    holder TEXT,
    purpose TEXT,
    held_at BIGINT,
    used_at BIGINT,
    PRIMARY KEY (workspace_id, list_id, position),
    UNIQUE (workspace_id, list_id, code)
);

CREATE INDEX coupons_free ON coupons (workspace_id, list_id, position) WHERE state = 0;

CREATE INDEX coupons_on_hold ON coupons (workspace_id, list_id, held_at) WHERE state = 1;

CREATE UNIQUE INDEX coupons_by_purpose ON coupons (workspace_id, list_id, holder, purpose) WHERE holder IS NOT NULL;

CREATE INDEX coupons_by_holder ON coupons (workspace_id, holder) WHERE holder IS NOT NULL;

CREATE INDEX coupons_by_use ON coupons (workspace_id, list_id, used_at) WHERE state = 2;

CREATE INDEX coupons_by_file ON coupons (workspace_id, list_id, file_id);

CREATE TABLE coupon_files (
    workspace_id TEXT NOT NULL,
    list_id TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    file_url TEXT NOT NULL,
    created_by TEXT NOT NULL,
    callback_url TEXT,
    status INTEGER NOT NULL,
    error TEXT,
    credentials BLOB,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, list_id, id)
);

CREATE TABLE coupon_alerts (
    workspace_id TEXT NOT NULL,
    list_id TEXT NOT NULL,
    alert TEXT NOT NULL,
    raised_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, list_id, alert)
);
