"""What the columns of a spreadsheet may stand for, and which one each looks like."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from mediateur.content.outcomes import OUTCOMES
from mediateur.content.text import NBSP
from mediateur.journal.rows import ALSO

LIKENESS = 84
HEADER_ROWS = 30
RESULT = "resultat:"


class Field(NamedTuple):
    """What a column may be: its code, its label on the mapping screen, other headers that mean the same."""

    code: str
    label: str
    names: tuple[str, ...] = ()


FIELDS: tuple[Field, ...] = (
    Field("date", "Date", ("jour", "date de la séance", "date de l’activité")),
    Field("demi_journee", "Demi-journée", ("matin ou après-midi", "moment")),
    Field("type", "Type", ("type d’activité", "type d’accompagnement", "nature")),
    Field("parcours", "Parcours", ("sujet", "motif", "objet")),
    Field("personnes", "Personnes", ("nombre de personnes", "participants", "nb personnes", "présents", "effectif")),
    Field("estimation", "Personnes (estimation)", ("estimation", "personnes estimées")),
    Field("aidees", "Aidées une à une", ("aidés individuellement", "personnes aidées")),
    Field("premieres", "Premières venues", ("première venue", "nouveaux")),
    Field("resultats", "Résultats", ("résultat", "issue", "bilan")),
    *(Field(f"{RESULT}{outcome.code}", outcome.label, ALSO.get(outcome.code, ())) for outcome in OUTCOMES),
    Field("ou", "Orientée vers", ("structure de redirection", "orientation", "redirection")),
    Field("pourquoi", "Impossible : pourquoi", ("raison", "pourquoi")),
    Field("obstacles", "Obstacles", ("blocages", "difficultés", "freins")),
    Field("lieu", "Lieu", ("nom du lieu", "lieu d’accueil", "site")),
    Field("type_lieu", "Type de lieu", ("canaux d’accompagnement", "canal")),
    Field("duree", "Durée", ("durée (min)", "temps passé", "durée en minutes")),
    Field("autonomie", "Autonomie", ("niveau d’autonomie",)),
    Field("materiel", "Matériel", ("matériel numérique utilisé", "équipement")),
    Field("ages", "Tranches d’âge", ("tranche d’âge", "âge", "tranche d’âge du bénéficiaire")),
    Field("declarees", "Activations déclarées ensuite", ()),
    Field("refus", "Arrêtée en disant non", ()),
    Field("titre", "Nom de l’atelier", ("titre de l’atelier", "intitulé")),
    Field("guides", "Guides imprimés", ("guides", "papiers remis")),
    Field("note", "Note", ("notes", "commentaire", "remarques", "observations")),
    Field("identifiant", "Identifiant", ("id cra",)),
)
BY_CODE = {field.code: field for field in FIELDS}
NEEDED = "date"
Mapped = Mapping[int, str]


class Fault(NamedTuple):
    """Why a choice of columns cannot be tried, in a sentence; the column (its position) that is to change."""

    column: int
    why: str


def folded(text: str) -> str:
    """Return a text without case, accents or signs, to be compared."""
    bare = "".join(ch for ch in unicodedata.normalize("NFKD", text) if not unicodedata.combining(ch))
    return re.sub(r"[^a-z0-9]+", " ", bare.casefold()).strip()


def guess(header: Sequence[str], fields: Sequence[Field] = FIELDS) -> dict[int, str]:
    """Return the field that each column most looks like, by its position; each field is given once, to the likest."""
    from rapidfuzz import fuzz

    scores = [
        (max(fuzz.ratio(folded(title), folded(name)) for name in (field.label, *field.names)), column, field.code)
        for column, title in enumerate(header)
        if folded(title)
        for field in fields
    ]
    found: dict[int, str] = {}
    for score, column, code in sorted(scores, key=lambda one: (-one[0], one[1])):
        if score >= LIKENESS and column not in found and code not in found.values():
            found[column] = code
    return dict(sorted(found.items()))


def header_row(rows: Sequence[Sequence[str]], fields: Sequence[Field] = FIELDS) -> int:
    """Return the position of the row that looks most like headers, among the first; the first of all by default."""
    likest = [len(guess(row, fields)) for row in rows[:HEADER_ROWS]]
    return likest.index(max(likest)) if likest else 0


def faults(mapped: Mapped) -> tuple[Fault, ...]:
    """Return what is wrong with a choice of columns, in their order; of two for one field the second is to change."""
    found, seen = [], dict[str, int]()
    for column, field in sorted(mapped.items()):
        if seen.setdefault(field, column) != column:
            label = BY_CODE[field].label
            found.append(Fault(column, f"Une autre colonne devient déjà «{NBSP}{label}{NBSP}»."))
    if NEEDED not in seen:
        label = BY_CODE[NEEDED].label
        found.append(Fault(0, f"Aucune colonne ne devient «{NBSP}{label}{NBSP}». Choisissez celle des jours."))
    return tuple(found)
