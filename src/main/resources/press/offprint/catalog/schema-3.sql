-- Related posts. Both tables can be made again from the content folder; a damaged row is left out.

CREATE TABLE post_terms (
  source         TEXT PRIMARY KEY,  -- relative to the content folder
  made_from      TEXT NOT NULL,     -- hash of all that the words were counted from
  terms          BLOB NOT NULL      -- the counted words, compressed
) WITHOUT ROWID;

CREATE TABLE related (
  source         TEXT PRIMARY KEY,
  posts          TEXT NOT NULL,     -- JSON list: a source, its score, the next source and so on
  keywords       TEXT NOT NULL      -- JSON list
) WITHOUT ROWID;
