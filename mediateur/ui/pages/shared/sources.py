"""« D'où vient cette information ? »: facts, each with its sources, its date and how sure it is."""

from __future__ import annotations

import re
from collections.abc import Iterable

from PySide6.QtWidgets import QBoxLayout, QWidget

from mediateur.content.dates import source_date
from mediateur.content.facts import CONFIDENCE_LABELS, Confidence, Fact, Source
from mediateur.content.text import french
from mediateur.ui.kit.buttons import SecondaryButton
from mediateur.ui.kit.dialog import Dialog
from mediateur.ui.kit.layouts import FlowLayout
from mediateur.ui.kit.messages import Badge
from mediateur.ui.kit.surfaces import Separator
from mediateur.ui.kit.text import Line, Text

ASK = french("D'où vient cette information ?")
DATES = french("Les dates sont celles des sources.")
BADGES = {
    Confidence.STRONG: "success",
    Confidence.SOURCED: "success",
    Confidence.LANDMARK: "warning",
    Confidence.WEAK: "warning",
    Confidence.CONFLICT: "warning",
    Confidence.UNKNOWN: "neutral",
    Confidence.CONDUCT: "info",
}
Supported = tuple[Fact, tuple[Source, ...]]


def open_facts(window: QWidget, facts: Iterable[Supported], back: str, under: str = DATES) -> Dialog:
    """Open the dialog on facts and the pages that each comes from; `back` is the word of the button that closes it."""
    dialog = Dialog(window, ASK, under, width=820)
    add_facts(dialog.body, facts)
    close = SecondaryButton(back)
    close.clicked.connect(dialog.close_dialog)
    dialog.footer_right.hold(close)
    dialog.open_dialog(close)
    return dialog


def add_facts(column: QBoxLayout, facts: Iterable[Supported]) -> None:
    """Add facts to a column, a line between them."""
    for rank, (fact, sources) in enumerate(facts):
        if rank:
            column.addWidget(Separator())
        _add_fact(column, fact, sources)


def _add_fact(column: QBoxLayout, fact: Fact, sources: Iterable[Source]) -> None:
    column.addWidget(Text(fact.text, "consigne", max_chars=0))
    row = FlowLayout(10)
    row.addWidget(Badge(BADGES[fact.confidence], CONFIDENCE_LABELS[fact.confidence]))
    row.addWidget(Line(f"Date de la source\N{NO-BREAK SPACE}: {source_date(fact.date)}", "note", "text_muted"))
    column.addLayout(row)
    for source in sources:
        words = f"{source.title} {breakable(source.url)}".strip()
        column.addWidget(Text(words, "note", "text_muted", max_chars=0))


def breakable(url: str) -> str:
    """Return an address that may go on to the next line after a sign that no one reads as part of a word."""
    return re.sub("([/_?&=%-])", "\\1\N{ZERO WIDTH SPACE}", url)
