"""« À recopier » on paper: every line, in order, in a table that assistive tools read."""

from __future__ import annotations

from mediateur.forms import recopy_layout
from mediateur.journal.recopy import CopyLine, Sheet
from mediateur.paths import resources
from tests.forms import reading, samples

LINES = (
    CopyLine("Type d’activité", "Atelier collectif"),
    CopyLine("Durée", "De 1 à 2 heures", "La plus fréquente."),
    CopyLine("Tranche d’âge", ""),
)


def printed(*sheets: Sheet) -> bytes:
    return recopy_layout.render(
        "La Coop, 16 au 22 novembre", sheets, "Une phrase.", printed=samples.PRINTED, resources=resources()
    )


def test_each_report_is_a_tagged_table_with_all_its_lines() -> None:
    pdf = printed(Sheet("Individuels", "4 accompagnements", LINES), Sheet("Atelier du 19", "12 présents", LINES))
    said = " ".join(reading.lines(pdf))
    for words in ("La Coop, 16 au 22 novembre", "Une phrase.", "Individuels, 4 accompagnements", "Atelier du 19"):
        assert words in said.replace("\u00a0", " ")
    for line in LINES:
        assert said.count(line.label) == 2
        assert said.count(line.value or recopy_layout.NOTHING) == 2
    tags = [element.tag for element in reading.structure(pdf).walk()]
    assert tags.count("Table") == 2
    assert tags.count("TR") == 2 * (len(LINES) + 1)
    assert tags.count("TH") == 2 * (len(LINES) + 2)


def test_a_long_form_goes_over_several_pages() -> None:
    many = tuple(CopyLine(f"Ligne {number}", f"Valeur {number}") for number in range(70))
    said = " ".join(reading.lines(printed(Sheet("Ensemble", "3 personnes", many)))).replace("\u00a0", " ")
    assert [line.label in said and line.value in said for line in many] == [True] * len(many)
