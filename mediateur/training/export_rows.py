"""The register as rows: a mediator a line, and its structures in the columns of the national standard of places.

The standard (LaMednum/standard-mediation-num, schema.json, version 1.0.2 of 25 July 2024) says of a place whether its
team was trained, with neither a name nor a date. What the register does not know of a place stays empty.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from mediateur.training.listing import PersonRow
from mediateur.training.names import plain
from mediateur.training.register import CERTIFIED, ROLES, STATUSES, Person

Row = tuple[str | int | dt.date, ...]
HEADER = (
    *("Numéro", "Nom complet", "Contact", "Structure", "Territoire", "Rôle", "Situation", "Formé le", "Attestation"),
    *("Valable jusqu’au", "Entrée dans le registre", "Dernière séance déclarée"),
    *("Formation déclarée le", "Attestation déclarée le", "Identifiant"),
)
STANDARD = (
    *("id", "pivot", "nom", "commune", "code_postal", "code_insee", "adresse", "complement_adresse", "latitude"),
    *("longitude", "typologie", "telephone", "courriels", "site_web", "horaires", "presentation_resume"),
    *("presentation_detail", "source", "itinerance", "structure_parente", "date_maj", "services"),
    *("publics_specifiquement_adresses", "prise_en_charge_specifique", "frais_a_charge"),
    *("dispositif_programmes_nationaux", "formations_labels", "autres_formations_labels", "modalites_acces"),
    *("modalites_accompagnement", "fiche_acces_libre", "prise_rdv"),
)
NEEDED = frozenset({"id", "pivot", "nom", "commune", "code_postal", "adresse", "date_maj"})
"""What the standard asks of every place."""
SOURCE = "LaMednum/standard-mediation-num, schema.json, version 1.0.2 (25/07/2024)"
# The value of the standard, with its own plain spaces.
LABEL = "Formé à « Mon Espace Santé »"


class Places(NamedTuple):
    """Structures where somebody has an attestation that stands, and how many such mediators have no structure."""

    rows: tuple[Row, ...]
    homeless: int


def people(found: Iterable[tuple[Person, PersonRow]]) -> Iterator[Row]:
    """Yield the row of each mediator, under HEADER."""
    for person, line in found:
        yield (
            person.number,
            person.name,
            person.contact,
            person.structure,
            person.territory,
            ROLES[person.role],
            STATUSES[line.position.status],
            line.trained or "",
            line.certificate,
            line.expires or "",
            person.entered,
            person.last_declared or "",
            person.declared_trained or "",
            person.declared_certified or "",
            person.id,
        )


def places(lines: Collection[PersonRow], day: dt.date) -> Places:
    """Return the structures under STANDARD, each once however it is written, in the order of their names."""
    names: defaultdict[str, Counter[str]] = defaultdict(Counter)
    certified = [line for line in lines if line.position.status in CERTIFIED]
    for line in certified:
        if plain(line.structure):
            names[plain(line.structure)][line.structure] += 1
    rows = (_place(key, written.most_common(1)[0][0], day) for key, written in sorted(names.items()))
    return Places(tuple(rows), sum(not plain(line.structure) for line in certified))


def _place(key: str, name: str, day: dt.date) -> Row:
    known = {
        "id": f"mediateur-{hashlib.sha256(key.encode()).hexdigest()[:12]}",
        "nom": name,
        "date_maj": day.isoformat(),
        "formations_labels": LABEL,
    }
    return tuple(known.get(column, "") for column in STANDARD)
