"""The guard against tables of made-up notes: what it must stop, what it must let through."""

from __future__ import annotations

import datetime as dt

import pytest

from mediateur.journal.privacy import Kind, inspect
from tests.journal import privacy_more_notes as more
from tests.journal.notes_to_keep import NOTES as NOTES_TO_KEEP
from tests.journal.notes_to_keep import PRODUCT_WORDS, WARNINGS
from tests.journal.notes_to_stop import NOTES as NOTES_TO_STOP
from tests.journal.samples import TODAY


@pytest.mark.parametrize(("kind", "note"), NOTES_TO_STOP + more.TO_STOP)
def test_a_note_that_names_someone_is_stopped_and_the_kind_told(kind: str, note: str) -> None:
    assert kind in inspect(note, today=TODAY).answer().split(", ")


@pytest.mark.parametrize("note", NOTES_TO_KEEP + more.TO_KEEP)
def test_an_innocent_note_passes(note: str) -> None:
    assert inspect(note, today=TODAY).answer() == "ok"


@pytest.mark.parametrize("note", WARNINGS + more.WARNINGS)
def test_a_health_word_warns_and_does_not_block(note: str) -> None:
    verdict = inspect(note, today=TODAY)
    assert verdict.answer() == "avertissement: sante"
    assert not verdict.blocking


@pytest.mark.parametrize("note", PRODUCT_WORDS + more.PRODUCT_WORDS)
def test_the_words_of_the_product_do_not_warn(note: str) -> None:
    assert inspect(note, today=TODAY).answer() == "ok"


def test_the_tables_are_large_and_cover_every_kind() -> None:
    assert len(NOTES_TO_STOP) >= 300
    assert len(NOTES_TO_KEEP) >= 300
    assert {kind for kind, _ in NOTES_TO_STOP} == {kind.value for kind in Kind} - {"sante"}


def test_what_is_recent_today_is_a_birth_date_years_later() -> None:
    note = "le 23/11/2026"
    assert inspect(note, today=TODAY).answer() == "ok"
    assert inspect(note, today=dt.date(2040, 1, 1)).answer() == "date-naissance"
    assert inspect("12/03/1951").answer() == "date-naissance"


def test_several_kinds_are_told_once_each_in_order() -> None:
    note = "Mme Lorvain, 06 39 98 12 34 ou 06 39 98 12 35, code 482913, né le 12/03/1951, lorvain@example.fr, diabète"
    verdict = inspect(note, today=TODAY)
    assert verdict.answer() == "code, date-naissance, e-mail, nom, telephone"
    assert [finding.kind for finding in verdict.warnings] == [Kind.HEALTH]
