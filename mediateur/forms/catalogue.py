"""What may be printed: the forms, their versions, their languages."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from mediateur.content.problems import ContentError
from mediateur.content.text import NBSP
from mediateur.content.translations import FRENCH, languages_of
from mediateur.forms import written
from mediateur.forms.names import GUIDE, MEMO, MODULE, PREPARE, SHEET
from mediateur.forms.variants import Variant
from mediateur.pathways.library import Library
from mediateur.pathways.model import Pathway

IN_FRENCH_ONLY = (FRENCH.code,)
FOR_MEDIATORS = (Variant.COURANT, Variant.GROS)


class Shelf(StrEnum):
    """Where a form stands in the catalogue."""

    GUIDES = "guides"
    RIGHTS = "droits"
    WORKSHOP = "atelier"
    COUNTER = "guichet"
    SHEETS = "fiches"
    TRAINING = "formation"


SHELF_LABELS: dict[Shelf, str] = {
    Shelf.GUIDES: "Guides à laisser à la personne",
    Shelf.RIGHTS: "Lettres et droits",
    Shelf.WORKSHOP: "Atelier collectif",
    Shelf.COUNTER: "Affiches du guichet",
    Shelf.SHEETS: "Fiches des droits",
    Shelf.TRAINING: "Modules de formation",
}


class FormInfo(NamedTuple):
    """A form of the catalogue.

    `qr` tells whether it carries a QR code; `summary` says when to give it; `words` how people ask for it; `fields`
    what may be filled on screen, in order (none where it is only printed blank); `personal` tells that what is
    written there is about one person, and so is only printed.
    """

    id: str
    title: str
    variants: tuple[Variant, ...]
    languages: tuple[str, ...]
    qr: bool
    shelf: Shelf
    summary: str = ""
    words: tuple[str, ...] = ()
    fields: tuple[written.Field | written.Box, ...] = ()
    personal: bool = False


def catalogue(library: Library) -> tuple[FormInfo, ...]:
    """Return all that `making.make` makes, shelf by shelf. Raises ContentError when content is damaged."""
    filed, problems = written.read_forms(library.root)
    if problems:
        raise ContentError(*problems)
    forms = (
        *(_guide_info(pathway, library.root) for pathway in library.pathways),
        FormInfo(PREPARE, "Préparer et revenir", tuple(Variant), IN_FRENCH_ONLY, qr=True, shelf=Shelf.GUIDES),
        *(_written_info(form) for _, form in filed),
        FormInfo(MEMO, f"Qui peut voir quoi{NBSP}?", tuple(Variant), IN_FRENCH_ONLY, qr=True, shelf=Shelf.RIGHTS),
        *_sheets(library),
        *_modules(library),
    )
    order = list(Shelf)
    return tuple(sorted(forms, key=lambda form: order.index(form.shelf)))


def _guide_info(pathway: Pathway, root: Path) -> FormInfo:
    return FormInfo(
        f"{GUIDE}{pathway.id}",
        pathway.title,
        tuple(Variant),
        languages_of(root, pathway.id),
        qr=True,
        shelf=Shelf.GUIDES,
        summary=pathway.summary,
        words=pathway.words,
    )


def _written_info(form: written.WrittenForm) -> FormInfo:
    return FormInfo(
        form.id,
        form.title,
        form.variants,
        IN_FRENCH_ONLY,
        qr=written.has_code(form),
        shelf=Shelf(form.group),
        summary=form.summary,
        words=form.words,
        fields=tuple(written.fields(form)),
        personal=form.personal,
    )


def _sheets(library: Library) -> tuple[FormInfo, ...]:
    from mediateur.rights.catalogue import load_catalogue

    rights = load_catalogue(library.root)
    return tuple(
        FormInfo(
            f"{SHEET}{right.id}",
            right.title,
            tuple(Variant),
            IN_FRENCH_ONLY,
            qr=True,
            shelf=Shelf.SHEETS,
            summary=right.plain,
            words=right.words,
        )
        for right in rights
    )


def _modules(library: Library) -> tuple[FormInfo, ...]:
    from mediateur.training.modules import load_modules

    return tuple(
        FormInfo(
            f"{MODULE}{module.id}",
            module.title,
            FOR_MEDIATORS,
            IN_FRENCH_ONLY,
            qr=True,
            shelf=Shelf.TRAINING,
            summary=module.summary,
            words=module.words,
        )
        for module in load_modules(library.root)
    )
