-- The schema of version 7, which databases out there may have.
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

-- What was found in each document by itself.
--
-- `key` is 24 hex digits of sha256(digest of the file, table, folded words of the quote, n-th such in the document), so that
-- a row can be cited: it keeps its key when others are found or lost. `id` is the key's first 15 digits as a number.

CREATE TABLE pages (
  -- The pages of a document and the stretch of its text on each; Word files have none.
  key TEXT PRIMARY KEY,
  document TEXT NOT NULL REFERENCES documents(sha256) ON DELETE CASCADE,
  page INTEGER NOT NULL,            -- from 1
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  ocr_confidence REAL               -- 0 to 1: how sure OCR is of its words on average; null if it has letters
) STRICT;

CREATE INDEX pages_document ON pages(document, page);

CREATE TABLE minutes (
  -- What one document says of one meeting: one row a document, or one a meeting of a minute book.
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  document TEXT NOT NULL REFERENCES documents(sha256) ON DELETE CASCADE,
  part INTEGER,                     -- 1, 2, ... in a minute book
  span_start INTEGER,               -- of the part
  span_end INTEGER,
  kind TEXT NOT NULL CHECK (kind IN ('minutes', 'minute_book', 'agenda', 'other')),
  body TEXT,                        -- the group that met
  organisation TEXT,
  date TEXT,                        -- ISO, as far as known
  start_time TEXT,                  -- HH:MM
  end_time TEXT,
  location TEXT,
  chair TEXT,
  secretary TEXT,
  next_meeting TEXT,
  approval TEXT CHECK (approval IN ('draft', 'approved')),
  head TEXT NOT NULL,               -- the words before the first section; all of them if there is none
  series TEXT NOT NULL              -- the folded name of the body, or the row's own key where none is named
) STRICT;

CREATE INDEX minutes_document ON minutes(document);
CREATE INDEX minutes_series ON minutes(series);

CREATE TABLE sections (
  -- Headings and the text under them, up to the next heading of any level.
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  minutes TEXT NOT NULL REFERENCES minutes(key) ON DELETE CASCADE,
  number TEXT,
  title TEXT NOT NULL,
  level INTEGER NOT NULL,           -- 1 is the outermost
  parent TEXT REFERENCES sections(key) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  kind TEXT,                        -- apologies, minutes_of_last_meeting, matters_arising, report, ...
  text TEXT NOT NULL,               -- the words under the heading
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
) STRICT;

CREATE INDEX sections_minutes ON sections(minutes, position);
CREATE INDEX sections_section ON sections(section);
CREATE INDEX sections_parent ON sections(parent);

CREATE TABLE evidence (
  -- Where the values of a row of `minutes` were read.
  key TEXT PRIMARY KEY,
  minutes TEXT NOT NULL REFERENCES minutes(key) ON DELETE CASCADE,
  field TEXT NOT NULL,              -- the value's name in the record: body, date, start, ...
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
) STRICT;

CREATE INDEX evidence_minutes ON evidence(minutes, position);
CREATE INDEX evidence_section ON evidence(section);

CREATE TABLE attendances (
  -- Who is listed, or said to be, present, in attendance, absent or apologising.
  key TEXT PRIMARY KEY,
  minutes TEXT NOT NULL REFERENCES minutes(key) ON DELETE CASCADE,
  name TEXT NOT NULL,               -- without honorific and post-nominals, given name first
  as_printed TEXT NOT NULL,
  type TEXT NOT NULL CHECK (type IN ('person', 'organisation', 'office')),
  role TEXT,
  organisation TEXT,
  abbreviation TEXT,
  initials TEXT,
  represents TEXT,                  -- whom a deputy stands for
  part TEXT,                        -- for how much of the meeting: "left 11.20"
  status TEXT NOT NULL CHECK (status IN ('present', 'in_attendance', 'apologies', 'absent')),
  is_chair INTEGER NOT NULL CHECK (is_chair IN (0, 1)),
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
) STRICT;

CREATE INDEX attendances_minutes ON attendances(minutes, position);
CREATE INDEX attendances_section ON attendances(section);
CREATE INDEX attendances_name ON attendances(name);

CREATE TABLE abbreviations (
  -- Short forms that the document itself expands.
  key TEXT PRIMARY KEY,
  minutes TEXT NOT NULL REFERENCES minutes(key) ON DELETE CASCADE,
  short TEXT NOT NULL,
  long TEXT NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('inline', 'table', 'list')),
  raw TEXT,                         -- the short form as the file has it, where it was repaired
  organisation TEXT,                -- the long form again, where it names a body
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
) STRICT;

