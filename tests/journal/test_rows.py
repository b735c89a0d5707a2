"""The internal export and the short text of the results."""

from __future__ import annotations

import msgspec
import pytest

from mediateur.content.outcomes import OUTCOMES
from mediateur.journal.encounter import Count, Encounter, Kind
from mediateur.journal.rows import columns, row, summary
from tests.journal.samples import PLAIN, encounter

TITLES = {"activer-adulte": "Activer Mon espace santé"}
PLACES = {"p1": "Guichet"}
WORKSHOP = msgspec.structs.replace(
    PLAIN,
    persons=2,
    outcomes=(
        Count(code="activee", n=1),
        Count(code="orientee", n=1, detail="administration"),
        Count(code="impossible", n=1, detail="carte"),
    ),
    obstacles=("code_provisoire", "email"),
    ages=(Count(code="soixante_dix_plus", n=2),),
    place="p1",
    place_type="lieu_activite",
    duration="30_60",
    autonomy="autonome",
    guides_printed=1,
    kind=Kind.WORKSHOP,
    helped=1,
    equipment=("ordinateur", "tablette"),
    title="Ma santé en ligne",
)
TOLD = {
    **{outcome.label: "0" for outcome in OUTCOMES},
    "Espace activé": "1",
    "Orientée ailleurs": "1",
    "Impossible aujourd’hui": "1",
    "Date": "23/11/2026",
    "Demi-journée": "Matin",
    "Médiateur": "Médiateur 1",
    "Parcours": "Activer Mon espace santé",
    "Version": "1",
    "Personnes": "2",
    "Orientée vers": "Administration : 1",
    "Impossible : pourquoi": "Carte ou numéro de série : 1",
    "Obstacles": "Pas de code provisoire, Pas d’e-mail",
    "Lieu": "Guichet",
    "Type de lieu": "Lieu d’activité",
    "Durée": "De 30 minutes à 1 heure",
    "Autonomie": "Autonome",
    "Tranches d’âge": "70 ans et plus : 2",
    "Guides imprimés": "1",
    "Empreinte du contenu": "a1b2",
    "Identifiant": "s1",
    "Type": "Atelier",
    "Personnes (estimation)": "",
    "Aidées une à une": "1",
    "Premières venues": "",
    "Matériel": "Ordinateur, Tablette",
    "Activations déclarées ensuite": "0",
    "Arrêtée en disant non": "",
    "Nom de l’atelier": "Ma santé en ligne",
}


def test_a_row_in_words() -> None:
    cells = dict(zip(columns(), row(WORKSHOP, TITLES, PLACES), strict=True))
    shown = {
        title.replace("\N{NO-BREAK SPACE}", " "): cell.replace("\N{NO-BREAK SPACE}", " ")
        for title, cell in cells.items()
    }
    assert shown == TOLD


def test_headers_are_all_different() -> None:
    assert len(set(columns())) == len(columns())


def test_an_estimate_is_never_among_the_persons() -> None:
    event = msgspec.structs.replace(PLAIN, kind=Kind.EVENT, persons=40)
    cells = dict(zip(columns(), row(event, {}, {}), strict=True))
    assert (cells["Personnes"], cells["Personnes (estimation)"]) == ("", "40")


@pytest.mark.parametrize(
    ("met", "text"),
    [
        (encounter(), "Aucun résultat"),
        (encounter(("droit-explique", 1)), "Droit expliqué"),
        (encounter(("cloture", 1)), "Clôture"),
        (encounter(("activee", 1), ("a-reprendre", 1), persons=2), "1 activé, 1 à reprendre"),
        (encounter(("informee", 12), persons=12), "12 informées"),
        (encounter(("activee", 4)), "4 activés"),
        (encounter(("preference-reflexion", 2), ("informee", 0), persons=2), "2 préfèrent réfléchir"),
    ],
)
def test_results_in_a_few_words(met: Encounter, text: str) -> None:
    assert summary(met).replace("\N{NO-BREAK SPACE}", " ") == text


@pytest.mark.parametrize("outcome", OUTCOMES, ids=lambda outcome: outcome.code)
def test_every_result_can_be_told(outcome: object) -> None:
    code = getattr(outcome, "code", "")
    assert summary(encounter((code, 1), (code, 1), persons=2)).startswith("2")
