"""What learners did is kept whole, found again as it was, and what was answered is never changed."""

from __future__ import annotations

import datetime as dt
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediateur.app import App
from mediateur.errors import MediateurError
from mediateur.store.learning import schema
from mediateur.store.learning.file import NAME
from mediateur.store.learning.learning import Learning
from mediateur.training.learned import Answered, Asked, Attempt, Practised, Progress

DAY = dt.date(2026, 11, 29)
ME, OTHER = "Médiateur 1", "Médiateur 2"
RIGHT, WRONG = Answered("activer-code", ("b",), True), Answered("activer-carte", ("a", "c"), False)
ATTEMPT = Attempt(
    id="a1",
    learner=ME,
    quiz="activer",
    seed=48213,
    day=DAY,
    asked=(Asked("activer-code", ("b", "a", "c")), Asked("activer-carte", ("a", "c"))),
    answered=(RIGHT,),
)


@pytest.fixture
def learning(data_folder: Path) -> Learning:
    return Learning(data_folder)


def test_nothing_is_made_before_something_is_kept(learning: Learning, data_folder: Path) -> None:
    assert learning.progress(ME) == {}
    assert learning.attempts() == ()
    assert learning.practised(ME) == ()
    assert learning.tallies() == {}
    assert learning.origin == ""
    assert not data_folder.exists()


def test_progress_is_kept_for_each_learner(learning: Learning) -> None:
    learning.keep_progress(ME, Progress(module="activer", section="codes"))
    learning.keep_progress(ME, Progress(module="activer", section="fin", finished=DAY))
    learning.keep_progress(OTHER, Progress(module="activer"))
    assert learning.progress(ME) == {"activer": Progress(module="activer", section="fin", finished=DAY)}
    assert learning.progress(OTHER, ME) == {"activer": Progress(module="activer")}
    assert learning.progress("Médiateur 3") == {}


def test_practice_is_kept_in_order(learning: Learning) -> None:
    done = [Practised(case="code-expire", day=DAY, outcome=outcome) for outcome in ("a-revoir", "juste")]
    for practised in done:
        learning.add_practice(ME, practised)
    assert learning.practised(ME) == tuple(done)
    assert learning.practised(OTHER) == ()


def test_a_quiz_is_answered_question_by_question(learning: Learning, data_folder: Path) -> None:
    assert learning.add_attempt(ATTEMPT)
    learning.add_answer("a1", 1, WRONG)
    (found,) = Learning(data_folder).attempts(ME)
    assert found == Attempt(
        **{name: getattr(ATTEMPT, name) for name in ATTEMPT.__struct_fields__} | {"answered": (RIGHT, WRONG)}
    )
    assert found.is_whole
    assert found.score == 1
    assert learning.tallies() == {"activer-code": (1, 1), "activer-carte": (1, 0)}


def test_a_known_quiz_is_not_added_again(learning: Learning) -> None:
    imported = Attempt(id="b1", learner=ME, quiz="activer", seed=1, day=DAY, asked=(), origin="ailleurs")
    assert learning.add_attempts((ATTEMPT, imported)) == 2
    assert learning.add_attempts((imported, ATTEMPT)) == 0
    assert learning.attempts(ME) == (ATTEMPT,)
    assert learning.attempts() == (ATTEMPT, imported)


def test_quizzes_are_added_all_or_none(learning: Learning) -> None:
    twice = Attempt(id="b1", learner=ME, quiz="x", seed=1, day=DAY, asked=(), answered=(RIGHT,))
    learning.add_attempt(twice)
    broken = Attempt(id="b2", learner=ME, quiz="x", seed=1, day=DAY, asked=(), answered=(Answered("q", (), 2),))  # type: ignore[arg-type]
    with pytest.raises(MediateurError):
        learning.add_attempts((ATTEMPT, broken))
    assert learning.attempts() == (twice,)


@pytest.mark.parametrize("table", ["attempt", "answer", "practice"])
@pytest.mark.parametrize(
    "change", ["UPDATE {} SET rowid = 99", "DELETE FROM {}", "INSERT OR REPLACE INTO {0} SELECT * FROM {0}"]
)
def test_what_was_done_cannot_be_changed(learning: Learning, table: str, change: str) -> None:
    learning.add_attempt(ATTEMPT)
    learning.add_practice(ME, Practised(case="code-expire", day=DAY, outcome="juste"))
    with (
        closing(sqlite3.connect(learning.file.path)) as outsider,
        pytest.raises(sqlite3.IntegrityError, match="append-only"),
    ):
        outsider.execute(change.format(table))
    assert learning.attempts() == (ATTEMPT,)
    assert len(learning.practised(ME)) == 1


def test_a_place_is_answered_once(learning: Learning) -> None:
    learning.add_attempt(ATTEMPT)
    with pytest.raises(MediateurError):
        learning.add_answer("a1", 0, WRONG)
    with pytest.raises(MediateurError):
        learning.add_answer("inconnu", 0, WRONG)
    assert learning.attempts(ME)[0].answered == (RIGHT,)


