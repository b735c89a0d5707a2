"""The attendance sheet of a session: all who are enrolled, once, with a place to sign each, readable by ear too."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from mediateur.errors import MediateurError
from mediateur.forms.attendance import AttendanceSheet, Attendee, duration, render
from mediateur.paths import resources
from tests.forms import reading, samples
from tests.prove.checkers import CHECKERS

DAY = dt.date(2026, 12, 1)


def sheet(count: int, **more: Any) -> AttendanceSheet:
    people = tuple(
        Attendee(n, f"Médiateur {n}{' de la longue rivière des bords' * (n % 5 == 0)}", "Médiathèque" * (n % 2))
        for n in range(1, count + 1)
    )
    whole = AttendanceSheet("Accompagner", DAY, "Salle 2", "Formateur 1", 420, people)
    return whole._replace(**more)


def printed(sheet: AttendanceSheet) -> bytes:
    return render(sheet, printed=samples.PRINTED, resources=resources())


def said(pdf: bytes) -> str:
    return " ".join(reading.lines(pdf)).replace("\u00a0", " ")


@pytest.mark.parametrize("count", [0, 1, 13, 14, 41, 200])
def test_everybody_enrolled_stands_once_with_places_to_sign(count: int) -> None:
    pdf = printed(sheet(count))
    elements = list(reading.structure(pdf).walk())
    rows = [element for element in elements if element.tag == "TR"]
    heads = [row for row in rows if all(kid.tag == "TH" for kid in row.kids)]
    assert len(rows) - len(heads) == count
    assert all(len(row.kids) == 4 for row in rows)
    to_sign = [element.alt for element in elements if element.alt.startswith("Case à signer")]
    assert len(to_sign) == 2 * count
    assert len(set(to_sign)) == 2 * count
    assert [f"Médiateur {count}" in said(pdf)] == [count > 0]
    assert ("Personne n’est encore inscrit." in said(pdf)) == (count == 0)
    assert CHECKERS["page-validation"](pdf).failures == ()


def test_a_place_to_sign_is_high_enough_for_a_hand() -> None:
    boxes = [element.box for element in reading.structure(printed(sheet(13))).walk() if element.box]
    assert min(top - bottom for _, bottom, _, top in boxes) >= 11 * reading.MM


def test_a_short_session_is_signed_once_and_a_replay_says_so() -> None:
    pdf = printed(sheet(2, minutes=180, replays=dt.date(2026, 11, 5), seats=12))
    told = said(pdf)
    assert "Séance de rattrapage de celle du 5 novembre 2026" in told
    assert "1er décembre 2026, 3 h. Salle 2. Formation par Formateur 1." in told
    assert "2 inscrits pour 12 places." in told
    assert len([one for one in reading.structure(pdf).walk() if one.alt.startswith("Case à signer")]) == 2
    assert "rattrapage" not in said(printed(sheet(2)))


def test_lengths_in_words() -> None:
    assert [duration(minutes).replace("\u00a0", " ") for minutes in (420, 210, 45, 65)] == [
        *("7 h", "3 h 30", "45 minutes", "1 h 05"),
    ]


def test_a_name_that_paper_cannot_write_is_told() -> None:
    with pytest.raises(MediateurError):
        printed(sheet(0, people=(Attendee(1, "\u4e2d\u6587"),)))
