"""Names and secrets whose words are all French, typed in haste, and the innocent notes that look like them."""

from __future__ import annotations

import pytest

from tests.journal.privacy_corpus import FOLDER, Row, is_stopped, rows

TO_STOP = rows(FOLDER / "stop-typed.tsv")
TO_KEEP = rows(FOLDER / "keep-typed.tsv")


@pytest.mark.parametrize("row", TO_STOP, ids=lambda row: row.note)
def test_a_name_of_ordinary_words_is_stopped(row: Row) -> None:
    assert is_stopped(row.note)


@pytest.mark.parametrize("row", TO_KEEP, ids=lambda row: row.note)
def test_every_note_that_looks_like_one_passes(row: Row) -> None:
    assert not is_stopped(row.note)


@pytest.mark.parametrize("of_a_place", ["salle", "école", "tempête", "fête sainte", "resto chez"])
def test_what_bears_a_given_name_is_nobody_and_without_it_somebody_is(of_a_place: str) -> None:
    assert not is_stopped(f"{of_a_place} nicole est fermée")
    assert is_stopped("nicole est fermée à toute aide")


def test_there_are_forty_innocent_notes_at_least() -> None:
    assert len(TO_KEEP) >= 40
