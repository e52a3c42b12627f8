-- Sources whose publishing failed, and when it is worth while to try them again.

CREATE TABLE attempt (
  source         TEXT PRIMARY KEY,
  made_from      TEXT NOT NULL,     -- hash of all that the attempts were made from
  count          INTEGER NOT NULL,
  next_at        INTEGER NOT NULL   -- milliseconds since 1970; the largest number: when it changes
) WITHOUT ROWID;
