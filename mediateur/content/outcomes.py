"""The result codes of a session, in one table.

Source: the project's definitions, section 1. Each code says whether it makes a
person « touchée », « accompagnée », and whether that counts as « activation ou usage ».
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from mediateur.content.vocabulary import REFUSAL


class OutcomeGroup(StrEnum):
    """The three columns in which the closing dialog shows results."""

    USE = "Activer, utiliser"
    RIGHTS = "Droits"
    NEXT = "Suite"


class Outcome(NamedTuple):
    """One result code and what it means for the counts.

    `main` results are shown first in the closing dialog; `detail` names what a person
    may add from a list (« où » for orientee, « pourquoi » for impossible). `unsettled` results
    did not reach what the person came for: what they count as depends on it. `refusal` ones say no to the space itself.
    Those `by_space` are counted one per profile, children included: a person may have several.
    """

    code: str
    label: str
    group: OutcomeGroup
    accompanied: bool
    activation_or_use: bool
    touched: bool = True
    right: bool = False
    main: bool = False
    detail: str = ""
    unsettled: bool = False
    by_space: bool = False
    refusal: bool = False


def refuses(pathway: str) -> bool:
    """Whether a pathway of this id is for objecting or closing: the proofs hold ids and groups together."""
    return pathway == REFUSAL or pathway.startswith(f"{REFUSAL}-")


_REFUSAL = (OutcomeGroup.RIGHTS, True, False)

OUTCOMES: tuple[Outcome, ...] = (
    Outcome("activee", "Espace activé", OutcomeGroup.USE, True, True, main=True, by_space=True),
    Outcome("acces-retrouve", "Accès retrouvé", OutcomeGroup.USE, True, True, main=True),
    Outcome("usage-appris", "Usage appris", OutcomeGroup.USE, True, True, main=True),
    Outcome("deja-active", "Déjà activé", OutcomeGroup.USE, True, True),
    Outcome("code-demande", "Code demandé", OutcomeGroup.USE, True, True, unsettled=True),
    Outcome("droit-explique", "Droit expliqué", OutcomeGroup.RIGHTS, False, False, main=True),
    Outcome("opposition", "Opposition", *_REFUSAL, right=True, main=True, by_space=True, refusal=True),
    Outcome("cloture", "Clôture", *_REFUSAL, right=True, main=True, by_space=True, refusal=True),
    Outcome("masquage", "Document masqué", OutcomeGroup.RIGHTS, True, True, right=True),
    Outcome("blocage", "Soignant bloqué", OutcomeGroup.RIGHTS, True, True, right=True),
    Outcome("refus-urgence", "Non à l’accès d’urgence", OutcomeGroup.RIGHTS, True, True, right=True),
    Outcome("a-reprendre", "À reprendre", OutcomeGroup.NEXT, True, True, main=True, unsettled=True),
    Outcome("preference-reflexion", "Préfère réfléchir", OutcomeGroup.NEXT, False, False, main=True),
    Outcome("orientee", "Orientée ailleurs", OutcomeGroup.NEXT, False, False, main=True, detail="où"),
    Outcome("informee", "Informée", OutcomeGroup.NEXT, False, False),
    Outcome("impossible", "Impossible aujourd’hui", OutcomeGroup.NEXT, True, True, detail="pourquoi", unsettled=True),
)

BY_CODE: dict[str, Outcome] = {outcome.code: outcome for outcome in OUTCOMES}
