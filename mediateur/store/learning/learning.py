"""What learners did, kept and found again. Every method raises MediateurError, in French, when the file refuses."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from mediateur.store.learning.file import NAME, LearningFile
from mediateur.training.learned import Answered, Asked, Attempt, Practised, Progress


class Learning:
    """The learners of this machine. What is asked of several labels is that of one person who was renamed."""

    def __init__(self, folder: Path, name: str = NAME) -> None:
        self.file = LearningFile(folder / name)

    @property
    def origin(self) -> str:
        """The random id of this machine's learners, which sheets of results bear; empty before anything is kept."""
        with self.file.reading() as connection:
            found = connection and connection.execute("SELECT value FROM machine WHERE key = 'origin'").fetchone()
        return str(found[0]) if found else ""

    def empty(self) -> None:
        """Delete the file, which is done in practice only."""
        self.file.delete()

    def progress(self, *learners: str) -> dict[str, Progress]:
        """Return where a learner is, by id of module; of two labels, the first one named is believed."""
        found: dict[str, Progress] = {}
        for learner in learners:
            query = "SELECT module, section, finished_day FROM progress WHERE learner = ?"
            for module, section, finished in self._rows(query, learner):
                day = dt.date.fromisoformat(finished) if finished else None
                found.setdefault(module, Progress(module=module, section=section, finished=day))
        return found

    def keep_progress(self, learner: str, progress: Progress) -> None:
        """Keep where a learner is in a module, in place of where she was."""
        day = progress.finished.isoformat() if progress.finished else None
        with self.file.writing() as connection:
            connection.execute(
                "INSERT INTO progress VALUES (?, ?, ?, ?) ON CONFLICT (learner, module) DO UPDATE "
                "SET section = excluded.section, finished_day = excluded.finished_day",
                (learner, progress.module, progress.section, day),
            )

    def attempts(self, *learners: str) -> tuple[Attempt, ...]:
        """Return the quizzes that a learner began on this machine, oldest first; all there are, where none is named.

        A sheet of results may bear a label that is used here as well: what was imported is nobody's of this machine.
        """
        marks = ", ".join("?" * len(learners))
        where = f"WHERE origin = '' AND learner IN ({marks})" if learners else ""
        with self.file.reading() as connection:
            return _attempts(connection, where, learners) if connection else ()

    def add_attempt(self, attempt: Attempt) -> bool:
        """Keep a quiz with what was answered of it; False, and nothing changes, when its id is known."""
        return bool(self.add_attempts((attempt,)))

    def add_attempts(self, attempts: Iterable[Attempt]) -> int:
        """Keep quizzes, all or none; return how many were not known by their id."""
        with self.file.writing() as connection:
            return sum(_add(connection, attempt) for attempt in attempts)

    def add_answer(self, attempt: str, place: int, answer: Answered) -> None:
        """Keep the answer to the question at a place (from 0) of a quiz; a place is answered once."""
        with self.file.writing() as connection:
            _answer(connection, attempt, place, answer)

    def tallies(self) -> Mapping[str, tuple[int, int]]:
        """Return for each question how often it was answered, here or on a sheet, and how often rightly."""
        query = "SELECT question, count(*), sum(correct) FROM answer GROUP BY question"
        return {question: (answered, right) for question, answered, right in self._rows(query)}

    def practised(self, *learners: str) -> tuple[Practised, ...]:
        """Return the cases that a learner practised, oldest first."""
        marks = ", ".join("?" * len(learners))
        query = f'SELECT "case", day, outcome FROM practice WHERE learner IN ({marks}) ORDER BY seq'  # noqa: S608 - names and marks of this module
        return tuple(
            Practised(case=case, day=dt.date.fromisoformat(day), outcome=outcome)
            for case, day, outcome in self._rows(query, *learners)
        )

    def add_practice(self, learner: str, practised: Practised) -> None:
        """Keep that a learner practised a case."""
        with self.file.writing() as connection:
            connection.execute(
                'INSERT INTO practice (learner, "case", day, outcome) VALUES (?, ?, ?, ?)',
                (learner, practised.case, practised.day.isoformat(), practised.outcome),
            )

    def _rows(self, query: str, *values: str) -> list[tuple[Any, ...]]:
        with self.file.reading() as connection:
            return connection.execute(query, values).fetchall() if connection else []


def _add(connection: sqlite3.Connection, attempt: Attempt) -> bool:
    if connection.execute("SELECT 1 FROM attempt WHERE id = ?", (attempt.id,)).fetchone():
        return False
    asked = json.dumps([[asked.question, *asked.answers] for asked in attempt.asked])
    values = (attempt.id, attempt.learner, attempt.quiz, attempt.seed, attempt.day.isoformat(), asked, attempt.origin)
    connection.execute(
        "INSERT INTO attempt (id, learner, quiz, seed, day, asked, origin) VALUES (?, ?, ?, ?, ?, ?, ?)", values
    )
    for place, answer in enumerate(attempt.answered):
        _answer(connection, attempt.id, place, answer)
    return True


def _answer(connection: sqlite3.Connection, attempt: str, place: int, answer: Answered) -> None:
    values = (attempt, place, answer.question, json.dumps(answer.given), answer.right)
    connection.execute("INSERT INTO answer VALUES (?, ?, ?, ?, ?)", values)


def _attempts(connection: sqlite3.Connection, where: str, learners: tuple[str, ...]) -> tuple[Attempt, ...]:
    columns = "id, learner, quiz, seed, day, asked, origin"
    rows = connection.execute(f"SELECT {columns} FROM attempt {where} ORDER BY seq", learners).fetchall()  # noqa: S608 - names and marks of this module
    answers = connection.execute(
        f"SELECT attempt, question, given, correct FROM answer "  # noqa: S608 - names and marks of this module
        f"WHERE attempt IN (SELECT id FROM attempt {where}) ORDER BY attempt, place",
        learners,
    )
    answered: dict[str, list[Answered]] = {}
    for attempt, question, given, right in answers:
        answered.setdefault(attempt, []).append(Answered(question, tuple(json.loads(given)), bool(right)))
    return tuple(_attempt(row, tuple(answered.get(row[0], ()))) for row in rows)


def _attempt(row: tuple[str, str, str, int, str, str, str], answered: tuple[Answered, ...]) -> Attempt:
    id_, learner, quiz, seed, day, asked, origin = row
    return Attempt(
        id=id_,
        learner=learner,
        quiz=quiz,
        seed=seed,
        day=dt.date.fromisoformat(day),
        asked=tuple(Asked(question, tuple(answers)) for question, *answers in json.loads(asked)),
        answered=answered,
        origin=origin,
    )
