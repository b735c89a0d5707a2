"""The entries of the file of an administrator: the French keys that he writes, and what each may hold."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mediateur.policy import LEAST_THRESHOLD, FixedPlace, Policy
from mediateur.settings import NOTE_PERIODS, REGISTER_PERIODS, RETENTIONS, SCALES, THEMES

MOST_THRESHOLD = 1000
LONGEST_NAME = 40
_INSEE = re.compile(r"(\d{5}|2[AB]\d{3})?")
_ADDRESS = re.compile(r"https://[^\s/@]+(/\S*)?")
_PROXY = re.compile(r"https?://\S+")
_UNSOUND = re.compile("[\0\ud800-\udfff]")


def is_address(text: str) -> bool:
    """Return whether something may be asked for at an address: https, and no name nor password in it."""
    if not _ADDRESS.fullmatch(text) or not text.isprintable():
        return False
    try:
        return bool(urlsplit(text).hostname) and urlsplit(text).port != 0
    except ValueError:  # « https://[ », a port beyond 65535
        return False


def checked(raw: Mapping[str, Any]) -> Policy:
    """Return the rules that the entries of a file fix; what is damaged or not known is named in `faults`."""
    policy, faults = Policy(), []
    for key, value in raw.items():
        entry = ENTRIES.get(key)
        read = entry[1](value) if entry else None
        if entry and read is not None:
            policy = policy._replace(**{entry[0]: read})
        else:
            faults.append(_shown(key))
            policy = policy._replace(**_CAREFUL.get(key, {}))
    return policy._replace(faults=tuple(faults))


def _shown(key: str) -> str:
    """Return the name of an entry as it may be told, whatever was written."""
    plain = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in key)
    return plain if len(plain) <= LONGEST_NAME else f"{plain[:LONGEST_NAME]}…"


def _one_of(values: tuple[Any, ...]) -> Callable[[object], Any]:
    def read(value: object) -> object:
        return value if isinstance(value, str | int) and type(value) is type(values[0]) and value in values else None

    return read


def _at_most(values: tuple[int, ...]) -> Callable[[object], int | None]:
    """Read the longest of the periods that may be chosen: the first one is the shortest there is."""

    def read(value: object) -> int | None:
        if type(value) is not int or value < 1:
            return None
        return max((period for period in values if period <= value), default=values[0])

    return read


def _flag(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _threshold(value: object) -> int | None:
    return value if type(value) is int and LEAST_THRESHOLD <= value <= MOST_THRESHOLD else None


def _text(value: object, fits: Callable[[str], object]) -> str | None:
    return value if isinstance(value, str) and value.isprintable() and fits(value) else None


def _folder(value: object) -> str | None:
    """Read a whole path; %VARIABLES% and ~ are those of who opened the session."""
    if not isinstance(value, str) or _UNSOUND.search(value):
        return None
    try:
        folder = Path(os.path.expandvars(Path(value).expanduser()))
    except (RuntimeError, ValueError):  # no home
        return None
    return str(folder) if folder.is_absolute() else None


def _places(value: object) -> tuple[FixedPlace, ...] | None:
    read = tuple(map(_place, value)) if isinstance(value, list) and value else ()
    places = tuple(place for place in read if place is not None)
    return places if places and len({(place.nom, place.insee) for place in places}) == len(read) else None


def _place(value: object) -> FixedPlace | None:
    if not isinstance(value, dict) or not value.keys() <= set(FixedPlace._fields) or not value.get("nom"):
        return None
    if not all(isinstance(text, str) and not _UNSOUND.search(text) for text in value.values()):
        return None
    place = FixedPlace(**{key: text.strip() for key, text in value.items()})
    return place if place.nom and _INSEE.fullmatch(place.insee) else None


ENTRIES: Mapping[str, tuple[str, Callable[[object], Any]]] = {
    "theme": ("theme", _one_of(THEMES)),
    "taille_texte": ("scale", _one_of(SCALES)),
    "lieux": ("places", _places),
    "conservation_mois_max": ("retention_most", _at_most(RETENTIONS)),
    "registre_mois_max": ("register_most", _at_most(REGISTER_PERIODS)),
    "notes_jours_max": ("note_days_most", _at_most(NOTE_PERIODS)),
    "sans_notes": ("no_notes", _flag),
    "dossier_sauvegardes": ("backup_folder", _folder),
    "seuil_partage": ("threshold", _threshold),
    "proxy": ("proxy", lambda value: _text(value, _PROXY.fullmatch)),
    "adresse_version": ("update_address", lambda value: _text(value, is_address)),
    "sans_verification_version": ("no_update_check", _flag),
}
# What a damaged entry leaves forbidden, since it was written to forbid.
_CAREFUL: Mapping[str, Mapping[str, Any]] = {
    "sans_notes": {"no_notes": True},
    "sans_verification_version": {"no_update_check": True},
    "adresse_version": {"no_update_check": True},
    "proxy": {"no_update_check": True},
}
