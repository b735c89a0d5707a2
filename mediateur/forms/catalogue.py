"""What may be printed: the forms, their versions, their languages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import NamedTuple

from mediateur.content.problems import ContentError
from mediateur.content.text import NBSP
from mediateur.forms import written
from mediateur.forms.known import known
from mediateur.forms.variants import Variant
from mediateur.journal.encounter import Place
from mediateur.pathways.library import Library, load_library
from mediateur.pathways.model import Pathway

FRENCH = "fr"
ACTIVATION = "activer-adulte"
PREPARE, MEMO = "preparer-revenir", "memo-qui-voit-quoi"
# The guide of a pathway bears its id, the sheet of a right the id of that right.
GUIDE, SHEET = "guide-", "fiche-"


class Shelf(StrEnum):
    """Where a form stands in the catalogue."""

    GUIDES = "guides"
    RIGHTS = "droits"
    WORKSHOP = "atelier"
    COUNTER = "guichet"
    SHEETS = "fiches"


SHELF_LABELS: dict[Shelf, str] = {
    Shelf.GUIDES: "Guides à laisser à la personne",
    Shelf.RIGHTS: "Lettres et droits",
    Shelf.WORKSHOP: "Atelier collectif",
    Shelf.COUNTER: "Affiches du guichet",
    Shelf.SHEETS: "Fiches des droits",
}


class FormInfo(NamedTuple):
    """A form of the catalogue.

    `qr` tells whether it carries a QR code; `summary` says when to give it; `words` how people ask for it; `fields`
    what may be filled on screen, in order (none where it is only printed blank).
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


def catalogue(root: Path) -> tuple[FormInfo, ...]:
    """Return all that `make` makes, shelf by shelf. Raises ContentError when content is damaged."""
    library = _library(root, {})
    filed, problems = written.read_forms(root)
    if problems:
        raise ContentError(*problems)
    forms = (
        *(_guide_info(pathway) for pathway in library.pathways),
        FormInfo(PREPARE, "Préparer et revenir", tuple(Variant), (FRENCH,), qr=True, shelf=Shelf.GUIDES),
        *(_written_info(form) for _, form in filed),
        FormInfo(MEMO, f"Qui peut voir quoi{NBSP}?", tuple(Variant), (FRENCH,), qr=True, shelf=Shelf.RIGHTS),
        *_sheets(root),
    )
    order = list(Shelf)
    return tuple(sorted(forms, key=lambda form: order.index(form.shelf)))


def make(
    form_id: str,
    variant: str,
    language: str,
    *,
    colour: bool = False,
    contact: Place | None = None,
    printed: dt.date,
    resources: Path,
    values: Mapping[str, str] | None = None,
    typed: Mapping[str, str] | None = None,
) -> bytes:
    """Return a form as a tagged PDF (PDF/UA-1).

    `values` are the data of configurable facts that the settings replace (the hours of the 34 22); `typed` what was
    written in the fields of the form on screen (nothing: blank). Raises MediateurError when there is no such form,
    version or language (it lists what exists), or when content is broken.
    """
    version = known(variant, {str(v): v for v in Variant}, "Cette version n’existe pas", "Versions possibles")
    known(language, {FRENCH: FRENCH}, "Cette langue n’existe pas ici", "Langues possibles")
    render = _renderer(form_id, resources, values or {}, typed or {})
    return render(version, colour=colour, contact=contact, printed=printed, resources=resources)


def _renderer(form_id: str, root: Path, values: Mapping[str, str], typed: Mapping[str, str]) -> Callable[..., bytes]:
    """Return what renders a document, once its content is read."""
    if form_id == MEMO:
        from mediateur.forms import memo

        return partial(memo.render, memo.load_memo(root, ()))
    if form_id.startswith(SHEET):
        from mediateur.forms import right_sheet

        return partial(right_sheet.render, right_sheet.load_sheet(root, form_id.removeprefix(SHEET)))
    if form_id == PREPARE or form_id.startswith(GUIDE):
        return _guide(form_id, _library(root, values), values)
    return _written(form_id, _library(root, values), typed)


def _guide(form_id: str, library: Library, values: Mapping[str, str]) -> Callable[..., bytes]:
    from mediateur.forms import guide, prepare

    pathways = {f"{GUIDE}{pathway.id}": pathway for pathway in library.pathways}
    if form_id == PREPARE:
        hours = values.get(prepare.HOURS_FACT, "")
        return partial(prepare.render, prepare.blank_preparation(pathways[f"{GUIDE}{ACTIVATION}"], hours))
    pathway = known(form_id, pathways, "Ce document n’existe pas", "Documents possibles")
    return partial(guide.render, guide.blank_guide(pathway))


def _written(form_id: str, library: Library, typed: Mapping[str, str]) -> Callable[..., bytes]:
    from mediateur.forms import written_layout
    from mediateur.forms.sources import newest

    ids = {path.stem: path for path in sorted((library.root / written.FOLDER).glob("*.yaml"))}
    choices = {PREPARE: PREPARE, MEMO: MEMO, **dict.fromkeys(ids, "")}
    known(form_id, choices, "Ce document n’existe pas", "Documents possibles")
    form = written.load_form(library.root, form_id)
    screens = {screen.id: screen for screen in library.screens}
    return partial(written_layout.render, form, screens, newest(library, form.facts), typed)


def _library(root: Path, values: Mapping[str, str]) -> Library:
    library = load_library(root, values)
    if library.problems:
        raise ContentError(*library.problems)
    return library


def _guide_info(pathway: Pathway) -> FormInfo:
    return FormInfo(
        f"{GUIDE}{pathway.id}",
        pathway.title,
        tuple(Variant),
        (FRENCH,),
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
        (FRENCH,),
        qr=written.has_code(form),
        shelf=Shelf(form.group),
        summary=form.summary,
        words=form.words,
        fields=tuple(written.fields(form)),
    )


def _sheets(root: Path) -> tuple[FormInfo, ...]:
    from mediateur.rights.catalogue import load_catalogue

    rights = load_catalogue(root)
    return tuple(
        FormInfo(
            f"{SHEET}{right.id}",
            right.title,
            tuple(Variant),
            (FRENCH,),
            qr=True,
            shelf=Shelf.SHEETS,
            summary=right.plain,
            words=right.words,
        )
        for right in rights
    )
