"""« Emporter sur une clé »: the documents wanted, their names, and each written whole or not at all."""

from __future__ import annotations

import errno
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mediateur.content.text import NBSP
from mediateur.content.translations import FRENCH, LANGUAGES
from mediateur.errors import MediateurError
from mediateur.forms.variants import VARIANT_LABELS, Variant
from mediateur.paths import write_whole

if TYPE_CHECKING:
    from mediateur.forms.catalogue import FormInfo
    from mediateur.journal.encounter import Place
    from mediateur.usecases.paper.printing import Printing

LONGEST, SUFFIX = 120, ".pdf"
_FORBIDDEN = re.compile(r'\s*[:?*"<>|\x00-\x1f\x7f]+\s*')
_FOLDERS = re.compile(r"[/\\]+")
_SPACES, _BEFORE_COMMA = re.compile(r"\s+"), re.compile(r"\s+(?=,)")
# Names that Windows keeps for itself.
_KEPT = re.compile(r"(?i)^(con|prn|aux|nul|com\d|lpt\d)(?=$|[.])")
_FULL = (errno.ENOSPC, errno.EDQUOT)


class Item(NamedTuple):
    """A document to make, in the version and the language that it has, and the name of its file."""

    form: str
    variant: Variant
    language: str
    name: str


def plan(forms: Iterable[FormInfo], variant: Variant, language: str = FRENCH.code) -> tuple[Item, ...]:
    """Return what to make of these forms, each once.

    A form that lacks the version or the language comes in the first that it has, and its name says which.
    """
    items: dict[str, Item] = {}
    taken: set[str] = set()
    for form in forms:
        if form.id in items:
            continue
        version = variant if variant in form.variants else form.variants[0]
        spoken = language if language in form.languages else form.languages[0]
        name = _free(full_title(form.title, version, spoken), taken)
        items[form.id] = Item(form.id, version, spoken, name)
    return tuple(items.values())


def write(
    items: Iterable[Item], folder: Path, printing: Printing, contact: Place | None, *, colour: bool = False
) -> Iterator[Path]:
    """Make the documents one at a time, and yield the file of each once it is whole in its folder.

    Who stops asking stops the work: what was written stays. Raises MediateurError when the folder takes no more, or
    when a document cannot be made.
    """
    for number, item in enumerate(items):
        pdf = printing.form(item.form, item.variant, item.language, contact, colour=colour)
        target = folder / item.name
        try:
            write_whole(target, pdf)
        except OSError as error:
            raise stopped(number, error) from error
        yield target


def stopped(written: int, error: OSError) -> MediateurError:
    """Return what is said when a folder takes no more, with how many documents are in it."""
    full = error.errno in _FULL
    there = {0: "Aucun document n’y est écrit.", 1: "Un document y est écrit en entier."}
    return MediateurError(
        "La clé est pleine." if full else "Ce dossier ne se laisse plus écrire.",
        there.get(written, f"{written}{NBSP}documents y sont écrits en entier."),
        "Libérez de la place, puis recommencez." if full else "Vérifiez que la clé est branchée, puis recommencez.",
        detail=str(error),
    )


def file_name(title: str, longest: int = LONGEST) -> str:
    """Return a title as the name of a PDF that every system takes, FAT sticks included."""
    shown = "".join(" " if sign.isspace() else sign for sign in unicodedata.normalize("NFC", title))
    plain = _FOLDERS.sub("-", _FORBIDDEN.sub(_instead, shown))
    visible = "".join(sign for sign in plain if not unicodedata.category(sign).startswith("C"))
    spaced = _BEFORE_COMMA.sub("", _SPACES.sub(" ", visible))
    stem = _KEPT.sub(r"\1_", spaced.strip(" .")).strip(" ,.")
    return f"{(stem or 'document')[: longest - len(SUFFIX)].rstrip(' ,.')}{SUFFIX}"


def _instead(found: re.Match[str]) -> str:
    return ", " if ":" in found[0] else " "


def full_title(title: str, variant: Variant, language: str = FRENCH.code) -> str:
    """Return the title of a document with its version and its language, where they are not the usual ones."""
    version = "" if variant is Variant.COURANT else f", {VARIANT_LABELS[variant].lower()}"
    spoken = next((one.name for one in LANGUAGES if one.code == language), language)
    return f"{title}{version}" if language == FRENCH.code else f"{title}{version}, en {spoken}"


def _free(title: str, taken: set[str]) -> str:
    """Return a name that no other document has, capitals aside, and take it."""
    name, number = file_name(title), 1
    while name.casefold() in taken:
        number += 1
        end = f" ({number})"
        name = file_name(title, LONGEST - len(end)).removesuffix(SUFFIX) + end + SUFFIX
    taken.add(name.casefold())
    return name
