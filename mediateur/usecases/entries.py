"""Encounters given as plain data, one JSON object each: what `mediateur journal ajouter` reads."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from collections.abc import Callable, Mapping
from typing import Any

from mediateur.content.vocabulary import UNKNOWN
from mediateur.errors import MediateurError
from mediateur.journal.encounter import Count, Encounter, Half, HalfDay, half_day
from mediateur.pathways.model import Pathway, content_hash

FIELDS = (
    *("date", "demi_journee", "mediateur", "parcours", "resultats", "personnes", "obstacles", "ages"),
    *("lieu", "type_lieu", "duree", "autonomie", "guides", "note"),
)


def read_entry(line: str, pathway: Callable[[str], Pathway], mediator: str, now: dt.datetime) -> tuple[Encounter, str]:
    """Return the encounter and the note that one line of JSON describes.

    Every field has a default: today, this half-day, this machine's mediator, the adult's activation, one
    person informed. `resultats` is a list of codes or an object code → count, `ages` an object code → count.
    Raises MediateurError on anything else.
    """
    try:
        raw = json.loads(line)
    except ValueError as error:
        raise _wrong("ce n’est pas du JSON", str(error)) from error
    if not isinstance(raw, dict):
        raise _wrong("une ligne est un objet JSON, entre accolades")
    if unknown := sorted(set(raw) - set(FIELDS)):
        raise _wrong(f"champ inconnu : {unknown[0]}")
    return _encounter(raw, pathway, mediator, now), _text(raw, "note")


def _encounter(raw: Mapping[str, Any], pathway: Callable[[str], Pathway], mediator: str, now: dt.datetime) -> Encounter:
    walked = pathway(_text(raw, "parcours") or "activer-adulte")
    return Encounter(
        id=uuid.uuid4().hex,
        when=_when(raw, now),
        mediator=_text(raw, "mediateur") or mediator,
        pathway=walked.id,
        pathway_version=walked.version,
        content_hash=content_hash(walked),
        persons=_number(raw.get("personnes", 1), "personnes"),
        outcomes=_counts(raw.get("resultats", ["informee"]), "resultats"),
        obstacles=tuple(_texts(raw.get("obstacles", []), "obstacles")),
        ages=_counts(raw.get("ages", {}), "ages"),
        place=_text(raw, "lieu"),
        place_type=_text(raw, "type_lieu") or UNKNOWN,
        duration=_text(raw, "duree") or UNKNOWN,
        autonomy=_text(raw, "autonomie") or UNKNOWN,
        guides_printed=_number(raw.get("guides", 0), "guides"),
    )


def _when(raw: Mapping[str, Any], now: dt.datetime) -> HalfDay:
    today = half_day(now)
    try:
        day = dt.date.fromisoformat(_text(raw, "date")) if raw.get("date") else today.day
        half = Half(_text(raw, "demi_journee")) if raw.get("demi_journee") else today.half
    except ValueError as error:
        raise _wrong("la date s’écrit 2026-11-23 et la demi-journée matin ou apres-midi") from error
    if day > today.day:
        raise _wrong("la date est dans le futur")
    return HalfDay(day, half)


def _counts(value: object, name: str) -> tuple[Count, ...]:
    if isinstance(value, dict):
        return tuple(Count(code=str(code), n=_number(n, name)) for code, n in value.items())
    return tuple(Count(code=code, n=1) for code in _texts(value, name))


def _texts(value: object, name: str) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(entry, str) for entry in value):
        raise _wrong(f"« {name} » est une liste de codes")
    return value


def _text(raw: Mapping[str, Any], name: str) -> str:
    value = raw.get(name, "")
    if not isinstance(value, str):
        raise _wrong(f"« {name} » est un texte")
    return value


def _number(value: object, name: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise _wrong(f"« {name} » est un nombre entier")
    return value


def _wrong(reason: str, detail: str = "") -> MediateurError:
    return MediateurError(
        f"Cette ligne ne se lit pas : {reason}.", "Elle n’est pas enregistrée.", "Corrigez-la, puis réessayez.", detail
    )
