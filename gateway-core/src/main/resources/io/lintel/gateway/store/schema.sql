-- One database per gateway. Positions are (epoch << 40 | sequence): one integer key, in order.
-- Times are ISO 8601 in UTC, stamps are "<T|U> <boot nanos> <wall> <boot id>", T for a trusted wall clock.

CREATE TABLE meta (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  store_id TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  epoch_known INTEGER NOT NULL,
  generation INTEGER NOT NULL,
  -- the store whose epoch file lay there when this one began
  follows TEXT,
  born_at TEXT NOT NULL,
  replaced TEXT,
  connected INTEGER NOT NULL DEFAULT 0,
  last_sequence INTEGER NOT NULL DEFAULT 0,
  chain BLOB NOT NULL,
  wall TEXT,
  seal_check BLOB
);

CREATE TABLE totals (
  name TEXT PRIMARY KEY,
  row_count INTEGER NOT NULL,
  byte_count INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE journal (
  position INTEGER PRIMARY KEY,
  class TEXT NOT NULL,
  subject BLOB NOT NULL,
  topic TEXT NOT NULL,
  payload BLOB NOT NULL,
  created_at TEXT NOT NULL,
  trusted INTEGER NOT NULL,
  prev BLOB NOT NULL,
  hash BLOB NOT NULL
);

CREATE TABLE outbox (
  position INTEGER PRIMARY KEY,
  class TEXT NOT NULL,
  byte_count INTEGER NOT NULL
);

-- the latest envelope of an attempt
CREATE TABLE envelopes (
  attempt_id BLOB PRIMARY KEY,
  position INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE attempts (
  row INTEGER PRIMARY KEY,
  attempt_id BLOB NOT NULL UNIQUE,
  type TEXT NOT NULL,
  device_id BLOB,
  fingerprint BLOB NOT NULL,
  params BLOB NOT NULL,
  origin TEXT NOT NULL,
  issued_by TEXT NOT NULL,
  stage TEXT NOT NULL,
  requested_at TEXT NOT NULL,
  deadline TEXT NOT NULL,
  expires_at TEXT,
  started_at TEXT,
  finished_at TEXT,
  keep_until TEXT NOT NULL
);

CREATE INDEX attempts_unfinished ON attempts (row) WHERE stage IN ('WAITING', 'STARTED');

CREATE TABLE inbox (
  row INTEGER PRIMARY KEY,
  attempt_id BLOB NOT NULL UNIQUE,
  content BLOB NOT NULL,
  received_at TEXT NOT NULL
);

CREATE TABLE devices (
  device_id BLOB PRIMARY KEY,
  lock_state TEXT NOT NULL,
  as_of TEXT,
  online INTEGER,
  battery_percent INTEGER
) WITHOUT ROWID;

CREATE TABLE tombstones (
  row INTEGER PRIMARY KEY,
  from_position INTEGER NOT NULL,
  to_position INTEGER NOT NULL,
  class TEXT NOT NULL,
  row_count INTEGER NOT NULL,
  reason TEXT NOT NULL,
  told_at INTEGER
);

CREATE INDEX tombstones_untold ON tombstones (row) WHERE told_at IS NULL;

CREATE INDEX tombstones_told ON tombstones (told_at) WHERE told_at IS NOT NULL;

CREATE TABLE blobs (
  key TEXT PRIMARY KEY,
  value BLOB NOT NULL
) WITHOUT ROWID;
