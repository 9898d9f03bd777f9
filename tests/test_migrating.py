"""A database of an older version comes up to date with all its rows."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from extractor.errors import DatabaseError
from extractor.store import open_database, open_to_read
from extractor.store.database import APPLICATION_ID, SCHEMA_VERSION

VERSION_3 = Path(__file__).parent / "schemas" / "3.sql"
DIGEST, OTHER = "a" * 64, "b" * 64
# Rows of version 3: a document at two paths, one that failed, and a file that could not be opened.
ROWS = f"""
INSERT INTO runs VALUES (1, '2026-01-05T10:00:00+00:00', '2026-01-05T10:01:00+00:00', 'finished', '0.1', 'r', '["in"]',
  2, 0, 2);
INSERT INTO documents (sha256, outcome, version, rules_version, bytes, media_type, kind, text, read_at, seconds)
  VALUES ('{DIGEST}', 'imported', '0.1', 'r', 12, 'text/plain', 'minutes', 'Fence', '2026-01-05T10:00:01+00:00', 0.5);
INSERT INTO documents (sha256, outcome, class, message, version, rules_version, bytes)
  VALUES ('{OTHER}', 'failed', 'corrupt', 'damaged', '0.1', 'r', 9);
INSERT INTO files VALUES ('/in/a.txt', '{DIGEST}', NULL, NULL), ('/in/b.txt', '{DIGEST}', NULL, NULL),
  ('/in/c.pdf', '{OTHER}', NULL, NULL), ('/in/d.pdf', NULL, 'unreadable', 'no permission');
INSERT INTO events VALUES (1, 1, '2026-01-05T10:00:02+00:00', 'ingestion', '/in/a.txt', '{DIGEST}', 'success', NULL);
"""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "minutes.db"
    with closing(sqlite3.connect(path)) as db:
        db.executescript(VERSION_3.read_text("utf-8") + ROWS)
        db.executescript(
            f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = 3; PRAGMA journal_mode = WAL"
        )
    return path


def test_an_older_database_comes_up_to_date_when_it_is_written_to(old: Path, tmp_path: Path) -> None:
    with closing(open_database(old)) as db, closing(open_database(tmp_path / "new.db")) as new:
        assert schema(db) == schema(new)
        assert db.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        assert db.execute(
            "SELECT path, outcome, class, sha256, attempts, seen FROM ledger ORDER BY path"
        ).fetchall() == [
            ("/in/a.txt", "imported", None, DIGEST, 1, "2026-01-05T10:00:02+00:00"),
            ("/in/b.txt", "imported", None, DIGEST, 1, "2026-01-05T10:00:00+00:00"),
            ("/in/c.pdf", "failed", "corrupt", OTHER, 1, "2026-01-05T10:00:00+00:00"),
            ("/in/d.pdf", "failed", "unreadable", None, 1, "2026-01-05T10:00:00+00:00"),
        ]
        assert db.execute("SELECT command, imported FROM runs").fetchall() == [("import", 2)]
        assert db.execute("SELECT type, path FROM events").fetchall() == [("ingestion", "/in/a.txt")]
        assert db.execute("SELECT text, seconds FROM documents WHERE kind = 'minutes'").fetchall() == [("Fence", 0.5)]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["minutes.db", "new.db"]


def schema(db: Database) -> list[Any]:
    return db.execute("SELECT type, name, sql FROM sqlite_master ORDER BY type, name").fetchall()


def test_an_older_database_is_not_changed_by_reading(old: Path) -> None:
    before = old.read_bytes()
    with pytest.raises(DatabaseError, match="import"):
        open_to_read(old)
    assert old.read_bytes() == before


def test_rows_that_do_not_belong_together_leave_the_old_database_as_it_is(old: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(old)) as db:
        db.execute("UPDATE files SET document = 'nowhere' WHERE path = '/in/a.txt'")
        db.commit()
    with pytest.raises(DatabaseError, match="belong together"):
        open_database(old)
    with closing(sqlite3.connect(old)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (3,)
    assert [path.name for path in tmp_path.iterdir()] == ["minutes.db"]


def test_every_version_since_the_oldest_comes_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "minutes.db"
    with closing(sqlite3.connect(path)) as db:
        db.executescript((VERSION_3.parent / "6.sql").read_text("utf-8"))
        db.executescript(
            f"""
            INSERT INTO runs (id, command, started, version, rules_version, paths, settings)
              VALUES (1, 'import', '2026-01-05T10:00:00+00:00', '0.1', 'r', '[]', '{{}}');
            INSERT INTO files (path, state, class, run, seen) VALUES ('/in/a.pdf', 'done', 'unreadable', 1, '2026-01-05');
            PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = 6
            """
        )
    with closing(open_database(path)) as db, closing(open_database(tmp_path / "new.db")) as new:
        assert schema(db) == schema(new)
        assert db.execute("SELECT path, is_closed FROM files").fetchall() == [("/in/a.pdf", 0)]


def test_minutes_of_a_database_without_quorums_come_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "minutes.db"
    with closing(sqlite3.connect(path)) as db:
        db.executescript((VERSION_3.parent / "7.sql").read_text("utf-8"))
        db.executescript(
            f"""
            INSERT INTO documents (sha256, outcome, version, rules_version, bytes, media_type, kind, text, read_at, seconds)
              VALUES ('{DIGEST}', 'imported', '0.1', 'r', 5, 'text/plain', 'minutes', 'Fence', '2026-01-05', 0.5);
            INSERT INTO minutes (key, document, kind, body, next_meeting, approval, head, series)
              VALUES ('k', '{DIGEST}', 'minutes', 'Rook Lane Society', '2026-02-01', 'draft', 'Fence', 'rook lane society');
            PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = 7
            """
        )
    with closing(open_database(path)) as db, closing(open_database(tmp_path / "new.db")) as new:
        assert schema(db) == schema(new)
        facts = "next_meeting, quorum, quorum_needed, approval"
        assert db.execute(f"SELECT {facts} FROM minutes").fetchall() == [("2026-02-01", None, None, "draft")]
        assert db.execute(f"SELECT {facts} FROM meetings").fetchall() == [("2026-02-01", None, None, "draft")]
