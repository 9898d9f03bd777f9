position INTEGER NOT NULL,        -- its place in the record's list, from 0
  span_start INTEGER NOT NULL,      -- code points from the start of the document's text
  span_end INTEGER NOT NULL,
  quotes TEXT NOT NULL,             -- JSON: [[start, end], ...], where it was read from several stretches
  page INTEGER,                     -- from 1; null for Word files
  boxes TEXT NOT NULL,              -- JSON: [[page, x0, top, x1, bottom], ...] in points from the page's top left
  block TEXT,                       -- JSON: paragraph, or table, row and cell, in a Word file
  rule TEXT NOT NULL,               -- the id of the rule that found it
  confidence REAL,                  -- how often this rule was right on the evaluation set
  section TEXT REFERENCES sections(key) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED
