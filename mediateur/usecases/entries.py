"""Encounters given as plain data, one JSON object each: what `mediateur journal ajouter` reads."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from mediateur.content.text import NBSP, french
from mediateur.content.vocabulary import UNKNOWN
from mediateur.errors import MediateurError
from mediateur.journal.encounter import Count, Encounter, Half, HalfDay, half_day
from mediateur.journal.privacy import inspect
from mediateur.pathways.model import Pathway, content_hash

DEFAULT_PATHWAY = "activer-adulte"
MOST = 9_999
MOST_LETTERS = 40

FIELDS = (
    *("date", "demi_journee", "mediateur", "parcours", "resultats", "personnes", "obstacles", "ages"),
    *("lieu", "type_lieu", "duree", "autonomie", "guides", "note"),
)


def read_entry(
    line: str, pathways: Callable[[], Iterable[Pathway]], mediator: str, now: dt.datetime
) -> tuple[Encounter, str]:
    """Return the encounter and the note that one line of JSON describes.

    Every field has a default, which null asks for too: today, this half-day, this machine's mediator, the adult's
    activation, one person informed. `resultats` is a list of codes or an object code → count, `ages` an object
    code → count. Raises MediateurError on anything else.
    """
    if "\N{REPLACEMENT CHARACTER}" in line:
        raise _wrong("ce n’est pas un texte en UTF-8")
    try:
        raw = json.loads(line)
        json.dumps(raw, ensure_ascii=False).encode()  # half a character (\\ud83d) is JSON, but cannot be kept
    except (ValueError, RecursionError) as error:
        raise _wrong("ce n’est pas du JSON", type(error).__name__) from error
    if not isinstance(raw, dict):
        raise _wrong("une ligne est un objet JSON, entre accolades")
    if unknown := sorted(set(raw) - set(FIELDS)):
        raise _wrong(f"champ inconnu{NBSP}: {unknown[0]}")
    given = {name: value for name, value in raw.items() if value is not None}
    return _encounter(given, pathways, mediator, now), _text(given, "note")


def _encounter(
    raw: Mapping[str, Any], pathways: Callable[[], Iterable[Pathway]], mediator: str, now: dt.datetime
) -> Encounter:
    walked = _pathway(_text(raw, "parcours") or DEFAULT_PATHWAY, pathways())
    return Encounter(
        id=uuid.uuid4().hex,
        when=_when(raw, now),
        mediator=_label(_text(raw, "mediateur")) or mediator,
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


def _pathway(wanted: str, pathways: Iterable[Pathway]) -> Pathway:
    for pathway in pathways:
        if pathway.id == wanted:
            return pathway
    raise _wrong(f"parcours inconnu{NBSP}: {wanted}")


def _label(mediator: str) -> str:
    """Return the label of a mediator, which may not name anybody any more than a note."""
    if inspect(mediator).blocking or len(mediator) > MOST_LETTERS:
        raise _wrong("« mediateur » est un libellé court, comme Médiateur 1, sans nom ni numéro")
    return mediator.strip()


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
    numbers = value if isinstance(value, dict) else Counter(_texts(value, name))
    counts = (Count(code=code, n=_number(n, name)) for code, n in numbers.items())
    return tuple(count for count in counts if count.n)


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
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= MOST:
        raise _wrong(f"« {name} » est un nombre entier, de 0 à {MOST}")
    return value


def _wrong(reason: str, detail: str = "") -> MediateurError:
    happened = french(f"Cette ligne ne se lit pas : {reason}.")
    return MediateurError(happened, "Elle n’est pas enregistrée.", "Corrigez-la, puis réessayez.", detail)
