"""Encounters given as plain data, one JSON object each: what `mediateur journal ajouter` reads."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from mediateur.content.outcomes import BY_CODE
from mediateur.content.text import NBSP, french
from mediateur.content.vocabulary import (
    AGES,
    AUTONOMY,
    DURATIONS,
    IMPOSSIBLE_REASONS,
    OBSTACLES,
    PLACE_TYPES,
    REDIRECTIONS,
    UNKNOWN,
)
from mediateur.errors import MediateurError
from mediateur.journal.encounter import FIRST_DAY, Count, Encounter, Half, HalfDay, Place, half_day
from mediateur.journal.privacy import inspect
from mediateur.pathways.model import Pathway, content_hash

DEFAULT_PATHWAY = "activer-adulte"
MOST = 9_999
MOST_LETTERS = 40

FIELDS = (
    *("date", "demi_journee", "mediateur", "parcours", "resultats", "ou", "pourquoi", "personnes", "obstacles", "ages"),
    *("lieu", "type_lieu", "duree", "autonomie", "guides", "note"),
)
CODES: dict[str, Iterable[str]] = {
    "resultats": BY_CODE,
    "ou": REDIRECTIONS,
    "pourquoi": IMPOSSIBLE_REASONS,
    "obstacles": OBSTACLES,
    "ages": AGES,
    "type_lieu": PLACE_TYPES,
    "duree": DURATIONS,
    "autonomie": AUTONOMY,
}


class Known(NamedTuple):
    """What a line may name: the pathways and the places of this machine, read when they are needed."""

    pathways: Callable[[], Iterable[Pathway]]
    places: Callable[[], Iterable[Place]]


def read_entry(line: str, known: Known, mediator: str, now: dt.datetime) -> tuple[Encounter, str]:
    """Return the encounter and the note that one line of JSON describes.

    Every field has a default, which null asks for too: today, this half-day, this machine's mediator, the adult's
    activation, one person informed. `resultats` is a list of codes or an object code → count, `ages` an object
    code → count; `ou` says where those directed elsewhere go, `pourquoi` why it was impossible; `lieu` is the name of
    a place of this machine. Raises MediateurError on anything else.
    """
    if "\N{REPLACEMENT CHARACTER}" in line:
        raise _wrong("ce n’est pas un texte en UTF-8")
    try:
        raw = json.loads(line, object_pairs_hook=_once_each)
        json.dumps(raw, ensure_ascii=False).encode()  # half a character (\\ud83d) is JSON, but cannot be kept
    except (ValueError, RecursionError) as error:
        raise _wrong("ce n’est pas du JSON", type(error).__name__) from error
    if not isinstance(raw, dict):
        raise _wrong("une ligne est un objet JSON, entre accolades")
    if unknown := sorted(set(raw) - set(FIELDS)):
        raise _wrong(f"champ inconnu{NBSP}: {unknown[0]}")
    given = {name: value for name, value in raw.items() if value is not None}
    return _encounter(given, known, mediator, now), _text(given, "note")


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    names = Counter(name for name, _ in pairs)
    if twice := [name for name, times in names.items() if times > 1]:
        raise _wrong(f"« {twice[0]} » est donné deux fois")
    return dict(pairs)


def _encounter(raw: Mapping[str, Any], known: Known, mediator: str, now: dt.datetime) -> Encounter:
    walked = _pathway(_text(raw, "parcours") or DEFAULT_PATHWAY, known.pathways())
    return Encounter(
        id=uuid.uuid4().hex,
        when=_when(raw, now),
        mediator=_label(_text(raw, "mediateur")) or mediator,
        pathway=walked.id,
        pathway_version=walked.version,
        content_hash=content_hash(walked),
        persons=_number(raw.get("personnes", 1), "personnes"),
        outcomes=_outcomes(raw),
        obstacles=tuple(_codes(_texts(raw.get("obstacles", []), "obstacles"), "obstacles")),
        ages=_counts(raw.get("ages", {}), "ages"),
        place=_place(_text(raw, "lieu"), known.places),
        place_type=_code(raw, "type_lieu") or UNKNOWN,
        duration=_code(raw, "duree") or UNKNOWN,
        autonomy=_code(raw, "autonomie") or UNKNOWN,
        guides_printed=_number(raw.get("guides", 0), "guides"),
    )


def _pathway(wanted: str, pathways: Iterable[Pathway]) -> Pathway:
    for pathway in pathways:
        if pathway.id == wanted:
            return pathway
    raise _wrong(f"parcours inconnu{NBSP}: {wanted}")


def _place(wanted: str, places: Callable[[], Iterable[Place]]) -> str:
    """Return the id of the place of that name (or of that id)."""
    if not wanted:
        return ""
    for place in places():
        if wanted in {place.id, place.name}:
            return place.id
    raise _wrong(f"lieu inconnu{NBSP}: les lieux se déclarent dans Réglages")


def _outcomes(raw: Mapping[str, Any]) -> tuple[Count, ...]:
    details = {"orientee": _code(raw, "ou"), "impossible": _code(raw, "pourquoi")}
    counts = _counts(raw.get("resultats") or ["informee"], "resultats")
    return tuple(Count(code=count.code, n=count.n, detail=details.get(count.code, "")) for count in counts)


def _label(mediator: str) -> str:
    """Return the label of a mediator, which may not name anybody any more than a note."""
    if inspect(mediator).blocking or len(mediator) > MOST_LETTERS:
        raise _wrong("« mediateur » est un libellé court, comme Médiateur 1, sans nom ni numéro")
    return mediator.strip()


def _when(raw: Mapping[str, Any], now: dt.datetime) -> HalfDay:
    today = half_day(now)
    try:
        day = dt.datetime.strptime(_text(raw, "date"), "%Y-%m-%d").date() if raw.get("date") else today.day
        half = Half(_text(raw, "demi_journee")) if raw.get("demi_journee") else today.half
    except ValueError as error:
        raise _wrong("la date s’écrit 2026-11-23 et la demi-journée matin ou apres-midi") from error
    if not FIRST_DAY <= day <= today.day:
        raise _wrong(f"la date est dans le futur, ou d’avant {FIRST_DAY.year}")
    when = HalfDay(day, half)
    if when.key > today.key:
        raise _wrong("cette demi-journée est dans le futur")
    return when


def _counts(value: object, name: str) -> tuple[Count, ...]:
    numbers = value if isinstance(value, dict) else Counter(_texts(value, name))
    counts = (Count(code=code, n=_number(numbers[code], name)) for code in _codes(numbers, name))
    return tuple(count for count in counts if count.n)


def _codes(given: Iterable[str], name: str) -> Iterator[str]:
    for code in given:
        if code not in CODES[name]:
            raise _wrong(f"« {name} » ne connaît pas « {code} ». Les codes{NBSP}: {', '.join(CODES[name])}")
        yield code


def _code(raw: Mapping[str, Any], name: str) -> str:
    return next(_codes(filter(None, [_text(raw, name)]), name), "")


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
