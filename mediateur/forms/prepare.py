"""The sheet « Préparer et revenir »: what to bring, where to come back."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path

from mediateur.content.screens import FrameKind, Screen
from mediateur.forms.variants import Variant
from mediateur.journal.encounter import Place
from mediateur.pathways.model import Paper, Pathway
from mediateur.pathways.walk import Walk

TITLE = "Préparer et revenir"
HOURS_FACT = "horaires-3422"


@dataclass(frozen=True)
class Preparation:
    """What the sheet says. `hours` are those of the 34 22; `verified` is a month (YYYY-MM).

    `card` shows where the serial number is.
    """

    title: str
    bring: tuple[str, ...]
    hours: str
    note: Paper
    verified: str
    card: Screen | None = None
    code: str = ""


def blank_preparation(pathway: Pathway, hours: str = "") -> Preparation:
    """Return the sheet with everything that the pathway asks for. `hours` replaces the datum of the content."""
    return _sheet(pathway, pathway.triage.prepare, hours)


def _sheet(pathway: Pathway, end: str, hours: str) -> Preparation:
    return Preparation(
        title=TITLE,
        bring=pathway.needs,
        hours=hours or _hours(pathway),
        note=pathway.end(end).paper,
        verified=pathway.verified,
        card=_card(pathway),
    )


def preparation_of(walk: Walk, hours: str = "", code: str = "") -> Preparation:
    """Return the sheet of a person: what the triage showed to be missing, else everything, and how the walk ended."""
    blank = _sheet(walk.pathway, walk.state.end or walk.pathway.triage.prepare, hours)
    return replace(blank, bring=walk.to_bring or blank.bring, code=code)


def render(
    sheet: Preparation,
    variant: Variant,
    *,
    colour: bool = False,
    contact: Place | None,
    printed: dt.date,
    resources: Path,
) -> bytes:
    """Return the sheet as a tagged PDF (PDF/UA-1). Raises MediateurError when a text cannot be printed."""
    from mediateur.forms import prepare_layout

    return prepare_layout.render(sheet, variant, colour=colour, contact=contact, printed=printed, resources=resources)


def _hours(pathway: Pathway) -> str:
    return next((fact.value for fact in pathway.facts if fact.id == HOURS_FACT), "")


def _card(pathway: Pathway) -> Screen | None:
    cards = (FrameKind.CARD_FRONT, FrameKind.CARD_BACK)
    return next((screen for screen in pathway.screens if all(frame.kind in cards for frame in screen.frames)), None)