CREATE INDEX abbreviations_minutes ON abbreviations(minutes, position);
CREATE INDEX abbreviations_section ON abbreviations(section);
CREATE INDEX abbreviations_short ON abbreviations(short);

CREATE TABLE abbreviation_uses (
  -- Every use of a short form, expanded or not.
  key TEXT PRIMARY KEY,
  minutes TEXT NOT NULL REFERENCES minutes(key) ON DELETE CASCADE,
  short TEXT NOT NULL,
  long TEXT,
  sense TEXT CHECK (sense IN ('document', 'earlier_minutes', 'own_rules', 'gazetteer')),  -- where the long form was known from
  candidates TEXT NOT NULL,         -- JSON: long forms, where there are several
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
) STRICT;

CREATE INDEX abbreviation_uses_minutes ON abbreviation_uses(minutes, position);
CREATE INDEX abbreviation_uses_section ON abbreviation_uses(section);
CREATE INDEX abbreviation_uses_short ON abbreviation_uses(short);

CREATE TABLE legislation_mentions (
  -- Every mention of legislation.
  key TEXT PRIMARY KEY,
  minutes TEXT NOT NULL REFERENCES minutes(key) ON DELETE CASCADE,
  text TEXT NOT NULL,               -- the shortest complete title or citation, as printed
  type TEXT NOT NULL CHECK (type IN ('act', 'bill', 'statutory_instrument', 'ordinance', 'code', 'treaty', 'eu', 'provision')),
  provision TEXT,                   -- the section, article or schedule printed next to it
  provisions TEXT NOT NULL,         -- JSON: the same opened to single ones
  stage TEXT,                       -- of a bill, as the text says
  stage_date TEXT,
  house TEXT,
  title TEXT,
  year INTEGER,
  number TEXT,                      -- chapter or serial number
  jurisdiction TEXT,
  uri TEXT,                         -- null unless exactly one work remains
  provision_uri TEXT,
  candidates TEXT NOT NULL,         -- JSON: works, where several remain
  inferred INTEGER NOT NULL CHECK (inferred IN (0, 1)),  -- a bare "Section 28"
  oblique INTEGER NOT NULL CHECK (oblique IN (0, 1)),    -- "the 1998 Act", "that Act", "the Bill"
  antecedent TEXT REFERENCES legislation_mentions(key) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  became TEXT,                      -- JSON: the Act that a bill was passed as
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
) STRICT;

CREATE INDEX legislation_mentions_minutes ON legislation_mentions(minutes, position);
CREATE INDEX legislation_mentions_section ON legislation_mentions(section);
CREATE INDEX legislation_mentions_antecedent ON legislation_mentions(antecedent);

CREATE TABLE actions (
  -- What somebody is to do after the meeting; one row a mention.
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  minutes TEXT NOT NULL REFERENCES minutes(key) ON DELETE CASCADE,
  text TEXT NOT NULL,
  due TEXT,                         -- ISO, where a calendar date can be read off
  due_text TEXT,                    -- as printed
  status TEXT CHECK (status IN ('open', 'closed', 'ongoing')),
  ref TEXT,                         -- its number as printed
  marked INTEGER NOT NULL CHECK (marked IN (0, 1)),  -- whether the document sets it apart as an action
  carried_from TEXT,                -- what the text says of the earlier meeting it comes from
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
) STRICT;

CREATE INDEX actions_minutes ON actions(minutes, position);
CREATE INDEX actions_section ON actions(section);

CREATE TABLE action_owners (
  -- Who is to do it, as printed, and whom that refers to in the document.
  key TEXT PRIMARY KEY,
  minutes TEXT NOT NULL REFERENCES minutes(key) ON DELETE CASCADE,
  action TEXT NOT NULL REFERENCES actions(key) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  owner TEXT NOT NULL,
  reference INTEGER,                -- which of the record's owner_refs says so; null if none does
  attendance TEXT REFERENCES attendances(key) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  organisation TEXT
) STRICT;

CREATE INDEX action_owners_action ON action_owners(action);
CREATE INDEX action_owners_minutes ON action_owners(minutes);
CREATE INDEX action_owners_attendance ON action_owners(attendance);

CREATE TABLE decisions (
  -- What the meeting resolved, agreed or voted on.
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  minutes TEXT NOT NULL REFERENCES minutes(key) ON DELETE CASCADE,
  text TEXT NOT NULL,
  mover TEXT,
  seconder TEXT,
  outcome TEXT NOT NULL CHECK (outcome IN ('carried', 'lost', 'agreed', 'deferred', 'withdrawn')),
  is_counted INTEGER NOT NULL CHECK (is_counted IN (0, 1)),  -- whether a count of votes is told
  votes_for INTEGER,
  votes_against INTEGER,
  votes_abstain INTEGER,
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
) STRICT;

