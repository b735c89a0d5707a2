"""The invitation on paper: its code reads back to the invitation, and it says what a person is to know first."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from mediateur import paths
from mediateur.forms.network_invitation import Sheet, render
from mediateur.trust import invitation
from mediateur.trust.invitation import MOST_CALLED, MOST_NAME, Invitation
from mediateur.usecases.network.invitation_reading import from_file
from tests.forms import reading, samples
from tests.prove.checkers import CHECKERS, spoilt

UNTIL = dt.date(2026, 12, 13)
MADE = Invitation(
    f"https://{'partage.' * 20}exemple.fr/v1",
    "mediateur-07",
    "c-1a2b3c4d5e6f",
    "x" * 32,
    "ardeche-nord",
    "É" * (MOST_NAME // 2),
    UNTIL,
    called="É" * (MOST_CALLED // 2),
)


def test_the_code_on_paper_is_the_invitation_and_the_paper_is_one_page(tmp_path: Path) -> None:
    text = invitation.write(MADE)
    sheet = Sheet(MADE.name, MADE.territory, "partage.exemple.fr", MADE.expires, text)
    made = render(sheet, printed=samples.PRINTED, resources=paths.resources())
    file = tmp_path / "invitation.pdf"
    file.write_bytes(made)
    assert from_file(file, UNTIL) == MADE
    assert len(reading.pages(made)) == 1
    told = reading.words(made)
    for words in ("ardeche-nord", "13 décembre 2026", "ne sert qu’une fois", "Vous pouvez refuser"):
        assert words in told.replace("\N{NO-BREAK SPACE}", " ").replace("\n", " ")
    assert MADE.secret not in told


def test_it_is_accessible() -> None:
    sheet = Sheet(MADE.name, "Ardèche nord", "partage.exemple.fr", UNTIL, invitation.write(MADE))
    made = render(sheet, printed=samples.PRINTED, resources=paths.resources())
    verdict = CHECKERS["page-validation"](made)
    assert verdict.rules and not verdict.failures
    assert CHECKERS["page-validation"](spoilt(made)).failures


def test_the_picture_has_words_for_who_cannot_see_it() -> None:
    sheet = Sheet("Conseil", "nord", "partage.exemple.fr", UNTIL, invitation.write(MADE))
    made = render(sheet, printed=samples.PRINTED, resources=paths.resources())
    assert [node.alt for node in reading.structure(made).walk() if node.alt] == [
        "Carré à lire, qui contient l’invitation"
    ]
