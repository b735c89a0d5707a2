"""A day on the command line: one that a session may have; anything else is one sentence, never a failure."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from mediateur.cli import days, run
from mediateur.errors import UsageError

WRONG = ("hier", "", "2026-02-30", "0001-01-01", "2021-12-31", "2101-01-01", "9999-12-31")


@pytest.mark.parametrize("word", WRONG)
def test_what_is_no_day_of_a_session_is_said_with_the_option(word: str) -> None:
    with pytest.raises(UsageError, match=r"^--au attend un jour de 2022 à 2100, comme 2026-11-23\.$"):
        days.day(word, "--au")


@pytest.mark.parametrize("word", ["2022-01-01", "2026-11-23", "2100-12-31"])
def test_every_other_day_is_read(word: str) -> None:
    assert days.day(word, "--au").isoformat() == word


def test_days_are_given_in_order() -> None:
    first, last = dt.date(2026, 11, 1), dt.date(2026, 11, 30)
    assert days.period(first, last) == (first, last)
    assert days.period(first, first).days == 1
    with pytest.raises(UsageError, match="dans l’ordre"):
        days.period(last, first)


@pytest.mark.parametrize(
    "words",
    [
        ("journal", "statistiques"),
        ("journal", "statistiques", "--partageable"),
        ("journal", "bilan", "bilan.pdf"),
        ("journal", "exporter", "journal.csv"),
        ("reseau", "chiffres"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize(
    "asked",
    [
        ("--du", "9999-12-02", "--au", "9999-12-31"),
        ("--au", "0001-01-01"),
        ("--du", "0001-01-01", "--au", "9999-12-31"),
    ],
    ids=" ".join,
)
def test_extreme_days_are_refused_and_the_widest_period_is_not(
    words: tuple[str, ...],
    asked: tuple[str, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["--dossier", str(tmp_path / "d"), *words, *asked]) == 2
    assert "attend un jour de 2022 à 2100" in capsys.readouterr().err
    widest = ("--du", "2022-01-01", "--au", "2100-12-31")
    assert run(["--dossier", str(tmp_path / "d"), *words, *widest]) == 0