CREATE INDEX decisions_minutes ON decisions(minutes, position);
CREATE INDEX decisions_section ON decisions(section);

CREATE TABLE votes (
  -- How single members voted, where the roll call is told.
  key TEXT PRIMARY KEY,
  minutes TEXT NOT NULL REFERENCES minutes(key) ON DELETE CASCADE,
  decision TEXT NOT NULL REFERENCES decisions(key) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  vote TEXT NOT NULL CHECK (vote IN ('for', 'against', 'abstain', 'absent'))
) STRICT;

CREATE INDEX votes_decision ON votes(decision);
CREATE INDEX votes_minutes ON votes(minutes);

-- What the documents say together. These rows are made anew at the end of every import, from found rows alone.

CREATE TABLE series_names (
  -- Which minutes are joined together: letters are read in full, a short name as its organisation's own.
  series TEXT NOT NULL,             -- the folded name, as in `minutes`
  organisation TEXT NOT NULL,       -- as in `minutes`; empty where none is named
  joined TEXT NOT NULL,             -- the series it belongs to
  PRIMARY KEY (series, organisation)
) STRICT;

CREATE INDEX series_names_joined ON series_names(joined);

CREATE TABLE bodies (
  -- Groups that meet: councils, boards, committees.
  key TEXT PRIMARY KEY,
  series TEXT NOT NULL,             -- the folded name by which its minutes were brought together
  name TEXT NOT NULL,               -- as most of its minutes print it
  organisation TEXT
) STRICT;

CREATE INDEX bodies_series ON bodies(series);

CREATE TABLE meetings (
  -- Meetings that were held. The values are those of the record, the best of the meeting's versions.
  key TEXT PRIMARY KEY,
  series TEXT NOT NULL,
  body TEXT REFERENCES bodies(key) ON DELETE CASCADE,  -- null if not known
  date TEXT,
  number INTEGER NOT NULL,          -- which of that day's
  record TEXT NOT NULL REFERENCES minutes(key) ON DELETE CASCADE,
  versions INTEGER NOT NULL,        -- how many documents report it
  start_time TEXT,
  end_time TEXT,
  location TEXT,
  chair TEXT,
  secretary TEXT,
  next_meeting TEXT,
  approval TEXT
) STRICT;

CREATE INDEX meetings_series ON meetings(series);
CREATE INDEX meetings_body ON meetings(body, date);
CREATE INDEX meetings_record ON meetings(record);

CREATE TABLE meeting_versions (
  -- The documents that report a meeting, best first: approved over draft, born digital over OCR, Word over PDF.
  minutes TEXT PRIMARY KEY REFERENCES minutes(key) ON DELETE CASCADE,
  meeting TEXT NOT NULL REFERENCES meetings(key) ON DELETE CASCADE,
  rank INTEGER NOT NULL             -- 1 is the record, which alone is counted
) STRICT;

CREATE INDEX meeting_versions_meeting ON meeting_versions(meeting);

CREATE TABLE people (
  -- People of a body; where the body is not known, of a meeting.
  key TEXT PRIMARY KEY,
  series TEXT NOT NULL,
  body TEXT REFERENCES bodies(key) ON DELETE CASCADE,
  name TEXT NOT NULL                -- the fullest form printed
) STRICT;

CREATE INDEX people_series ON people(series);
CREATE INDEX people_body ON people(body);

CREATE TABLE organisations (
  -- Organisations that attend, are represented, or have something to do.
  key TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  abbreviation TEXT
) STRICT;

CREATE TABLE aliases (
  -- Every form in which the minutes of a series print a body, a person, an organisation or a piece of legislation.
  key TEXT PRIMARY KEY,
  series TEXT NOT NULL,
  body TEXT REFERENCES bodies(key) ON DELETE CASCADE,
  person TEXT REFERENCES people(key) ON DELETE CASCADE,
  organisation TEXT REFERENCES organisations(key) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  legislation TEXT REFERENCES legislation(key) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL,
  uses INTEGER NOT NULL,            -- how often, in all versions of all meetings
  CHECK ((body IS NOT NULL) + (person IS NOT NULL) + (organisation IS NOT NULL) + (legislation IS NOT NULL) = 1)
) STRICT;

