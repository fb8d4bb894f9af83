-- Lanes, their messages, and what was said about them. Times are microseconds since 1970, UTC.

CREATE TABLE IF NOT EXISTS ${schema}odoosync_schema (
  version INTEGER NOT NULL PRIMARY KEY,
  applied_at BIGINT NOT NULL
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS ${schema}odoosync_lane (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  last_seq BIGINT NOT NULL,
  done_seq BIGINT NOT NULL,
  visible_at BIGINT,
  leased_until BIGINT,
  token BIGINT NOT NULL,
  failing_since BIGINT,
  updated_at BIGINT NOT NULL,
  failures INTEGER NOT NULL DEFAULT 0,
  abandoned INTEGER NOT NULL DEFAULT 0,
  express SMALLINT NOT NULL,
  state SMALLINT NOT NULL DEFAULT 0,
  consumer VARCHAR(100) NOT NULL,
  lkey VARCHAR(255),
  owner VARCHAR(100)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE UNIQUE INDEX IF NOT EXISTS odoosync_lane_key
  ON ${schema}odoosync_lane (consumer, lkey);

CREATE INDEX IF NOT EXISTS odoosync_lane_due
  ON ${schema}odoosync_lane (consumer, express, visible_at);

CREATE TABLE IF NOT EXISTS ${schema}odoosync_message (
  lane_id BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  enqueued_at BIGINT NOT NULL,
  due_at BIGINT,
  type_version INTEGER NOT NULL,
  format SMALLINT NOT NULL,
  express SMALLINT NOT NULL,
  id VARCHAR(255) NOT NULL,
  topic VARCHAR(100) NOT NULL,
  type VARCHAR(100) NOT NULL,
  dedup_key VARCHAR(255),
  headers MEDIUMTEXT,
  payload LONGBLOB NOT NULL,
  PRIMARY KEY (lane_id, seq)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE INDEX IF NOT EXISTS odoosync_message_age
  ON ${schema}odoosync_message (enqueued_at);

CREATE TABLE IF NOT EXISTS ${schema}odoosync_dedup (
  scope VARCHAR(200) NOT NULL,
  key_hash BINARY(32) NOT NULL,
  fingerprint BINARY(32),
  message_id VARCHAR(255) NOT NULL,
  at BIGINT NOT NULL,
  seen INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (scope, key_hash)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE INDEX IF NOT EXISTS odoosync_dedup_age
  ON ${schema}odoosync_dedup (at);

CREATE TABLE IF NOT EXISTS ${schema}odoosync_dead (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  lane_id BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  enqueued_at BIGINT NOT NULL,
  due_at BIGINT,
  died_at BIGINT NOT NULL,
  resolved_at BIGINT,
  type_version INTEGER NOT NULL,
  failures INTEGER NOT NULL,
  abandoned INTEGER NOT NULL,
  format SMALLINT NOT NULL,
  express SMALLINT NOT NULL,
  state VARCHAR(20) NOT NULL,
  category VARCHAR(20) NOT NULL,
  consumer VARCHAR(100) NOT NULL,
  lkey VARCHAR(255),
  message_id VARCHAR(255) NOT NULL,
  topic VARCHAR(100) NOT NULL,
  type VARCHAR(100) NOT NULL,
  dedup_key VARCHAR(255),
  code VARCHAR(100) NOT NULL,
  text VARCHAR(2000) NOT NULL,
  fingerprint VARCHAR(100) NOT NULL,
  resolved_by VARCHAR(100),
  reason VARCHAR(500),
  headers MEDIUMTEXT,
  payload LONGBLOB NOT NULL
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE INDEX IF NOT EXISTS odoosync_dead_open
  ON ${schema}odoosync_dead (consumer, state, id);

CREATE INDEX IF NOT EXISTS odoosync_dead_message
  ON ${schema}odoosync_dead (message_id);

CREATE TABLE IF NOT EXISTS ${schema}odoosync_journal (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  at BIGINT NOT NULL,
  lane_id BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  action VARCHAR(20) NOT NULL,
  actor VARCHAR(100) NOT NULL,
  consumer VARCHAR(100) NOT NULL,
  lkey VARCHAR(255),
  message_id VARCHAR(255),
  text VARCHAR(2000) NOT NULL
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE INDEX IF NOT EXISTS odoosync_journal_message
  ON ${schema}odoosync_journal (message_id, id);

CREATE TABLE IF NOT EXISTS ${schema}odoosync_pause (
  name VARCHAR(100) NOT NULL PRIMARY KEY,
  at BIGINT NOT NULL
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
