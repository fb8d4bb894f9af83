-- Runs of reconciliations and the drift they found. Times are microseconds since 1970, UTC.

CREATE TABLE IF NOT EXISTS ${schema}odoosync_reconciliation (
  name VARCHAR(100) NOT NULL PRIMARY KEY,
  run BIGINT NOT NULL,
  report LONGTEXT
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS ${schema}odoosync_drift (
  key_hash BINARY(32) NOT NULL PRIMARY KEY,
  run BIGINT NOT NULL,
  first_seen BIGINT NOT NULL,
  last_seen BIGINT NOT NULL,
  resolved_at BIGINT,
  runs INTEGER NOT NULL,
  repairs INTEGER NOT NULL,
  kind VARCHAR(20) NOT NULL,
  reconciliation VARCHAR(100) NOT NULL,
  dkey LONGTEXT NOT NULL,
  differences LONGTEXT NOT NULL
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE INDEX IF NOT EXISTS odoosync_drift_open
  ON ${schema}odoosync_drift (reconciliation, resolved_at, key_hash);

CREATE INDEX IF NOT EXISTS odoosync_drift_age
  ON ${schema}odoosync_drift (resolved_at);
