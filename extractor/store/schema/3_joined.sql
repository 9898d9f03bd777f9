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
  quorum TEXT,
  quorum_needed INTEGER,
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
