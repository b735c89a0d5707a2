"""The report of figures: one page, a table to a part, no bar that says what is hidden."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from mediateur import paths
from mediateur.content.text import NBSP
from mediateur.forms import report_layout
from mediateur.forms.report import Line, Part, Report
from tests.forms import reading, samples
from tests.forms.test_documents import failures

HEADLINE = Part(
    "Les comptes",
    (
        Line("Personnes touchées", "171", 1.0, "Informées en direct, seules ou en groupe. Une fois par venue."),
        Line("Personnes accompagnées", "118", 118 / 171, "Ont fait elles-mêmes au moins une étape."),
        Line("Droits exercés", "0", 0.0),
    ),
)
AGES = Part("Âge, personnes touchées", (Line("70 ans et plus", "52", 1.0), Line("40 à 59 ans", "36", 36 / 52)))
BLOCKS = Part("Ce qui bloque le plus", (Line("Confiance", f"<{NBSP}11", None),), "Trop peu pour être partagé.")
GOAL = "Objectif de l’année 2026 : 268 personnes sur 400."
METHOD, PROTECTION = "Une venue est une personne à une séance.", "Aucun nombre de 1 à 10 n’est montré."


def report(*parts: Part) -> Report:
    return Report("Bilan", "France Services, salle 2.", HEADLINE, parts, GOAL, (METHOD,), PROTECTION)


def printed(*parts: Part) -> bytes:
    return report_layout.render(report(*parts), printed=samples.PRINTED, resources=paths.resources())


@pytest.mark.needs_tool("pdfinfo")
@pytest.mark.parametrize("parts", [(), (AGES,), (AGES, BLOCKS)], ids=["headline", "odd", "even"])
def test_is_pdf_ua_on_one_page(parts: tuple[Part, ...], tmp_path: Path) -> None:
    pdf = printed(*parts)
    assert failures(pdf, tmp_path) == []
    assert len(pypdfium2.PdfDocument(pdf)) == 1


@pytest.mark.needs_tool("pdfinfo")
def test_is_told_part_after_part_each_name_before_its_number(tmp_path: Path) -> None:
    told = [line.replace(NBSP, " ") for line in reading.spoken(printed(AGES, BLOCKS), tmp_path)]
    at = told.index("P: Personnes touchées")
    assert told[at : told.index("H2: Comment ces chiffres sont comptés")] == [
        *("P: Personnes touchées", "P: Informées en direct, seules ou en groupe. Une fois par venue.", "TD: 171"),
        *("P: Personnes accompagnées", "P: Ont fait elles-mêmes au moins une étape.", "TD: 118"),
        *("P: Droits exercés", "TD: 0"),
        *("H2: Âge, personnes touchées", "P: 70 ans et plus", "TD: 52", "P: 40 à 59 ans", "TD: 36"),
        *("H2: Ce qui bloque le plus", "P: Confiance", "TD: < 11", "P: Trop peu pour être partagé."),
    ]


def test_what_is_counted_and_what_was_hidden_are_said() -> None:
    text = " ".join(reading.lines(printed(AGES))).replace(NBSP, " ")
    assert METHOD in text
    assert PROTECTION in text
    assert GOAL in text
    assert "Sources les plus récentes" not in text


def test_bars_are_as_long_as_their_numbers_and_a_hidden_one_says_nothing() -> None:
    rects = [rect for sheet in reading.pages(printed(AGES, BLOCKS)) for rect in sheet.rects if rect.tag == "/Artifact"]
    whole, part, old, middle, hidden = (rect.width for rect in rects)
    assert part / whole == pytest.approx(118 / 171, abs=0.01)
    assert middle / old == pytest.approx(36 / 52, abs=0.01)
    assert 0 < hidden < old
