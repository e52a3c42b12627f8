-- The pictures whose narrower copies a page waits for: JSON list of paths.
ALTER TABLE rendition ADD COLUMN outstanding TEXT NOT NULL DEFAULT '[]';
