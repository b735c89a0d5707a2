"""The closed lists: the codes that others know stay theirs, and what the pathways name is in them."""

from __future__ import annotations

import re

from mediateur.content.vocabulary import REDIRECTIONS, UNKNOWN
from tests.pathways.shipped import library

COOP = {  # StructureDeRedirection, in the schema of La Coop de la médiation numérique
    "administration",
    "mediation_numerique",
    "operateur_ou_organisme_en_charge",
    "aide_sociale",
    "insertion_professionnelle",
    "aide_aux_demarches_administratives",
    "autre",
}


def test_redirections_are_those_of_la_coop_and_a_health_professional() -> None:
    assert set(REDIRECTIONS) == COOP | {"soignant", UNKNOWN}
    assert len(set(REDIRECTIONS.values())) == len(REDIRECTIONS)


def test_where_an_end_refers_somebody_is_named_as_the_closing_dialog_names_it() -> None:
    named = {
        (end.id, label)
        for pathway in library().pathways
        for end in pathway.ends
        if "fin de séance" in end.next
        for label in re.findall(r"«\N{NO-BREAK SPACE}(.+?)\N{NO-BREAK SPACE}»", end.next)
    }
    assert {label for _, label in named} <= set(REDIRECTIONS.values())
    to_a_carer = {end for end, label in named if label == REDIRECTIONS["soignant"]}
    assert to_a_carer >= {"en-parler", "vers-medecin", "soignant-a-voir", "demande-prete", "professionnel"}


def test_whoever_is_told_to_see_a_carer_can_be_counted_as_such() -> None:
    """An end whose paper is titled with a question for a carer says so to the mediator too."""
    ask = re.compile(r"(?:Demandez|Posez|Dites-le|Donnez).*(?:médecin|soignant|professionnel)$")
    unsaid = [
        end.id
        for pathway in library().pathways
        for end in pathway.ends
        if "orientee" in end.outcomes and ask.match(end.paper.title) and REDIRECTIONS["soignant"] not in end.next
    ]
    assert unsaid == []
