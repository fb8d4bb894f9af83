-- What came of intents to Odoo, where they led, and who may write. Microseconds since 1970, UTC.

CREATE TABLE IF NOT EXISTS ${schema}odoosync_intent (
  id_hash BYTEA NOT NULL PRIMARY KEY,
  at BIGINT NOT NULL,
  record_id BIGINT NOT NULL,
  state VARCHAR(20) COLLATE "C" NOT NULL,
  flow VARCHAR(100) COLLATE "C" NOT NULL,
  intent_id VARCHAR(255) COLLATE "C" NOT NULL,
  subject VARCHAR(500) COLLATE "C" NOT NULL,
  model VARCHAR(100) COLLATE "C" NOT NULL,
  detail VARCHAR(1000) NOT NULL
);

CREATE INDEX IF NOT EXISTS odoosync_intent_age
  ON ${schema}odoosync_intent (state, at);

CREATE TABLE IF NOT EXISTS ${schema}odoosync_record (
  key_hash BYTEA NOT NULL PRIMARY KEY,
  at BIGINT NOT NULL,
  record_id BIGINT NOT NULL,
  deleted INTEGER NOT NULL,
  flow VARCHAR(100) COLLATE "C" NOT NULL,
  subject VARCHAR(500) COLLATE "C" NOT NULL,
  model VARCHAR(100) COLLATE "C" NOT NULL
);

CREATE TABLE IF NOT EXISTS ${schema}odoosync_epoch (
  flow VARCHAR(100) COLLATE "C" NOT NULL PRIMARY KEY,
  epoch BIGINT NOT NULL,
  at BIGINT NOT NULL
);
