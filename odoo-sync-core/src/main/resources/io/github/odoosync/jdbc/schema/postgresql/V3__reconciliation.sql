-- Runs of reconciliations and the drift they found. Times are microseconds since 1970, UTC.

CREATE TABLE IF NOT EXISTS ${schema}odoosync_reconciliation (
  name VARCHAR(100) COLLATE "C" NOT NULL PRIMARY KEY,
  run BIGINT NOT NULL,
  report TEXT
);

CREATE TABLE IF NOT EXISTS ${schema}odoosync_drift (
  key_hash BYTEA NOT NULL PRIMARY KEY,
  run BIGINT NOT NULL,
  first_seen BIGINT NOT NULL,
  last_seen BIGINT NOT NULL,
  resolved_at BIGINT,
  runs INTEGER NOT NULL,
  repairs INTEGER NOT NULL,
  kind VARCHAR(20) COLLATE "C" NOT NULL,
  reconciliation VARCHAR(100) COLLATE "C" NOT NULL,
  dkey TEXT NOT NULL,
  differences TEXT NOT NULL
);

CREATE INDEX IF NOT EXISTS odoosync_drift_open
  ON ${schema}odoosync_drift (reconciliation, resolved_at, key_hash);

CREATE INDEX IF NOT EXISTS odoosync_drift_age
  ON ${schema}odoosync_drift (resolved_at);
