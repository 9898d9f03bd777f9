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
