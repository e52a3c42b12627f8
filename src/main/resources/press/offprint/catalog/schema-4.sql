-- The versions of published posts and books. Their files are in the folder store/, by SHA-256.

CREATE TABLE version (
  source         TEXT NOT NULL,     -- relative to the content folder; no entry if it was deleted
  number         INTEGER NOT NULL,  -- from 1
  at             INTEGER NOT NULL,  -- milliseconds since 1970
  run            INTEGER NOT NULL,  -- of the history, 0 if it has none
  path           TEXT NOT NULL,     -- place in the site
  title          TEXT NOT NULL,
  fingerprint    TEXT NOT NULL,     -- SHA-256 of the post
  renditions     TEXT NOT NULL,     -- JSON list; empty if the post was withdrawn then
  PRIMARY KEY (source, number)
) WITHOUT ROWID;

-- Posts that show an earlier version until they are released.
CREATE TABLE held (
  source         TEXT PRIMARY KEY,
  number         INTEGER NOT NULL,
  at             INTEGER NOT NULL   -- milliseconds since 1970
) WITHOUT ROWID;

-- Why each edition of a source was made the last time.
CREATE TABLE making (
  source         TEXT NOT NULL,
  edition        TEXT NOT NULL,
  at             INTEGER NOT NULL,  -- milliseconds since 1970
  run            INTEGER NOT NULL,  -- of the history, 0 if it has none
  causes         TEXT NOT NULL,     -- JSON list of the inputs that differed
  shared         TEXT NOT NULL,     -- hash of an input list
  PRIMARY KEY (source, edition)
) WITHOUT ROWID;

-- The inputs that all posts of one edition share: settings, route, templates, code.
CREATE TABLE input_list (
  hash           TEXT PRIMARY KEY,
  inputs         TEXT NOT NULL      -- JSON object, from names to fingerprints
) WITHOUT ROWID;
