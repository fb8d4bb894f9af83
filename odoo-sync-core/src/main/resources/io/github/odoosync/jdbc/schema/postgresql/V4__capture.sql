-- How far Odoo's changes are read, and what is remembered of its records. Times are microseconds
-- since 1970, UTC.

CREATE TABLE IF NOT EXISTS ${schema}odoosync_capture (
  stream VARCHAR(100) COLLATE "C" NOT NULL PRIMARY KEY,
  token BIGINT NOT NULL,
  lease_until BIGINT NOT NULL,
  owner VARCHAR(100) COLLATE "C" NOT NULL
);

CREATE TABLE IF NOT EXISTS ${schema}odoosync_capture_point (
  stream VARCHAR(100) COLLATE "C" NOT NULL,
  name VARCHAR(100) COLLATE "C" NOT NULL,
  updated_at BIGINT NOT NULL,
  position VARCHAR(1000) NOT NULL,
  PRIMARY KEY (stream, name)
);

CREATE TABLE IF NOT EXISTS ${schema}odoosync_capture_record (
  stream VARCHAR(100) COLLATE "C" NOT NULL,
  id BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  missing_since BIGINT,
  presence VARCHAR(20) COLLATE "C" NOT NULL,
  fingerprint VARCHAR(100) COLLATE "C" NOT NULL,
  mark VARCHAR(100) NOT NULL,
  PRIMARY KEY (stream, id)
);

CREATE INDEX IF NOT EXISTS odoosync_capture_missing
  ON ${schema}odoosync_capture_record (stream, missing_since);
