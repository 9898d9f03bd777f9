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
  quorum TEXT CHECK (quorum IN ('present', 'absent', 'lost')),  -- as the minutes tell it; lost: it was there at first
  quorum_needed INTEGER,            -- how many make a quorum, where they say so
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
  {mention}
) STRICT;

CREATE INDEX sections_minutes ON sections(minutes, position);
CREATE INDEX sections_section ON sections(section);
CREATE INDEX sections_parent ON sections(parent);

CREATE TABLE evidence (
  -- Where the values of a row of `minutes` were read.
  key TEXT PRIMARY KEY,
  minutes TEXT NOT NULL REFERENCES minutes(key) ON DELETE CASCADE,
  field TEXT NOT NULL,              -- the value's name in the record: body, date, start, ...
  {mention}
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
  {mention}
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
  {mention}
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
  {mention}
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
  {mention}
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
  {mention}
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
  {mention}
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
