-- What was brought in, when, and what became of it.

CREATE TABLE runs (
  -- One row a run of `minutebook import`, in order. A row is added when the run starts and filled in when it ends.
  id INTEGER PRIMARY KEY,
  started TEXT NOT NULL,            -- UTC, ISO 8601
  ended TEXT,                       -- null while it runs, and if it was killed
  outcome TEXT CHECK (outcome IN ('finished', 'interrupted')),
  version TEXT NOT NULL,            -- of Minutebook
  rules_version TEXT NOT NULL,      -- digest of its rule tables
  paths TEXT NOT NULL,              -- JSON: what was to be imported, as given
  imported INTEGER,                 -- files that were read into the database
  unchanged INTEGER,                -- files that stood in it already
  failed INTEGER                    -- files that could not be read, then or now
) STRICT;

CREATE TABLE documents (
  -- One row a content, by its digest, whether it could be read or not.
  sha256 TEXT PRIMARY KEY,
  outcome TEXT NOT NULL CHECK (outcome IN ('imported', 'failed')),
  class TEXT,                       -- why it failed: encrypted, corrupt, no_text, ...
  message TEXT,                     -- the same in a sentence
  traceback TEXT,                   -- where Minutebook failed, if it was at fault
  version TEXT NOT NULL,            -- of the Minutebook that read it
  rules_version TEXT NOT NULL,      -- digest of the rule tables it was read with
  bytes INTEGER NOT NULL,
  media_type TEXT,
  kind TEXT CHECK (kind IN ('minutes', 'minute_book', 'agenda', 'other')),
  pages INTEGER,
  title TEXT,                       -- this and the next three as the file's own properties say
  author TEXT,
  created TEXT,
  modified TEXT,
  reader TEXT,                      -- the engine that read it, with its version
  text_layer TEXT CHECK (text_layer IN ('born_digital', 'ocr', 'mixed', 'none')),
  ocr TEXT,                         -- JSON: [{page, words, confidence}], the pages whose text was recognised
  ocr_confidence REAL,              -- 0 to 1: how sure OCR is of their words on average; null if there are none
  warnings TEXT,                    -- JSON: what was odd about the file
  text TEXT,                        -- the one string that all spans count in, in code points
  repairs TEXT,                     -- JSON: [{span, raw, kind}], where the text differs from the file's own signs
  marginalia TEXT,                  -- JSON: [{text, kind, page, box}], what is printed beside the running text
  links TEXT,                       -- JSON: [{span, target}], where the text leads elsewhere
  outline TEXT,                     -- JSON: [{title, level, page, top}], the outline that the file brings along
  read_at TEXT,                     -- UTC, ISO 8601
  seconds REAL                      -- that reading took
) STRICT;

CREATE TABLE files (
  -- One row a path that was seen: the present state of the ledger. Copies share a document.
  path TEXT PRIMARY KEY,
  document TEXT REFERENCES documents(sha256),  -- null if the file could not even be opened
  class TEXT,                       -- why not
  message TEXT,
  CHECK ((document IS NULL) = (class IS NOT NULL))
) STRICT;

CREATE INDEX files_document ON files(document);

CREATE TABLE events (
  -- What happened to files and documents (after PREMIS 3); rows are only added.
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES runs(id),
  at TEXT NOT NULL,                 -- UTC, ISO 8601
  type TEXT NOT NULL CHECK (type IN (
    'ingestion',                    -- a file was seen for the first time
    'replacement',                  -- a path holds another content than before
    'metadata extraction',          -- a content known before was read again
    'deaccession',                  -- a content went, as no path holds it any more
    'fixity check'                  -- once a run: the files that have the digest they had
  )),
  path TEXT,
  sha256 TEXT,
  outcome TEXT NOT NULL CHECK (outcome IN ('success', 'failure')),
  detail TEXT
) STRICT;

CREATE INDEX events_path ON events(path);

CREATE TRIGGER events_stay BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;
CREATE TRIGGER events_stand BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE TRIGGER runs_stay BEFORE DELETE ON runs BEGIN SELECT RAISE(ABORT, 'runs are never deleted'); END;

CREATE TABLE to_join (
  -- The series that the next joining makes anew: empty but during an import, and after one that was killed.
  series TEXT PRIMARY KEY
) STRICT;
