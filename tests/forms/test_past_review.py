"""Every paper that rests on sources says when its content should have been read again, once that month has ended."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from mediateur.app import App
from mediateur.forms.legal import Dates
from mediateur.usecases.paper.printing import Printing
from tests.forms import reading

ON_PAPER = (
    *("guide-activer-adulte", "preparer-revenir", "memo-qui-voit-quoi", "lettre-cloture", "cartes-memo"),
    *("panneau-refuser", "affiche-securite", "fiche-opposition", "module-activer"),
)
MARK = "À relire depuis fin février 2027"


def text(form: str, variant: str, language: str, day: dt.date, folder: Path) -> str:
    app = App(folder)
    printing = Printing(app.content, app.preferences, lambda: dt.datetime.combine(day, dt.time(10)))
    said = " ".join(reading.lines(printing.form(form, variant, language, None)))
    return said.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("form", ON_PAPER)
def test_paper_is_marked_from_the_day_after(form: str, data_folder: Path) -> None:
    assert MARK not in text(form, "courant", "fr", dt.date(2027, 2, 28), data_folder)
    assert MARK in text(form, "courant", "fr", dt.date(2027, 3, 1), data_folder)


def test_it_is_said_in_the_language_of_the_paper(data_folder: Path) -> None:
    said = text("guide-activer-adulte", "gros", "en", dt.date(2027, 3, 1), data_folder)
    assert "To be reviewed since the end of February 2027" in said


def test_paper_that_rests_on_no_source_is_not_marked() -> None:
    dates = Dates(False, (), "", dt.date(2090, 1, 1), "2027-02")
    assert dates.past == ""
    assert len(dates.lines()) == 1
