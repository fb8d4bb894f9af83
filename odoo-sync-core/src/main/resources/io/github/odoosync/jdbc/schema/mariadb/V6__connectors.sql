-- What connectors keep: how far streams are read, commands under way, raw payloads, and the control
-- numbers of partners. Microseconds since 1970, UTC.

CREATE TABLE IF NOT EXISTS ${schema}odoosync_source (
  connector VARCHAR(100) NOT NULL,
  stream VARCHAR(100) NOT NULL,
  revision BIGINT NOT NULL,
  lease_until BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  owner VARCHAR(100) NOT NULL,
  position VARCHAR(1000) NOT NULL,
  export_id VARCHAR(1000),
  export_position VARCHAR(1000) NOT NULL,
  PRIMARY KEY (connector, stream)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS ${schema}odoosync_seen (
  key_hash BINARY(32) NOT NULL PRIMARY KEY,
  at BIGINT NOT NULL,
  fingerprint VARCHAR(100) NOT NULL
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE INDEX IF NOT EXISTS odoosync_seen_age
  ON ${schema}odoosync_seen (at);

CREATE TABLE IF NOT EXISTS ${schema}odoosync_command (
  command_hash BINARY(32) NOT NULL PRIMARY KEY,
  token BIGINT NOT NULL,
  at BIGINT NOT NULL,
  state VARCHAR(20) NOT NULL
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE INDEX IF NOT EXISTS odoosync_command_age
  ON ${schema}odoosync_command (state, at);

CREATE TABLE IF NOT EXISTS ${schema}odoosync_command_note (
  command_hash BINARY(32) NOT NULL,
  name VARCHAR(100) NOT NULL,
  text VARCHAR(500) NOT NULL,
  PRIMARY KEY (command_hash, name)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS ${schema}odoosync_payload (
  id BINARY(32) NOT NULL PRIMARY KEY,
  at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  format INTEGER NOT NULL,
  connector VARCHAR(100) NOT NULL,
  subject VARCHAR(255) NOT NULL,
  content LONGBLOB NOT NULL
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE INDEX IF NOT EXISTS odoosync_payload_subject
  ON ${schema}odoosync_payload (connector, subject, at);

CREATE INDEX IF NOT EXISTS odoosync_payload_age
  ON ${schema}odoosync_payload (expires_at);

CREATE TABLE IF NOT EXISTS ${schema}odoosync_number (
  series VARCHAR(255) NOT NULL PRIMARY KEY,
  last_used BIGINT NOT NULL,
  at BIGINT NOT NULL
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE TABLE IF NOT EXISTS ${schema}odoosync_arrival (
  key_hash BINARY(32) NOT NULL PRIMARY KEY,
  at BIGINT NOT NULL,
  fingerprint VARCHAR(100) NOT NULL
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE INDEX IF NOT EXISTS odoosync_arrival_age
  ON ${schema}odoosync_arrival (at);
