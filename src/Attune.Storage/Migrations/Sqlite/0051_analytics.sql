-- Whose totals are served from which generation. A generation belongs to one workspace.
CREATE TABLE analytics_outputs (
    workspace_id TEXT NOT NULL PRIMARY KEY,
    generation INTEGER NOT NULL,
    building INTEGER,
    time_zone TEXT NOT NULL,
    plan TEXT NOT NULL
) WITHOUT ROWID;

-- The last number that was given to a generation.
CREATE TABLE analytics_numbers (
    name TEXT NOT NULL PRIMARY KEY,
    value INTEGER NOT NULL
) WITHOUT ROWID;

-- What counts of each user.
CREATE TABLE analytics_facts (
    generation INTEGER NOT NULL,
    user_id BLOB NOT NULL,
    facts BLOB NOT NULL,
    PRIMARY KEY (generation, user_id)
) WITHOUT ROWID;

-- What a row of totals is of, by a number, so that rows are short.
CREATE TABLE analytics_series (
    id INTEGER NOT NULL PRIMARY KEY,
    generation INTEGER NOT NULL,
    experience TEXT NOT NULL,
    measure INTEGER NOT NULL,
    goal TEXT NOT NULL,
    audience TEXT NOT NULL,
    variation TEXT NOT NULL,
    platform INTEGER NOT NULL,
    element TEXT NOT NULL,
    UNIQUE (generation, experience, measure, goal, audience, variation, platform, element)
);

-- Totals of 15 minutes of UTC, and of days of the workspace's zone; both only ever added to.
CREATE TABLE analytics_quarters (
    series INTEGER NOT NULL,
    bucket INTEGER NOT NULL,
    total INTEGER NOT NULL,
    uniques INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    PRIMARY KEY (series, bucket)
) WITHOUT ROWID;

CREATE TABLE analytics_days (
    series INTEGER NOT NULL,
    bucket INTEGER NOT NULL,
    total INTEGER NOT NULL,
    uniques INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    PRIMARY KEY (series, bucket)
) WITHOUT ROWID;

-- Sums over users that variations are compared by. Squares are in two parts, since they may be long.
CREATE TABLE analytics_outcomes (
    generation INTEGER NOT NULL,
    experience TEXT NOT NULL,
    goal TEXT NOT NULL,
    metric INTEGER NOT NULL,
    basis INTEGER NOT NULL,
    audience TEXT NOT NULL,
    arm TEXT NOT NULL,
    bin INTEGER NOT NULL,
    users INTEGER NOT NULL,
    y INTEGER NOT NULL,
    x INTEGER NOT NULL,
    yy_high INTEGER NOT NULL,
    yy_low INTEGER NOT NULL,
    xx_high INTEGER NOT NULL,
    xx_low INTEGER NOT NULL,
    xy_high INTEGER NOT NULL,
    xy_low INTEGER NOT NULL,
    PRIMARY KEY (generation, experience, goal, metric, basis, audience, arm, bin)
) WITHOUT ROWID;
