"""The tables of the learners, version after version. A version that was released is never changed: add one after it.

`PRAGMA user_version` is how many of them a file has. Days are texts (YYYY-MM-DD), lists are JSON.
"""

from __future__ import annotations

MARK = 0x4D415052  # what tells such a file from another one of SQLite

_APPEND_ONLY = """
CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;
CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;
CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE {same})
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;
"""  # REPLACE deletes without asking the trigger of DELETE


def _append_only(table: str, *same: str) -> str:
    key = " AND ".join(f"{column} = NEW.{column}" for column in same)
    return _APPEND_ONLY.format(table=table, same=f"({key}) OR rowid = NEW.rowid")


_FIRST = f"""
CREATE TABLE machine (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE progress (
    learner TEXT NOT NULL, module TEXT NOT NULL, section TEXT NOT NULL, finished_day TEXT,
    PRIMARY KEY (learner, module)
);
CREATE TABLE attempt (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, learner TEXT NOT NULL, quiz TEXT NOT NULL,
    seed INTEGER NOT NULL, day TEXT NOT NULL, asked TEXT NOT NULL, origin TEXT NOT NULL
);
CREATE TABLE answer (
    attempt TEXT NOT NULL REFERENCES attempt (id), place INTEGER NOT NULL, question TEXT NOT NULL,
    given TEXT NOT NULL, correct INTEGER NOT NULL CHECK (correct IN (0, 1)),
    PRIMARY KEY (attempt, place)
);
CREATE INDEX answer_question ON answer (question, correct);
CREATE TABLE practice (
    seq INTEGER PRIMARY KEY, learner TEXT NOT NULL, "case" TEXT NOT NULL, day TEXT NOT NULL, outcome TEXT NOT NULL
);
{_append_only("attempt", "id")}
{_append_only("answer", "attempt", "place")}
{_append_only("practice", "seq")}
"""

VERSIONS = (_FIRST,)