def test_the_machine_keeps_its_origin(learning: Learning, data_folder: Path) -> None:
    learning.add_attempt(ATTEMPT)
    assert len(learning.origin) == 16
    assert Learning(data_folder).origin == learning.origin


def test_the_program_keeps_practice_apart_and_empties_it(data_folder: Path) -> None:
    real, practice = App(data_folder), App(data_folder, practice=True)
    real.learners.add_attempt(ATTEMPT)
    practice.learners.keep_progress(ME, Progress(module="activer"))
    assert not real.is_open
    assert practice.learners.attempts() == ()
    practice.empty_practice()
    assert practice.learners.progress(ME) == {}
    real.empty_practice()
    assert real.learners.attempts() == (ATTEMPT,)


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
def test_only_its_owner_reads_the_file(learning: Learning, data_folder: Path) -> None:
    learning.add_attempt(ATTEMPT)
    modes = {path.name: oct(path.stat().st_mode & 0o777) for path in (data_folder, *data_folder.iterdir())}
    assert modes == {data_folder.name: "0o700", NAME: "0o600"}


def test_a_damaged_file_is_told_and_left_as_it_is(learning: Learning) -> None:
    learning.add_attempt(ATTEMPT)
    path = learning.file.path
    learning.file.check()
    content = path.read_bytes()
    ruined = content[:4096] + bytes(4096) + content[8192:]
    path.write_bytes(ruined)
    with pytest.raises(MediateurError, match="illisible ou abîmé"):
        learning.file.check()
    path.write_bytes(b"autre chose" * 1000)
    with pytest.raises(MediateurError, match="illisible ou abîmé"):
        learning.keep_progress(ME, Progress(module="activer"))
    assert path.read_bytes() == b"autre chose" * 1000


def test_another_program_s_file_is_refused(learning: Learning, data_folder: Path) -> None:
    data_folder.mkdir()
    with closing(sqlite3.connect(learning.file.path)) as stranger:
        stranger.execute("CREATE TABLE recettes (nom TEXT)")
    before = learning.file.path.read_bytes()
    with pytest.raises(MediateurError, match="n’est pas le suivi de la formation"):
        learning.add_attempt(ATTEMPT)
    assert learning.file.path.read_bytes() == before


def test_a_newer_file_is_refused(learning: Learning) -> None:
    learning.add_attempt(ATTEMPT)
    with closing(sqlite3.connect(learning.file.path)) as newer:
        newer.execute("PRAGMA user_version = 99")
    with pytest.raises(MediateurError, match="plus récente"):
        learning.attempts()


def test_an_older_file_is_brought_forward(learning: Learning, monkeypatch: pytest.MonkeyPatch) -> None:
    learning.add_attempt(ATTEMPT)
    origin = learning.origin
    added = "CREATE TABLE added (word TEXT);\nINSERT INTO added VALUES ('x');\n"
    monkeypatch.setattr("mediateur.store.learning.file.VERSIONS", (*schema.VERSIONS, added))
    assert learning.attempts() == (ATTEMPT,)
    assert learning.origin == origin
    with closing(sqlite3.connect(learning.file.path)) as reader:
        assert reader.execute("SELECT word FROM added").fetchall() == [("x",)]
        assert reader.execute("PRAGMA user_version").fetchall() == [(2,)]


def test_a_version_that_fails_changes_nothing(learning: Learning, monkeypatch: pytest.MonkeyPatch) -> None:
    learning.add_attempt(ATTEMPT)
    before = learning.file.path.read_bytes()
    broken = "CREATE TABLE added (word TEXT);\nINSERT INTO nowhere VALUES ('x');\n"
    with monkeypatch.context() as patch:
        patch.setattr("mediateur.store.learning.file.VERSIONS", (*schema.VERSIONS, broken))
        with pytest.raises(MediateurError):
            learning.attempts()
    assert learning.file.path.read_bytes() == before
    assert learning.attempts() == (ATTEMPT,)


_WORDS = st.text(min_size=1, max_size=12)
_ASKED = st.lists(st.builds(Asked, _WORDS, st.lists(_WORDS, max_size=4).map(tuple)), max_size=4).map(tuple)


@given(
    asked=_ASKED,
    given_=st.lists(_WORDS, max_size=4),
    right=st.booleans(),
    seed=st.integers(0, 2**53),
    learner=_WORDS,
)
def test_any_attempt_comes_back(
    tmp_path_factory: pytest.TempPathFactory,
    asked: tuple[Asked, ...],
    given_: list[str],
    right: bool,
    seed: int,
    learner: str,
) -> None:
    learning = Learning(tmp_path_factory.mktemp("apprenant"))
    answered = (Answered("q", tuple(given_), right),)
    attempt = Attempt(id="a", learner=learner, quiz="q", seed=seed, day=DAY, asked=asked, answered=answered)
    learning.add_attempt(attempt)
    assert learning.attempts(learner) == (attempt,)
