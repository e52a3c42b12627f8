-- What became of every source. Lists that nobody searches are JSON.
-- "seal" is a CRC-32C over the row and its children: a damaged entry is left out and read anew.

CREATE TABLE entry (
  source         TEXT PRIMARY KEY,  -- relative to the content folder
  size           INTEGER NOT NULL,  -- the stamp: the file as it was read
  modified_nanos INTEGER NOT NULL,
  changed_nanos  INTEGER NOT NULL,
  inode          TEXT NOT NULL,
  fingerprint    TEXT NOT NULL,     -- SHA-256 of the post
  status         TEXT NOT NULL,     -- PUBLISHED, REJECTED or IGNORED
  path           TEXT NOT NULL,     -- place in the site
  aliases        TEXT NOT NULL,     -- JSON list
  metadata       TEXT NOT NULL,     -- JSON object, empty where there is none
  problems       TEXT NOT NULL,     -- JSON list
  words          INTEGER NOT NULL,
  millis         INTEGER NOT NULL,
  published_at   INTEGER NOT NULL,  -- milliseconds since 1970
  seal           INTEGER NOT NULL
);

-- What else an entry was made from.
CREATE TABLE dependency (
  source         TEXT NOT NULL REFERENCES entry ON DELETE CASCADE,
  position       INTEGER NOT NULL,
  kind           TEXT NOT NULL,     -- FILE, POST, PLACE and so on
  name           TEXT NOT NULL,
  fingerprint    TEXT NOT NULL,     -- empty where there was nothing
  size           INTEGER NOT NULL,  -- -1 where there was nothing
  modified_nanos INTEGER NOT NULL,
  changed_nanos  INTEGER NOT NULL,
  inode          TEXT NOT NULL,
  PRIMARY KEY (source, position)
) WITHOUT ROWID;

-- What lies in the output folder for an entry.
CREATE TABLE rendition (
  source         TEXT NOT NULL REFERENCES entry ON DELETE CASCADE,
  position       INTEGER NOT NULL,
  edition        TEXT NOT NULL,
  path           TEXT NOT NULL,     -- relative to the output folder
  media_type     TEXT NOT NULL,
  bytes          INTEGER NOT NULL,
  sha256         TEXT NOT NULL,
  made_from      TEXT NOT NULL,     -- hash of all that decided its bytes
  companions     TEXT NOT NULL,     -- JSON list of paths
  PRIMARY KEY (source, position)
) WITHOUT ROWID;

-- Files of the whole site: feeds, indexes.
CREATE TABLE site_rendition (
  path           TEXT PRIMARY KEY,
  edition        TEXT NOT NULL,
  sha256         TEXT NOT NULL,
  made_from      TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE setting (
  name           TEXT PRIMARY KEY,
  value          TEXT NOT NULL
) WITHOUT ROWID;
