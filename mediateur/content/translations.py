"""Translations of what is printed: French as it stands in the content, and what it becomes in another language.

A text is known by its French: when the French changes, its translation is missing, and the proofs say so.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from mediateur.content.problems import ContentError, Problem
from mediateur.content.reader import read_tree
from mediateur.content.shaping import converted
from mediateur.content.text import french

FOLDER = "translations"
# The file of a language that holds the words of every page, and says which guides are told whole.
PAGE = "page"


class Language(NamedTuple):
    """A language: its code and its name in French."""

    code: str
    name: str


FRENCH = Language("fr", "français")
LANGUAGES: tuple[Language, ...] = (
    FRENCH,
    Language("en", "anglais"),
    Language("es", "espagnol"),
    Language("pt", "portugais"),
)
# Languages that are asked for at counters, and why paper cannot serve them yet.
_JOINED = "ses lettres se lient et se lisent de droite à gauche, ce que l’impression ne sait pas encore faire"
_OTHER_LETTERS = "la police d’impression n’a pas ses lettres"
UNDRAWABLE: Mapping[str, tuple[str, str]] = {
    "ar": ("arabe", _JOINED),
    "fa": ("persan ou dari", _JOINED),
    "ps": ("pachto", _JOINED),
    "ru": ("russe", _OTHER_LETTERS),
    "uk": ("ukrainien", _OTHER_LETTERS),
    "zh": ("chinois", _OTHER_LETTERS),
}


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A text in French, and in the language of its file."""

    fr: str
    to: str


class Sheet(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A file of translations.

    `guides` are the pathways whose guide this language tells whole (in the file « page »). `reviewed` is the day when
    somebody who speaks the language read the file, or nothing.
    """

    entries: tuple[Entry, ...]
    guides: tuple[str, ...] = ()
    reviewed: str = ""


class Phrases(NamedTuple):
    """What to say in a language. French says each text as it is."""

    language: str
    known: Mapping[str, str]
    reviewed: bool

    def say(self, text: str, **values: object) -> str:
        """Return a text in this language, its `{names}` replaced by values; in French where nobody translated it."""
        said = self.known.get(text, text) if text else text
        return said.format(**values) if values else said


IN_FRENCH = Phrases(FRENCH.code, {}, reviewed=True)


def read_sheet(path: Path, root: Path) -> Sheet:
    """Read a file of translations, its French in the typography of the content. Raises ContentError."""
    name = path.relative_to(root).as_posix()
    try:
        sheet = converted(read_tree(path, root), Sheet)
    except msgspec.ValidationError as error:
        message = f"Une traduction a « entries », une liste de « fr » et « to » ({error}). Corrigez ce fichier."
        raise ContentError(Problem(name, "", "forme", message)) from error
    entries = tuple(msgspec.structs.replace(entry, fr=french(entry.fr)) for entry in sheet.entries)
    return msgspec.structs.replace(sheet, entries=entries)


@cache
def load_phrases(root: Path, language: str) -> Phrases:
    """Return what paper says in a language. Raises ContentError when a file is missing or damaged."""
    if language == FRENCH.code:
        return IN_FRENCH
    sheets = [read_sheet(path, root) for path in sheet_files(root, language)]
    known = {entry.fr: entry.to for sheet in sheets for entry in sheet.entries}
    return Phrases(language, known, reviewed=all(sheet.reviewed for sheet in sheets))


def sheet_files(root: Path, language: str) -> tuple[Path, ...]:
    """Return the files of a language, that of every page first."""
    page = _page(root, language)
    return (page, *(path for path in sorted(page.parent.glob("*.yaml")) if path != page))


def languages_of(root: Path, guide: str) -> tuple[str, ...]:
    """Return the codes of the languages that tell the guide of a pathway, French first. Raises ContentError."""
    others = (language.code for language in LANGUAGES if language is not FRENCH)
    return (FRENCH.code, *(code for code in others if guide in _guides(root, code)))


@cache
def _guides(root: Path, language: str) -> tuple[str, ...]:
    page = _page(root, language)
    return read_sheet(page, root).guides if page.is_file() else ()


def _page(root: Path, language: str) -> Path:
    return root / FOLDER / language / f"{PAGE}.yaml"
