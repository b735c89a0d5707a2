"""The memo « Qui peut voir quoi ? »: every state on its page, every verdict in its cell, nothing left unsaid."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from itertools import combinations
from pathlib import Path

import pikepdf
import pytest

from mediateur import paths
from mediateur.errors import MediateurError
from mediateur.forms import memo, memo_layout
from mediateur.forms.design import style_of
from mediateur.forms.grid import Table
from mediateur.forms.memo_parts import MEANINGS, Parts
from mediateur.forms.tagged import Node
from mediateur.forms.variants import Variant
from mediateur.journal.encounter import Place
from mediateur.rights.verdicts import ICONS, LABELS, Verdict
from tests.forms import reading, samples
from tests.forms.conftest import MEMOS, Case, library, memo_of, rules

FULL = Place(
    id="p4",
    name="France Services de Vaucouleurs",
    address="12 rue de la République",
    hours="Du lundi au vendredi, 9 h à 17 h",
    phone="03 29 00 00 00",
)
IDS = tuple(choice.id for choice in rules().choices)
STATES = [state for count in range(len(IDS) + 1) for state in combinations(IDS, count)]
MOST_PAGES = {Variant.COURANT: 1, Variant.GROS: 4, Variant.SIMPLIFIE: 3}
FIGURE = "Figure: "

needs_pdfinfo = pytest.mark.needs_tool("pdfinfo")


def pages(state: tuple[str, ...], variant: Variant, contact: Place | None) -> int:
    """Return how many pages the memo of a state takes."""
    style = style_of(variant, False, paths.resources())
    return memo_layout.lay_out(style, memo_of(*state), contact, samples.PRINTED).pages


def printed(*state: str, variant: Variant = Variant.COURANT) -> bytes:
    """Return the memo of a state."""
    return memo_layout.render(
        memo_of(*state), variant, contact=samples.SHORT, printed=samples.PRINTED, resources=paths.resources()
    )


def told(pdf: bytes, folder: Path) -> list[str]:
    """Return what is told, in order."""
    return [line.replace("\u00a0", " ") for line in reading.spoken(pdf, folder)]


@pytest.mark.parametrize("variant", list(Variant))
def test_every_state_fits(variant: Variant) -> None:
    """With a contact of four lines, the highest foot that is usual: a lower one leaves more room."""
    assert len(STATES) == 256
    counts = {state: pages(state, variant, FULL) for state in STATES}
    assert {state: count for state, count in counts.items() if count > MOST_PAGES[variant]} == {}


@pytest.mark.parametrize(("variant", "most"), [(Variant.GROS, 3), (Variant.SIMPLIFIE, 2)])
def test_the_state_of_departure_takes_few_large_pages(variant: Variant, most: int) -> None:
    assert pages((), variant, samples.SHORT) == most


def test_a_contact_of_any_length_is_printed_whole_on_more_pages() -> None:
    assert max(pages(state, Variant.COURANT, samples.LONG) for state in MEMOS.values()) == 2


@needs_pdfinfo
@pytest.mark.parametrize("variant", list(Variant))
@pytest.mark.parametrize("form", list(MEMOS))
def test_every_cell_says_its_verdict_whole_and_in_its_place(form: str, variant: Variant, tmp_path: Path) -> None:
    """A word broken between two lines would not read as it is written."""
    lines = told(Case(form, variant, False, "court").pdf, tmp_path)
    value = memo_of(*MEMOS[form])
    table = ["TH: Qui", *(f"TH: {kind.title}" for kind in value.kinds)]
    for row in value.rows:
        table.append(f"TH: {row.reader.title}")
        for cell in row.cells:
            note = f", {cell.note}" if cell.note else ""
            table += [FIGURE] if cell.changed else []
            table.append(f"P: {LABELS[cell.verdict]}{note}")
    start = lines.index("TH: Qui")
    assert lines[start : start + len(table)] == [line.replace("\u00a0", " ") for line in table]
    assert "P: Voit, délai possible" in table or form != "memo-depart"


def test_every_cell_bears_the_icon_of_its_verdict() -> None:
    style, value = style_of(Variant.COURANT, False, paths.resources()), memo_of("masquer-un", "bloquer")
    density = memo_layout.WAYS[Variant.COURANT][0].density
    table = Parts(style, density, Node("Document"), value).table()
    assert isinstance(table, Table)
    drawn = [[cell.icon for cell in row[1:]] for row in table.rows[1:]]
    assert drawn == [[style.icon(ICONS[c.verdict], density.icon) for c in row.cells] for row in value.rows]


@pytest.mark.parametrize("form", list(MEMOS))
def test_the_table_has_headers_of_columns_and_of_rows(form: str) -> None:
    pdf = Case(form, Variant.COURANT, False, "court").pdf
    tables = [element for element in reading.structure(pdf).walk() if element.tag == "Table"]
    assert len(tables) == 1
    rows = [[kid.tag for kid in row.kids] for row in tables[0].kids]
    assert rows == [["TH"] * 5, *[["TH", *["TD"] * 4]] * 14]
    assert scopes(pdf) == ["/Column"] * 5 + ["/Row"] * 14


def scopes(pdf: bytes) -> list[str]:
    """Return the scopes of the headers, in the order of writing."""
    with pikepdf.open(BytesIO(pdf)) as document:
        cells = [item for item in document.objects if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/TH"]
        return sorted(str(cell.A.Scope) for cell in cells)


@pytest.mark.parametrize("form", list(MEMOS))
def test_what_the_choices_changed_is_framed_and_says_so(form: str) -> None:
    value = memo_of(*MEMOS[form])
    figures = [e.alt for e in reading.structure(Case(form, Variant.COURANT, False, "court").pdf).walk() if e.alt]
    changed = sum(cell.changed for row in value.rows for cell in row.cells)
    assert figures.count("Changé par les choix") == changed
    assert (changed > 0) is (form != "memo-depart")


@needs_pdfinfo
def test_what_is_read_at_departure(tmp_path: Path) -> None:
    lines = told(printed(), tmp_path)
    assert lines[:6] == [
        "H1: Qui peut voir quoi ?",
        "P: Exemple inventé, sans aucune personne réelle.",
        "H2: Les choix faits",
        "P: Aucun choix : réglages de départ",
        "H2: En clair",
        f"P: {memo_of().plain}".replace("\u00a0", " "),
    ]
    assert lines[lines.index("H2: Lire le tableau") :] == [
        "H2: Lire le tableau",
        "LBody: Non établi : à demander au 34 22.",
        "LBody: Voit, sauf refus : tant que la personne n’a pas dit non.",
        "LBody: Avec accord : si la personne a dit oui.",
        "LBody: Selon sa profession : ce que fixe un arrêté de 2023.",
        "LBody: En urgence : appel au Samu, ou danger immédiat.",
        "LBody: Délai possible : la personne le voit au bout d’un mois au plus.",
        "H2: Ce qui n’est pas établi",
        "P: Savoir si un soignant voit un document ajouté n’est pas établi. En cas de doute, le masquer.",
        "H2: Changer un choix",
        "P: Vous le faites vous-même, sur le site officiel. En cas de doute, appelez le 34 22.",
        "H2: Le site officiel",
        "Link: monespacesante.fr",
        FIGURE,
        "H2: Besoin d’aide ?",
        "P: France Services, salle 2",
        "P: ou le 34 22, prix d’un appel",
        "P: Sources les plus récentes : août 2026",
        "P: Édité en novembre 2026",
    ]


@needs_pdfinfo
@pytest.mark.parametrize("variant", list(Variant))
def test_choices_and_doubts_are_read(variant: Variant, tmp_path: Path) -> None:
    lines = told(printed("masquer-un", "bloquer", "refuser-samu", variant=variant), tmp_path)
    start = lines.index("H2: Les choix faits")
    assert lines[start + 1 : start + 5] == [
        "LBody: Masquer un document",
        "LBody: Bloquer un soignant",
        "LBody: Refuser l’accès du Samu",
        "H2: En clair",
    ]
    assert "LBody: Encadré : changé par les choix." in lines
    assert "LBody: Non établi : à demander au 34 22." in lines
    doubts = " ".join(lines[lines.index("H2: Ce qui n’est pas établi") + 1 :])
    assert "Savoir si un document masqué se voit en urgence n’est pas établi." in doubts
    assert "Selon la Cour des comptes, le médecin traitant voit aussi un document masqué." in doubts
    assert doubts.count("Le demander au 34 22.") == 1


@pytest.mark.parametrize("state", STATES)
def test_every_doubt_of_the_table_is_told_once(state: tuple[str, ...]) -> None:
    value = memo_of(*state)
    lines = memo.doubts(value)
    assert len(set(lines)) == len(lines)
    unknown = [c.sentence for row in value.rows for c in row.cells if c.verdict is Verdict.UNKNOWN]
    for sentence in unknown:
        assert any(line in sentence for line in lines), sentence
    assert bool(unknown) <= bool(lines)


def test_every_conditional_verdict_is_explained() -> None:
    assert set(MEANINGS) == set(Verdict) - {Verdict.SEES, Verdict.SEES_NOT}


def test_a_choice_without_effect_is_not_said_to_be_made() -> None:
    assert memo_of("bloquer-auteur").choices == ()
    assert [choice.id for choice in memo_of("bloquer-auteur", "bloquer").choices] == ["bloquer", "bloquer-auteur"]


def test_a_choice_that_does_not_exist_is_told_with_those_that_do() -> None:
    with pytest.raises(MediateurError, match="masquer-trois") as caught:
        memo.load_memo(library(), frozenset({"masquer-trois"}))
    assert "masquer-un, masquer-tout" in caught.value.remedy


def test_the_month_is_that_of_the_newest_source_of_the_table() -> None:
    assert memo.load_memo(library(), ()).verified == "2024-02"


def test_the_same_day_gives_the_same_bytes_and_another_state_others() -> None:
    assert printed("fermer") == printed("fermer")
    assert printed("fermer") != printed("non-active")
    assert dt.date(2026, 11, 23) == samples.PRINTED
