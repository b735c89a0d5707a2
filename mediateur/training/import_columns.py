"""What the columns of a list of mediators may stand for, in the words of such lists."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from mediateur.content.text import NBSP
from mediateur.training.register import ROLES, Role


class Column(NamedTuple):
    """What a column may be: its code, its label on the mapping screen, other headers that mean the same."""

    code: str
    label: str
    names: tuple[str, ...] = ()


NAME, LAST, FIRST, CONTACT, STRUCTURE, TERRITORY, ROLE, TRAINED, CERTIFIED, OWN_ID = (
    *("nom_complet", "nom", "prenom", "contact", "structure", "territoire", "role"),
    *("formation", "attestation", "identifiant"),
)
COLUMNS: tuple[Column, ...] = (
    Column(NAME, "Nom complet", ("nom et prénom", "prénom et nom", "nom prénom", "médiateur", "participant")),
    Column(LAST, "Nom de famille", ("nom", "nom d’usage", "nom usuel", "lastname")),
    Column(FIRST, "Prénom", ("prénoms", "prénom usuel", "firstname")),
    Column(CONTACT, "Contact", ("e-mail", "email", "mail", "courriel", "adresse mail", "téléphone", "tél", "portable")),
    Column(STRUCTURE, "Structure", ("organisme", "employeur", "organisation", "établissement", "nom de la structure")),
    Column(TERRITORY, "Territoire", ("département", "commune", "secteur", "région", "ville", "lieu d’exercice")),
    Column(ROLE, "Rôle", ("fonction", "profil", "profession", "statut", "qualité", "métier")),
    Column(TRAINED, "Formation déclarée le", ("date de formation", "fin de formation", "formé le", "formation")),
    Column(CERTIFIED, "Attestation déclarée le", ("date d’attestation", "attesté le", "certification", "attestation")),
    Column(OWN_ID, "Identifiant", ("id",)),
)
BY_CODE = {column.code: column for column in COLUMNS}
Mapped = Mapping[int, str]

ROLE_WORDS: Mapping[Role, tuple[str, ...]] = {
    Role.AMBASSADOR: ("ambassadeur", "ambassadrice", "ambassadeur mon espace santé", "bénévole"),
    Role.COUNTER: ("guichet", "france services", "conseiller france services", "conseillère france services"),
    Role.COUNSELLOR: ("conseiller numérique", "conseillère numérique", "cnfs", "conum", "médiateur numérique"),
    Role.HEALTH: ("acteur de santé", "actrice de santé", "professionnel de santé", "professionnelle de santé"),
    Role.TRAINER: ("formateur", "formatrice", "référent formateur"),
}
ROLE_NAMES = {role: (ROLES[role], str(role), *words) for role, words in ROLE_WORDS.items()}


class Fault(NamedTuple):
    """Why a choice of columns cannot be tried, in a sentence; the column (its position) that is to change."""

    column: int
    why: str


def faults(mapped: Mapped) -> tuple[Fault, ...]:
    """Return what is wrong with a choice of columns, in their order; of two for one field the second is to change."""
    found, seen = [], dict[str, int]()
    for column, field in sorted(mapped.items()):
        if seen.setdefault(field, column) != column:
            found.append(Fault(column, f"Une autre colonne devient déjà «{NBSP}{BY_CODE[field].label}{NBSP}»."))
    if NAME in seen and {LAST, FIRST} & set(seen):
        column = min(seen[field] for field in (LAST, FIRST) if field in seen)
        found.append(Fault(column, "Choisissez le nom complet, ou bien le nom de famille et le prénom."))
    if NAME not in seen and LAST not in seen:
        found.append(Fault(0, f"Aucune colonne ne dit le nom. Choisissez celle qui devient «{NBSP}Nom complet{NBSP}»."))
    return tuple(found)
