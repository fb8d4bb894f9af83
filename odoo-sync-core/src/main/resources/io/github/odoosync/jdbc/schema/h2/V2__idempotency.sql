-- Keys of work that is done once, and what it came to. Times are microseconds since 1970, UTC.

CREATE TABLE IF NOT EXISTS ${schema}odoosync_idempotency (
  key_hash VARBINARY(32) NOT NULL PRIMARY KEY,
  token BIGINT NOT NULL,
  started_at BIGINT NOT NULL,
  lease_until BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  runs INTEGER NOT NULL,
  result_version INTEGER,
  state VARCHAR(20) NOT NULL,
  owner VARCHAR(100) NOT NULL,
  fingerprint VARCHAR(100) NOT NULL,
  scope VARCHAR(100) NOT NULL,
  ikey VARCHAR(255) NOT NULL,
  note VARCHAR(1000) NOT NULL,
  result_type VARCHAR(100),
  result BLOB
);

CREATE INDEX IF NOT EXISTS odoosync_idempotency_age
  ON ${schema}odoosync_idempotency (expires_at);

CREATE INDEX IF NOT EXISTS odoosync_idempotency_open
  ON ${schema}odoosync_idempotency (state, lease_until);
