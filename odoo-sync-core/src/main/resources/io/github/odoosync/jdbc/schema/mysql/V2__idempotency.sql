-- Keys of work that is done once, and what it came to. Times are microseconds since 1970, UTC.

CREATE TABLE IF NOT EXISTS ${schema}odoosync_idempotency (
  key_hash BINARY(32) NOT NULL PRIMARY KEY,
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
  result LONGBLOB
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;

CREATE INDEX odoosync_idempotency_age
  ON ${schema}odoosync_idempotency (expires_at);

CREATE INDEX odoosync_idempotency_open
  ON ${schema}odoosync_idempotency (state, lease_until);
