"""What may be printed: the forms, their versions, their languages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple, TypeVar

from mediateur.content.text import NBSP
from mediateur.errors import MediateurError
from mediateur.forms.variants import Variant
from mediateur.journal.encounter import Place

K = TypeVar("K")

FRENCH = "fr"
PATHWAY = "activer-adulte"
GUIDE, PREPARE = f"guide-{PATHWAY}", "preparer-revenir"


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
)


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
    """Return a blank form as a tagged PDF (PDF/UA-1).

    `values` are the data of configurable facts that the settings replace (the hours of the 34 22). Raises
    MediateurError when there is no such form, version or language (it lists what exists), or when content is broken.
    """
    form = _known(form_id, {form.id: form for form in FORMS}, "Ce document n’existe pas", "Documents possibles")
    version = _known(variant, {str(v): v for v in form.variants}, "Cette version n’existe pas", "Versions possibles")
    _known(language, {code: code for code in form.languages}, "Cette langue n’existe pas ici", "Langues possibles")

    from mediateur.forms import guide, prepare
    from mediateur.pathways.library import load_pathway

    pathway = load_pathway(resources, PATHWAY, values)
    if form.id == GUIDE:
        blank = guide.blank_guide(pathway)
        return guide.render(blank, version, colour=colour, contact=contact, printed=printed, resources=resources)
    sheet = prepare.blank_preparation(pathway, (values or {}).get(prepare.HOURS_FACT, ""))
    return prepare.render(sheet, version, colour=colour, contact=contact, printed=printed, resources=resources)


def _known(wanted: str, choices: Mapping[str, K], problem: str, choice: str) -> K:
    if wanted in choices:
        return choices[wanted]
    raise MediateurError(
        f"{problem}{NBSP}: «{NBSP}{wanted}{NBSP}».",
        remedy=f"{choice}{NBSP}: {', '.join(choices)}.",
    )
