"""What may be printed: the forms, their versions, their languages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

from mediateur.content.text import NBSP
from mediateur.forms.known import known
from mediateur.forms.variants import Variant
from mediateur.journal.encounter import Place

FRENCH = "fr"
PATHWAY = "activer-adulte"
GUIDE, PREPARE, MEMO = f"guide-{PATHWAY}", "preparer-revenir", "memo-qui-voit-quoi"
# The sheet of a right bears the id of that right.
SHEET = "fiche-"


class FormInfo(NamedTuple):
    """A form of the catalogue; `qr` tells whether it carries a QR code."""

    id: str
    title: str
    variants: tuple[Variant, ...]
    languages: tuple[str, ...]
    qr: bool


FORMS: tuple[FormInfo, ...] = (
    FormInfo(GUIDE, "Activer Mon espace santé", tuple(Variant), (FRENCH,), qr=True),
    FormInfo(PREPARE, "Préparer et revenir", tuple(Variant), (FRENCH,), qr=True),
    FormInfo(MEMO, f"Qui peut voir quoi{NBSP}?", tuple(Variant), (FRENCH,), qr=True),
)


def sheets(resources: Path) -> tuple[FormInfo, ...]:
    """Return the sheets of rights, one for each. Raises ContentError when content is damaged."""
    from mediateur.rights.catalogue import load_catalogue

    rights = load_catalogue(resources)
    return tuple(FormInfo(f"{SHEET}{right.id}", right.title, tuple(Variant), (FRENCH,), qr=True) for right in rights)


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
) -> bytes:
    """Return a blank form, or the sheet of a right, as a tagged PDF (PDF/UA-1).

    `values` are the data of configurable facts that the settings replace (the hours of the 34 22). Raises
    MediateurError when there is no such form, version or language (it lists what exists), or when content is broken.
    """
    forms = {form.id: form for form in FORMS}
    if not form_id.startswith(SHEET):
        known(form_id, forms, "Ce document n’existe pas", "Documents possibles")
    version = known(variant, {str(v): v for v in Variant}, "Cette version n’existe pas", "Versions possibles")
    known(language, {FRENCH: FRENCH}, "Cette langue n’existe pas ici", "Langues possibles")
    render = _renderer(form_id, resources, values or {})
    return render(version, colour=colour, contact=contact, printed=printed, resources=resources)


def _renderer(form_id: str, resources: Path, values: Mapping[str, str]) -> Callable[..., bytes]:
    """Return what renders a document, once its content is read."""
    if form_id == MEMO:
        from mediateur.forms import memo

        return partial(memo.render, memo.load_memo(resources, ()))
    if form_id.startswith(SHEET):
        from mediateur.forms import right_sheet

        return partial(right_sheet.render, right_sheet.load_sheet(resources, form_id.removeprefix(SHEET)))
    from mediateur.forms import guide, prepare
    from mediateur.pathways.library import load_pathway

    pathway = load_pathway(resources, PATHWAY, values)
    if form_id == GUIDE:
        return partial(guide.render, guide.blank_guide(pathway))
    return partial(prepare.render, prepare.blank_preparation(pathway, values.get(prepare.HOURS_FACT, "")))
