"""What a copy of the register lacks, in words, and how far the work on copies is."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from mediateur.content.text import french, listed

NOTHING = "Il ne manquerait rien."
UNKNOWN = (
    "Le registre d'aujourd'hui ne se lit pas : il manquerait ce qui a été noté depuis cette copie. Une personne "
    "effacée depuis reviendrait : effacez-la de nouveau. Un numéro d'attestation donné depuis pourrait l'être une "
    "seconde fois : comparez avec les attestations déjà remises."
)

Tell = Callable[[int, int], object]
"""Told how many copies were seen to, and of how many."""


def nobody(_done: int, _wanted: int) -> None:
    """Tell nobody."""


class Lost(NamedTuple):
    """What a register holds and a copy of it lacks; `known` is false where the register cannot be read."""

    people: int = 0
    sessions: int = 0
    proofs: int = 0
    certificates: int = 0
    known: bool = True

    def told(self) -> str:
        """Return it as French sentences, such as « Il manquerait 3 médiateurs et 1 attestation. »."""
        if not self.known:
            return french(UNKNOWN)
        counted = (
            (self.people, "médiateur", "médiateurs"),
            (self.sessions, "session", "sessions"),
            (self.proofs, "quiz ou pratique observée", "quiz ou pratiques observées"),
            (self.certificates, "attestation", "attestations"),
        )
        told = [f"{n} {several if n > 1 else one}" for n, one, several in counted if n]
        if not told:
            return NOTHING
        return french(f"Il manquerait {listed(told)}.")
