"""What is printed for a person speaks to her: never of « la personne », nor of « elle », where she is the reader."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mediateur.pathways.model import Pathway
from tests.pathways.shipped import library, names, shipped

OF_HER = re.compile(r"\b(la personne|elle|elle-même)\b|^(Son|Sa|Ses) ", re.IGNORECASE)
FOR_A_HELPER = frozenset(("aider-un-proche", "activer-enfant", "carnet-enfant"))
OF_SOMETHING_ELSE = {
    *("Déconnexion, si elle existe", "Ses réglages", "La carte Vitale, si elle existe"),
    # Who helps a protected person, or is a parent, reads these.
    *("Venir avec la personne", "Sans elle", "Ses parents peuvent dire non"),
    "La personne de confiance",
}


def _printed(pathway: Pathway) -> Iterator[tuple[str, str]]:
    yield from (("prepare", need) for need in pathway.needs)
    yield from ((f"étape {step.id}, rail", step.rail) for step in pathway.steps)
    for screen in pathway.screens:
        for frame in screen.frames:
            yield f"schéma {screen.id}", frame.caption
            yield from ((f"schéma {screen.id}", item.label) for item in frame.items)


def test_what_is_printed_for_the_person_does_not_speak_of_her() -> None:
    found = [
        (name, place, text)
        for name in names()
        if name not in FOR_A_HELPER
        for place, text in _printed(shipped(name))
        if OF_HER.search(text) and text not in OF_SOMETHING_ELSE
    ]
    assert found == []
    assert len(library().screens) > 100
