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
