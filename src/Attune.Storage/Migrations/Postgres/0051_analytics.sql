-- Whose totals are served from which generation. A generation belongs to one workspace.
CREATE TABLE analytics_outputs (
    workspace_id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    generation BIGINT NOT NULL,
    building BIGINT,
    time_zone TEXT COLLATE "C" NOT NULL,
    plan TEXT COLLATE "C" NOT NULL
);

-- The last number that was given to a generation.
CREATE TABLE analytics_numbers (
    name TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    value BIGINT NOT NULL
);

-- What counts of each user.
CREATE TABLE analytics_facts (
    generation BIGINT NOT NULL,
    user_id UUID NOT NULL,
    facts BYTEA NOT NULL,
    PRIMARY KEY (generation, user_id)
);

-- What a row of totals is of, by a number, so that rows are short.
CREATE TABLE analytics_series (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    generation BIGINT NOT NULL,
    experience TEXT COLLATE "C" NOT NULL,
    measure SMALLINT NOT NULL,
    goal TEXT COLLATE "C" NOT NULL,
    audience TEXT COLLATE "C" NOT NULL,
    variation TEXT COLLATE "C" NOT NULL,
    platform SMALLINT NOT NULL,
    element TEXT COLLATE "C" NOT NULL,
    UNIQUE (generation, experience, measure, goal, audience, variation, platform, element)
);

-- Totals of 15 minutes of UTC, and of days of the workspace's zone; both only ever added to.
CREATE TABLE analytics_quarters (
    series BIGINT NOT NULL,
    bucket BIGINT NOT NULL,
    total BIGINT NOT NULL,
    uniques BIGINT NOT NULL,
    amount BIGINT NOT NULL,
    PRIMARY KEY (series, bucket)
);

CREATE TABLE analytics_days (
    series BIGINT NOT NULL,
    bucket BIGINT NOT NULL,
    total BIGINT NOT NULL,
    uniques BIGINT NOT NULL,
    amount BIGINT NOT NULL,
    PRIMARY KEY (series, bucket)
);

-- Sums over users that variations are compared by. Squares are in two parts, since they may be long.
CREATE TABLE analytics_outcomes (
    generation BIGINT NOT NULL,
    experience TEXT COLLATE "C" NOT NULL,
    goal TEXT COLLATE "C" NOT NULL,
    metric SMALLINT NOT NULL,
    basis SMALLINT NOT NULL,
    audience TEXT COLLATE "C" NOT NULL,
    arm TEXT COLLATE "C" NOT NULL,
    bin INTEGER NOT NULL,
    users BIGINT NOT NULL,
    y BIGINT NOT NULL,
    x BIGINT NOT NULL,
    yy_high BIGINT NOT NULL,
    yy_low BIGINT NOT NULL,
    xx_high BIGINT NOT NULL,
    xx_low BIGINT NOT NULL,
    xy_high BIGINT NOT NULL,
    xy_low BIGINT NOT NULL,
    PRIMARY KEY (generation, experience, goal, metric, basis, audience, arm, bin)
);
