-- Keys of work that is done once, and what it came to. Times are microseconds since 1970, UTC.

CREATE TABLE IF NOT EXISTS ${schema}odoosync_idempotency (
  key_hash BYTEA NOT NULL PRIMARY KEY,
  token BIGINT NOT NULL,
  started_at BIGINT NOT NULL,
  lease_until BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  runs INTEGER NOT NULL,
  result_version INTEGER,
  state VARCHAR(20) COLLATE "C" NOT NULL,
  owner VARCHAR(100) COLLATE "C" NOT NULL,
  fingerprint VARCHAR(100) COLLATE "C" NOT NULL,
  scope VARCHAR(100) COLLATE "C" NOT NULL,
  ikey VARCHAR(255) COLLATE "C" NOT NULL,
  note VARCHAR(1000) NOT NULL,
  result_type VARCHAR(100) COLLATE "C",
  result BYTEA
);

CREATE INDEX IF NOT EXISTS odoosync_idempotency_age
  ON ${schema}odoosync_idempotency (expires_at);

CREATE INDEX IF NOT EXISTS odoosync_idempotency_open
  ON ${schema}odoosync_idempotency (state, lease_until);
