-- What was brought in, when, and what became of it.

CREATE TABLE runs (
  -- One row a run of `minutebook import`, `convert`, `merge` or `verify`, in order. A row is added when it starts and
  -- filled in when it ends.
  id INTEGER PRIMARY KEY,
  command TEXT NOT NULL CHECK (command IN ('import', 'convert', 'merge', 'verify')),
  started TEXT NOT NULL,            -- UTC, ISO 8601
  ended TEXT,                       -- null while it runs, and if it was killed
  outcome TEXT CHECK (outcome IN ('finished', 'interrupted')),
  version TEXT NOT NULL,            -- of Minutebook
  rules_version TEXT NOT NULL,      -- digest of its rule tables
  paths TEXT NOT NULL,              -- JSON: what was to be imported or verified, as given
  settings TEXT NOT NULL,           -- JSON: the limits and choices it ran under
  imported INTEGER,                 -- files that were read into the database, or converted
  unchanged INTEGER,                -- files that stood in it, or were converted, already; of `verify`, that are what they were
  failed INTEGER,                   -- files that could not be read, then or now; of `verify`, that changed
  gone INTEGER                      -- files that were found to be no longer there
) STRICT;

CREATE TABLE own_rules (
  -- What the user has added to our rules (`import --rules`), with which the database is made; one row, or none.
  id INTEGER PRIMARY KEY CHECK (id = 1),
  path TEXT NOT NULL,               -- the file, as given
  rules TEXT NOT NULL               -- JSON: what it holds
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
  media_type TEXT,                  -- by its content, never by a file's name
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
  seconds REAL,                     -- that reading took
  memory INTEGER,                   -- bytes that the process held at most while it read; null if it died
  attempts INTEGER NOT NULL DEFAULT 1,  -- how often this Minutebook, with these rules, has tried to read it
  run INTEGER REFERENCES runs(id)   -- that read it last
) STRICT;

CREATE TABLE files (
  -- One row a path that was seen, written before the file is opened: the ledger's present state, and the queue of what
  -- is still to be read. Copies share a document.
  path TEXT PRIMARY KEY,
  state TEXT NOT NULL CHECK (state IN (
    'waiting',                      -- seen, and not yet opened
    'reading',                      -- its digest is taken, and its content, perhaps at another path, is being read
    'done'
  )),
  bytes INTEGER,                    -- its size; null if it could not be looked at
  modified INTEGER,                 -- when the file was last changed, in nanoseconds since the start of 1970 (UTC)
  sha256 TEXT,                      -- digest of what it holds, taken before anything else looks into it
  document TEXT REFERENCES documents(sha256),  -- the content whose rows stand for it; null if it was never opened
  class TEXT,                       -- why it could not be opened when it was last tried
  message TEXT,                     -- the same in a sentence
  attempts INTEGER NOT NULL DEFAULT 0,  -- how often on end it could not be opened
  run INTEGER NOT NULL REFERENCES runs(id),  -- that last took it up
  seen TEXT NOT NULL,               -- when it was first seen: UTC, ISO 8601, as in the next two
  checked TEXT,                     -- when its digest was last taken
  gone TEXT,                        -- when it was found to be no longer there
  is_closed INTEGER NOT NULL DEFAULT 0 CHECK (is_closed IN (0, 1)),  -- whether it is under closed access: see `catalogue`
  CHECK (state <> 'done' OR document IS NOT NULL OR class IS NOT NULL)
) STRICT;

CREATE INDEX files_document ON files(document);
CREATE INDEX files_sha256 ON files(sha256);
CREATE INDEX files_closed ON files(path) WHERE is_closed;
CREATE INDEX files_waiting ON files(run, bytes DESC) WHERE state = 'waiting';

CREATE TABLE events (
  -- What happened to files and documents (after PREMIS 3); rows are only added.
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES runs(id),
  at TEXT NOT NULL,                 -- UTC, ISO 8601
  type TEXT NOT NULL CHECK (type IN (
    'ingestion',                    -- a file was taken in at its path, with its digest
    'replacement',                  -- a path holds another content than before
    'validation',                   -- a content was found to be sound, or not: damaged, locked, of another kind
    'metadata extraction',          -- its rows were made; if not, reading it took too much, or failed otherwise
    'quarantine',                   -- it stopped the reader too often, and is left alone until it is asked for
    'deaccession',                  -- a content went, as no path holds it any more
    'fixity check'                  -- the digest was compared; once a run for all files that have the one they had
  )),
  path TEXT,
  sha256 TEXT,
  outcome TEXT NOT NULL CHECK (outcome IN ('success', 'failure')),
  detail TEXT
) STRICT;

CREATE INDEX events_path ON events(path);
CREATE INDEX events_sha256 ON events(sha256);

CREATE TRIGGER events_stay BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;
CREATE TRIGGER events_stand BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE TRIGGER runs_stay BEFORE DELETE ON runs BEGIN SELECT RAISE(ABORT, 'runs are never deleted'); END;

CREATE TABLE to_join (
  -- The series that the next joining makes anew: empty but during an import, and after one that was killed.
  series TEXT PRIMARY KEY
) STRICT;

CREATE TABLE catalogue (
  -- What an archive's catalogue says of files (`import --catalogue`). It wins over what was found in them, and stays until
  -- the same file or digest is catalogued again.
  key TEXT PRIMARY KEY,             -- the path of the file as in `files`, or, where none is given, the digest
  path TEXT,
  sha256 TEXT,                      -- of the content, as the catalogue has it
  reference TEXT,                   -- its reference code
  series TEXT,                      -- the series of records it belongs to
  title TEXT,
  body TEXT,                        -- the group that met
  date TEXT,                        -- ISO, as far as known: the day, or the first of a range
  date_end TEXT,                    -- the last of a range, as far as known; null if it is none
  access TEXT NOT NULL CHECK (access IN ('open', 'closed')),
  closed_until TEXT,                -- ISO: the day on which it opens; null if that is not known
  conditions TEXT,                  -- the access conditions as written
  entry TEXT NOT NULL,              -- JSON: the whole row, by its headings
  source TEXT NOT NULL,             -- the catalogue's file, as given
  line INTEGER NOT NULL,            -- of that file, from 1
  given TEXT NOT NULL,              -- when it was given last: UTC, ISO 8601
  CHECK (key = coalesce(path, sha256))
) STRICT;

CREATE INDEX catalogue_sha256 ON catalogue(sha256);
CREATE INDEX catalogue_closed ON catalogue(closed_until) WHERE access = 'closed';

CREATE TABLE sealed (
  -- Documents under closed access: all that was found in them, packed, so that no other table, index or view holds any of
  -- it. What is joined is made without them.
  document TEXT PRIMARY KEY REFERENCES documents(sha256) ON DELETE CASCADE,
  rows TEXT NOT NULL                -- JSON: {table: [row, ...]}
) STRICT;
