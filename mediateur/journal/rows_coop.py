"""« Colonnes La Coop »: the journal in the labels and the order of La Coop's own export of activities.

La Coop has one row for each accompagnement: a séance of three persons gives three (Participants 1/3, 2/3, 3/3). The
journal knows of several persons only how many they are on each axis, and which age goes with which redirection was
never asked: no individual is made up. A cell of a row says something of a person only where all persons of the
séance have it in common (so always when she was alone), and « Non communiqué » or nothing elsewhere. Sums over
rows are therefore right for séances, persons, places, durations and equipment, and not to be read for ages: these
stand, exact, in the internal export.

What is not kept stays empty: the hour of recording, the postal code, the town of the person. A duration is a range,
because that is what is kept. Events are not activities of La Coop and are left out. Of redirections, a health
professional is « Autre » there. Labels and order: reference sheet of peers, A1 and A4 (La Coop, June 2026).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from mediateur.content.text import NBSP
from mediateur.content.vocabulary import AGES, AUTONOMY, EQUIPMENT, PLACE_TYPES, UNKNOWN
from mediateur.journal.encounter import Encounter, Kind, Place
from mediateur.journal.rows_files import Value

COLUMNS = (
    *("Date", "Enregistré le", "Dernière modification le", "Type", "Participants"),
    *("Canaux d’accompagnement", "Nom du lieu", "Adresse", "Commune", "Code postal", "Code Insee"),
    *("Durée (min)", "Nom de l’atelier", "Matériel numérique utilisé", "Thématique(s) d’accompagnement", "Tags"),
    *("Nom de la démarche administrative", "Niveau d’autonomie (ou de l’atelier)"),
    *("Bénéficiaire réorienté", "Structure de redirection"),
    *("Commune du bénéficiaire", "Code postal du bénéficiaire", "Code Insee du bénéficiaire"),
    *("Genre du bénéficiaire", "Tranche d’âge du bénéficiaire", "Statut du bénéficiaire", "ID CRA"),
)
NOT_TOLD = "Non communiqué"
HEALTH, TAG = "Santé", "Mon espace santé"
TYPES = {Kind.INDIVIDUAL: "Accompagnement individuel", Kind.WORKSHOP: "Atelier collectif"}
MINUTES = {
    "moins_30": "moins de 30",
    "30_60": "30 à 60",
    "60_120": "60 à 120",
    "120_plus": "120 et plus",
}
REDIRECTIONS = {
    "operateur_ou_organisme_en_charge": "Opérateur ou organisme en charge",
    "soignant": "Autre",
    "administration": "Administration",
    "mediation_numerique": "Médiation numérique",
    "aide_sociale": "Aide sociale",
    "insertion_professionnelle": "Insertion professionnelle",
    "aide_aux_demarches_administratives": "Aide aux démarches administratives",
    "autre": "Autre",
}


def rows(encounters: Iterable[Encounter], places: Mapping[str, Place]) -> Iterator[tuple[Value, ...]]:
    """Yield the rows of encounters in the order of COLUMNS, one for each person of a séance or a workshop."""
    for encounter in encounters:
        if encounter.kind is not Kind.EVENT:
            before, after = _activity(encounter, places.get(encounter.place)), _person(encounter)
            for number in range(1, encounter.persons + 1):
                yield (*before[:4], f"{number}/{encounter.persons}", *before[4:], *after, encounter.id)


def _activity(encounter: Encounter, place: Place | None) -> tuple[Value, ...]:
    """Return what is the same for all persons: the columns up to autonomy, without « Participants »."""
    stars = [code for code in AUTONOMY if code != UNKNOWN]
    level = f"{stars.index(encounter.autonomy) + 1}/{len(stars)}" if encounter.autonomy in stars else ""
    return (
        *(encounter.when.day, "", "", TYPES[encounter.kind]),
        "" if encounter.place_type == UNKNOWN else PLACE_TYPES.get(encounter.place_type, ""),
        *((place.name, place.address, "", "", place.insee) if place else ("", "", "", "", "")),
        MINUTES.get(encounter.duration, ""),
        encounter.title,
        ", ".join(EQUIPMENT[code] for code in encounter.equipment if code in EQUIPMENT),
        *(HEALTH, TAG, "", level),
    )


def _person(encounter: Encounter) -> tuple[Value, ...]:
    """Return what is said of each person: redirection, home, gender, age, status."""
    age = _in_common(((count.code, count.n) for count in encounter.ages), encounter.persons)
    return (*_redirection(encounter), "", "", "", NOT_TOLD, _age(age), NOT_TOLD)


def _redirection(encounter: Encounter) -> tuple[str, str]:
    sent = [(count.detail, count.n) for count in encounter.outcomes if count.code == "orientee" and count.n]
    if not sent:
        return "Non", ""
    if sum(n for _, n in sent) < encounter.persons:
        return "", ""
    return "Oui", REDIRECTIONS.get(_in_common(sent, encounter.persons), "")


def _in_common(counts: Iterable[tuple[str, int]], persons: int) -> str:
    """Return the one code that all persons have, or nothing."""
    return next((code for code, n in counts if n >= persons), "")


def _age(code: str) -> str:
    if code == "douze_dix_huit":
        return f"12{NBSP}-{NBSP}17{NBSP}ans"
    return NOT_TOLD if code in {"", UNKNOWN} else AGES.get(code, NOT_TOLD)
