-- What came of intents to Odoo, where they led, and who may write. Microseconds since 1970, UTC.

CREATE TABLE IF NOT EXISTS ${schema}odoosync_intent (
  id_hash VARBINARY(32) NOT NULL PRIMARY KEY,
  at BIGINT NOT NULL,
  record_id BIGINT NOT NULL,
  state VARCHAR(20) NOT NULL,
  flow VARCHAR(100) NOT NULL,
  intent_id VARCHAR(255) NOT NULL,
  subject VARCHAR(500) NOT NULL,
  model VARCHAR(100) NOT NULL,
  detail VARCHAR(1000) NOT NULL
);

CREATE INDEX IF NOT EXISTS odoosync_intent_age
  ON ${schema}odoosync_intent (state, at);

CREATE TABLE IF NOT EXISTS ${schema}odoosync_record (
  key_hash VARBINARY(32) NOT NULL PRIMARY KEY,
  at BIGINT NOT NULL,
  record_id BIGINT NOT NULL,
  deleted INTEGER NOT NULL,
  flow VARCHAR(100) NOT NULL,
  subject VARCHAR(500) NOT NULL,
  model VARCHAR(100) NOT NULL
);

CREATE TABLE IF NOT EXISTS ${schema}odoosync_epoch (
  flow VARCHAR(100) NOT NULL PRIMARY KEY,
  epoch BIGINT NOT NULL,
  at BIGINT NOT NULL
);