CREATE INDEX aliases_series ON aliases(series);
CREATE INDEX aliases_body ON aliases(body);
CREATE INDEX aliases_person ON aliases(person);
CREATE INDEX aliases_organisation ON aliases(organisation);
CREATE INDEX aliases_legislation ON aliases(legislation);

CREATE TABLE attendance_links (
  -- Whom an entry of an attendance list is, and whom it comes from.
  attendance TEXT PRIMARY KEY REFERENCES attendances(key) ON DELETE CASCADE,
  person TEXT REFERENCES people(key) ON DELETE CASCADE,
  organisation TEXT REFERENCES organisations(key) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE INDEX attendance_links_person ON attendance_links(person);
CREATE INDEX attendance_links_organisation ON attendance_links(organisation);

CREATE TABLE owner_links (
  -- Whom an owner of an action is.
  owner TEXT PRIMARY KEY REFERENCES action_owners(key) ON DELETE CASCADE,
  person TEXT REFERENCES people(key) ON DELETE CASCADE,
  organisation TEXT REFERENCES organisations(key) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE INDEX owner_links_person ON owner_links(person);
CREATE INDEX owner_links_organisation ON owner_links(organisation);

CREATE TABLE legislation (
  -- Acts, bills and other legislation that minutes mention.
  key TEXT PRIMARY KEY,
  type TEXT NOT NULL,
  title TEXT NOT NULL,
  year INTEGER,
  number TEXT,
  jurisdiction TEXT,
  uri TEXT
) STRICT;

CREATE TABLE legislation_links (
  -- What a mention of legislation refers to.
  mention TEXT PRIMARY KEY REFERENCES legislation_mentions(key) ON DELETE CASCADE,
  legislation TEXT NOT NULL REFERENCES legislation(key) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE INDEX legislation_links_legislation ON legislation_links(legislation);

CREATE TABLE abbreviation_links (
  -- What the body's earlier minutes say of letters that a document uses and doesn't expand.
  use TEXT PRIMARY KEY REFERENCES abbreviation_uses(key) ON DELETE CASCADE,
  long TEXT,                        -- null if they have several senses there
  abbreviation TEXT REFERENCES abbreviations(key) ON DELETE CASCADE,  -- where they were expanded last
  candidates TEXT NOT NULL          -- JSON: the senses, where there are several
) STRICT;

CREATE INDEX abbreviation_links_abbreviation ON abbreviation_links(abbreviation);

CREATE TABLE action_threads (
  -- Tasks over the meetings of a body. `key` is that of the first action that tells it.
  key TEXT PRIMARY KEY REFERENCES actions(key) ON DELETE CASCADE,
  series TEXT NOT NULL,
  body TEXT REFERENCES bodies(key) ON DELETE CASCADE,
  last TEXT NOT NULL REFERENCES actions(key) ON DELETE CASCADE,  -- the last action that tells it
  text TEXT NOT NULL,               -- in the words of the first
  owned TEXT NOT NULL REFERENCES actions(key) ON DELETE CASCADE,  -- the last action that says who is to do it, or the last
  due TEXT,                         -- as last told
  state TEXT NOT NULL CHECK (state IN ('open', 'ongoing', 'closed', 'unreported')),
  opened TEXT NOT NULL REFERENCES meetings(key) ON DELETE CASCADE,      -- the first meeting that tells it
  is_from_before INTEGER NOT NULL CHECK (is_from_before IN (0, 1)),     -- whether that meeting tells it as one set before
  last_heard TEXT NOT NULL REFERENCES meetings(key) ON DELETE CASCADE,  -- the last one
  closed TEXT REFERENCES meetings(key) ON DELETE CASCADE,               -- the one that says it is done
  silent INTEGER NOT NULL           -- how many later meetings of the body say nothing of it
) STRICT;

CREATE INDEX action_threads_series ON action_threads(series);
CREATE INDEX action_threads_body ON action_threads(body);
CREATE INDEX action_threads_last ON action_threads(last);
CREATE INDEX action_threads_owned ON action_threads(owned);
CREATE INDEX action_threads_opened ON action_threads(opened);
CREATE INDEX action_threads_last_heard ON action_threads(last_heard);
CREATE INDEX action_threads_closed ON action_threads(closed);

CREATE TABLE action_history (
  -- What each meeting says of a task.
  action TEXT PRIMARY KEY REFERENCES actions(key) ON DELETE CASCADE,
  thread TEXT NOT NULL REFERENCES action_threads(key) ON DELETE CASCADE,
  meeting TEXT NOT NULL REFERENCES meetings(key) ON DELETE CASCADE,
  event TEXT NOT NULL CHECK (event IN (
    'opened',                       -- set
    'carried',                      -- told again as it was
    'updated',                      -- told again with something changed
    'closed',
    'listed',                       -- told again as closed
    'reopened'
  )),
  changes TEXT NOT NULL,            -- JSON: what is told otherwise than before: owner, due, words
  status TEXT,                      -- as told there
  silent_before INTEGER NOT NULL    -- how many meetings since it was last told say nothing of it
) STRICT;

CREATE INDEX action_history_thread ON action_history(thread);
CREATE INDEX action_history_meeting ON action_history(meeting);

CREATE TABLE catalogue_differences (
  -- Where the catalogue says something else than the minutes; the catalogue's word stands.
  minutes TEXT NOT NULL REFERENCES minutes(key) ON DELETE CASCADE,
  field TEXT NOT NULL CHECK (field IN ('body', 'date')),
  found TEXT NOT NULL,
  catalogued TEXT NOT NULL,
  series TEXT NOT NULL,
  PRIMARY KEY (minutes, field)
) STRICT;

CREATE INDEX catalogue_differences_series ON catalogue_differences(series);

-- Full text, kept in step by triggers: words are folded to their stems (porter), case and accents set aside.

CREATE VIRTUAL TABLE minutes_fts USING fts5(head, content='minutes', content_rowid='id', tokenize='porter unicode61');
CREATE VIRTUAL TABLE sections_fts USING fts5(title, text, content='sections', content_rowid='id', tokenize='porter unicode61');
CREATE VIRTUAL TABLE actions_fts USING fts5(text, content='actions', content_rowid='id', tokenize='porter unicode61');
CREATE VIRTUAL TABLE decisions_fts USING fts5(text, content='decisions', content_rowid='id', tokenize='porter unicode61');

CREATE TRIGGER minutes_fts_insert AFTER INSERT ON minutes BEGIN
  INSERT INTO minutes_fts(rowid, head) VALUES (new.id, new.head);
END;
CREATE TRIGGER minutes_fts_delete AFTER DELETE ON minutes BEGIN
  INSERT INTO minutes_fts(minutes_fts, rowid, head) VALUES ('delete', old.id, old.head);
END;
CREATE TRIGGER minutes_fts_update AFTER UPDATE OF id, head ON minutes BEGIN
  INSERT INTO minutes_fts(minutes_fts, rowid, head) VALUES ('delete', old.id, old.head);
  INSERT INTO minutes_fts(rowid, head) VALUES (new.id, new.head);
END;

CREATE TRIGGER sections_fts_insert AFTER INSERT ON sections BEGIN
  INSERT INTO sections_fts(rowid, title, text) VALUES (new.id, new.title, new.text);
END;
CREATE TRIGGER sections_fts_delete AFTER DELETE ON sections BEGIN
  INSERT INTO sections_fts(sections_fts, rowid, title, text) VALUES ('delete', old.id, old.title, old.text);
END;
CREATE TRIGGER sections_fts_update AFTER UPDATE OF id, title, text ON sections BEGIN
  INSERT INTO sections_fts(sections_fts, rowid, title, text) VALUES ('delete', old.id, old.title, old.text);
  INSERT INTO sections_fts(rowid, title, text) VALUES (new.id, new.title, new.text);
END;

CREATE TRIGGER actions_fts_insert AFTER INSERT ON actions BEGIN
  INSERT INTO actions_fts(rowid, text) VALUES (new.id, new.text);
END;
CREATE TRIGGER actions_fts_delete AFTER DELETE ON actions BEGIN
  INSERT INTO actions_fts(actions_fts, rowid, text) VALUES ('delete', old.id, old.text);
END;
CREATE TRIGGER actions_fts_update AFTER UPDATE OF id, text ON actions BEGIN
  INSERT INTO actions_fts(actions_fts, rowid, text) VALUES ('delete', old.id, old.text);
  INSERT INTO actions_fts(rowid, text) VALUES (new.id, new.text);
END;

CREATE TRIGGER decisions_fts_insert AFTER INSERT ON decisions BEGIN
  INSERT INTO decisions_fts(rowid, text) VALUES (new.id, new.text);
END;
CREATE TRIGGER decisions_fts_delete AFTER DELETE ON decisions BEGIN
  INSERT INTO decisions_fts(decisions_fts, rowid, text) VALUES ('delete', old.id, old.text);
END;
CREATE TRIGGER decisions_fts_update AFTER UPDATE OF id, text ON decisions BEGIN
  INSERT INTO decisions_fts(decisions_fts, rowid, text) VALUES ('delete', old.id, old.text);
  INSERT INTO decisions_fts(rowid, text) VALUES (new.id, new.text);
END;

-- Two keys with the same first 15 digits would share a number: one in a billion databases, and then it is said.
CREATE TRIGGER minutes_keys_stand BEFORE UPDATE OF key ON minutes WHEN new.key <> old.key BEGIN
  SELECT RAISE(ABORT, 'two rows have keys with the same beginning');
END;
CREATE TRIGGER sections_keys_stand BEFORE UPDATE OF key ON sections WHEN new.key <> old.key BEGIN
  SELECT RAISE(ABORT, 'two rows have keys with the same beginning');
END;
CREATE TRIGGER actions_keys_stand BEFORE UPDATE OF key ON actions WHEN new.key <> old.key BEGIN
  SELECT RAISE(ABORT, 'two rows have keys with the same beginning');
END;
CREATE TRIGGER decisions_keys_stand BEFORE UPDATE OF key ON decisions WHEN new.key <> old.key BEGIN
  SELECT RAISE(ABORT, 'two rows have keys with the same beginning');
END;

-- What researchers start from. Only the record of each meeting is counted, never its other versions.

CREATE VIEW ledger AS
  -- Every file that was seen, and what became of it, but for those under closed access. `outcome` is `waiting` until it
  -- was read.
  SELECT
    files.path,
    CASE
      WHEN files.state <> 'done' THEN 'waiting'
      WHEN files.class IS NOT NULL THEN 'failed'
      ELSE documents.outcome
    END AS outcome,
    coalesce(files.class, documents.class) AS class,
    coalesce(files.message, documents.message) AS message,
    documents.kind,
    files.bytes,
    files.modified,
    coalesce(files.sha256, files.document) AS sha256,
    documents.media_type,
    files.run,
    CASE WHEN files.class IS NULL THEN documents.attempts ELSE files.attempts END AS attempts,
    documents.reader,
    documents.version,
    documents.rules_version,
    documents.read_at,
    documents.seconds,
    documents.memory,
    files.seen,
    files.checked,
    files.gone
  FROM files LEFT JOIN documents ON documents.sha256 = files.document
  WHERE NOT files.is_closed;

CREATE VIEW catalogued AS
  -- What the catalogue says of each document: of copies that are catalogued, the one that is there, first in the alphabet.
  SELECT document, key, path, reference, series, title, body, date, date_end, access, closed_until, conditions, source, line
  FROM (
    SELECT files.document, catalogue.*,
      row_number() OVER (PARTITION BY files.document
        ORDER BY catalogue.path IS NULL, files.gone IS NOT NULL, catalogue.key) AS place
    FROM files JOIN catalogue ON catalogue.key IN (files.path, files.document)
    WHERE files.document IS NOT NULL AND NOT files.is_closed
  )
  WHERE place = 1;

CREATE VIEW review_queue AS
  -- What a person should look at: where the catalogue and the minutes differ, files that are not those the catalogue
  -- describes, and pages whose text was recognised with doubt, the most doubtful first.
  SELECT why, path, page, confidence, document, detail FROM (
    SELECT
      'differs from the catalogue' AS why,
      min(files.path) AS path,
      NULL AS page,
      NULL AS confidence,
      minutes.document,
      differences.field || ': ' || differences.found || ', the catalogue has ' || differences.catalogued AS detail
    FROM catalogue_differences AS differences
    JOIN minutes ON minutes.key = differences.minutes
    JOIN files ON files.document = minutes.document
    GROUP BY differences.minutes, differences.field
    UNION ALL
    SELECT
      'not the file that the catalogue describes', files.path, NULL, NULL, files.document,
      'its digest is ' || files.sha256 || ', the catalogue has ' || catalogue.sha256
    FROM files JOIN catalogue ON catalogue.path = files.path
    WHERE files.sha256 <> catalogue.sha256 AND files.document IS NOT NULL AND NOT files.is_closed
    UNION ALL
    SELECT 'recognised with doubt', min(files.path), pages.page, pages.ocr_confidence, pages.document, NULL
    FROM pages JOIN files ON files.document = pages.document
    WHERE pages.ocr_confidence < 0.8
    GROUP BY pages.key
  )
  ORDER BY confidence IS NOT NULL, confidence, path, page, detail;

CREATE VIEW document_paths AS
  -- One path for each document: of copies, the first in the alphabet, of those that are still there if any is.
  SELECT document, coalesce(min(path) FILTER (WHERE gone IS NULL), min(path)) AS path
  FROM files WHERE document IS NOT NULL AND NOT is_closed GROUP BY document;

CREATE VIEW action_list AS
  -- Every task, with the words that first set it, who is to do it, and what was last heard.
  SELECT
    threads.key,
    bodies.name AS body,
    opened.date AS date,
    threads.text,
    (SELECT group_concat(owner, '; ')
       FROM (SELECT owner FROM action_owners WHERE action_owners.action = threads.owned ORDER BY position)) AS owners,
    threads.due,
    threads.state,
    heard.date AS last_heard,
    threads.silent,
    actions.page,
    document_paths.path
  FROM action_threads AS threads
  JOIN actions ON actions.key = threads.key
  JOIN meetings AS opened ON opened.key = threads.opened
  JOIN meetings AS heard ON heard.key = threads.last_heard
  JOIN minutes ON minutes.key = actions.minutes
  JOIN document_paths ON document_paths.document = minutes.document
  LEFT JOIN bodies ON bodies.key = threads.body;

CREATE VIEW open_actions AS
  -- Tasks that no meeting has called done. `silent` later meetings say nothing of them: silence is not openness.
  SELECT * FROM action_list WHERE state <> 'closed';

CREATE VIEW overdue_actions AS
  -- Tasks not called done whose date had passed when their body last met.
  SELECT action_list.*, latest.date AS as_of
  FROM action_list
  JOIN action_threads AS threads ON threads.key = action_list.key
  JOIN (SELECT body, max(date) AS date FROM meetings GROUP BY body) AS latest ON latest.body = threads.body
  WHERE action_list.state <> 'closed' AND action_list.due < latest.date;

CREATE VIEW actions_by_owner AS
  -- The same tasks, once for each person, organisation or post that is to do them.
  SELECT
    coalesce(people.name, organisations.name, action_owners.owner) AS owner,
    action_owners.owner AS as_printed,
    owner_links.person,
    owner_links.organisation,
    action_list.*
  FROM action_list
  JOIN action_threads AS threads ON threads.key = action_list.key
  JOIN action_owners ON action_owners.action = threads.owned
  LEFT JOIN owner_links ON owner_links.owner = action_owners.key
  LEFT JOIN people ON people.key = owner_links.person
  LEFT JOIN organisations ON organisations.key = owner_links.organisation;

CREATE VIEW attendance_by_attendee AS
  -- At how many meetings of a body each person or organisation was present, excused or missing, of those that list them.
  SELECT
    bodies.name AS body,
    coalesce(people.name, organisations.name) AS attendee,
    attendances.type,
    count(DISTINCT CASE WHEN attendances.status = 'present' THEN meetings.key END) AS present,
    count(DISTINCT CASE WHEN attendances.status = 'in_attendance' THEN meetings.key END) AS in_attendance,
    count(DISTINCT CASE WHEN attendances.status = 'apologies' THEN meetings.key END) AS apologies,
    count(DISTINCT CASE WHEN attendances.status = 'absent' THEN meetings.key END) AS absent,
    count(DISTINCT meetings.key) AS meetings,
    min(meetings.date) AS first,
    max(meetings.date) AS last,
    people.key AS person,
    CASE WHEN attendances.type = 'organisation' THEN organisations.key END AS organisation
  FROM attendances
  JOIN attendance_links AS links ON links.attendance = attendances.key
  JOIN meetings ON meetings.record = attendances.minutes
  LEFT JOIN bodies ON bodies.key = meetings.body
  LEFT JOIN people ON people.key = links.person
  LEFT JOIN organisations ON organisations.key = links.organisation
  WHERE people.key IS NOT NULL OR attendances.type = 'organisation'
  GROUP BY
    meetings.body,
    coalesce(people.key, organisations.key),
    attendances.type;

CREATE VIEW legislation_over_time AS
  -- Which meetings mention which legislation, and how often.
  SELECT
    legislation.title,
    legislation.year,
    legislation.type,
    meetings.date,
    bodies.name AS body,
    count(*) AS mentions,
    group_concat(DISTINCT legislation_mentions.provision) AS provisions,
    legislation.uri,
    legislation.key AS legislation,
    meetings.key AS meeting
  FROM legislation_links AS links
  JOIN legislation ON legislation.key = links.legislation
  JOIN legislation_mentions ON legislation_mentions.key = links.mention
  JOIN meetings ON meetings.record = legislation_mentions.minutes
  LEFT JOIN bodies ON bodies.key = meetings.body
  GROUP BY legislation.key, meetings.key;

CREATE VIEW bill_progress AS
  -- What each meeting says of the stage a bill has reached; `is_news` if the body's meeting before said something else.
  SELECT
    title, year, date, house, stage, stage_date, became, body, mentions,
    coalesce(stage || coalesce(house, ''), '') <>
      coalesce(lag(stage || coalesce(house, '')) OVER (PARTITION BY legislation, body ORDER BY date, mention), '') AS is_news,
    legislation, meeting, mention
  FROM (
    SELECT
      legislation.title,
      legislation.year,
      meetings.date,
      legislation_mentions.house,
      legislation_mentions.stage,
      max(legislation_mentions.stage_date) AS stage_date,
      max(json_extract(legislation_mentions.became, '$.title')) AS became,
      bodies.name AS body,
      count(*) AS mentions,
      legislation.key AS legislation,
      meetings.key AS meeting,
      min(legislation_mentions.key) AS mention
    FROM legislation_links AS links
    JOIN legislation ON legislation.key = links.legislation
    JOIN legislation_mentions ON legislation_mentions.key = links.mention
    JOIN meetings ON meetings.record = legislation_mentions.minutes
    LEFT JOIN bodies ON bodies.key = meetings.body
    WHERE legislation.type = 'bill' AND legislation_mentions.stage IS NOT NULL
    GROUP BY legislation.key, meetings.key, legislation_mentions.house, legislation_mentions.stage
  );

CREATE VIEW abbreviation_meanings AS
  -- Every use of a short form with what it stands for: as its document says, else the body's earlier minutes, else the
  -- list of public bodies. Where several senses remain, none is chosen and `candidates` has them.
  SELECT
    uses.short,
    CASE WHEN links.use IS NULL THEN uses.long ELSE links.long END AS long,
    CASE WHEN links.use IS NULL THEN uses.sense WHEN links.long IS NOT NULL THEN 'earlier_minutes' END AS sense,
    coalesce(links.candidates, uses.candidates) AS candidates,
    links.abbreviation,
    meetings.date,
    bodies.name AS body,
    uses.page,
    meetings.key AS meeting,
    uses.key
  FROM abbreviation_uses AS uses
  LEFT JOIN abbreviation_links AS links ON links.use = uses.key
  JOIN meetings ON meetings.record = uses.minutes
  LEFT JOIN bodies ON bodies.key = meetings.body;

CREATE VIEW action_timeline AS
  -- What each meeting says of each task, with its own words, who was to do it then, and where that stands.
  SELECT
    history.thread,
    meetings.date,
    history.event,
    history.changes,
    history.silent_before,
    actions.text,
    (SELECT group_concat(owner, '; ')
       FROM (SELECT owner FROM action_owners WHERE action_owners.action = actions.key ORDER BY position)) AS owners,
    actions.due,
    actions.ref,
    history.status,
    bodies.name AS body,
    document_paths.path,
    actions.page,
    actions.block,
    actions.key,
    history.meeting
  FROM action_history AS history
  JOIN actions ON actions.key = history.action
  JOIN meetings ON meetings.key = history.meeting
  JOIN minutes ON minutes.key = actions.minutes
  JOIN document_paths ON document_paths.document = minutes.document
  LEFT JOIN bodies ON bodies.key = meetings.body;

CREATE VIEW actions_by_meeting AS
  -- How many tasks each meeting set, told of again, and closed: what is carried over is not counted as set.
  SELECT
    bodies.name AS body,
    meetings.date,
    count(DISTINCT CASE WHEN history.event = 'opened' THEN history.thread END) AS opened,
    count(DISTINCT CASE WHEN history.event IN ('carried', 'updated', 'reopened') THEN history.thread END) AS carried,
    count(DISTINCT CASE WHEN history.event = 'closed' THEN history.thread END) AS closed,
    meetings.key AS meeting
  FROM meetings
  LEFT JOIN action_history AS history ON history.meeting = meetings.key
  LEFT JOIN bodies ON bodies.key = meetings.body
  GROUP BY meetings.key;

CREATE VIEW unmatched_names AS
  -- Names to whom something is to be done that match no one in the body's minutes.
  SELECT
    action_owners.owner AS name,
    bodies.name AS body,
    count(*) AS actions,
    min(meetings.date) AS first,
    max(meetings.date) AS last
  FROM action_owners
  JOIN meetings ON meetings.record = action_owners.minutes
  LEFT JOIN bodies ON bodies.key = meetings.body
  LEFT JOIN owner_links ON owner_links.owner = action_owners.key
  WHERE owner_links.owner IS NULL
  GROUP BY action_owners.owner, meetings.body;
