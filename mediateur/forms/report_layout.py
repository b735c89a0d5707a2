"""How a report is laid out: on one page where it can be, in the sizes of what professionals read."""

from __future__ import annotations

import datetime as dt
from itertools import zip_longest
from pathlib import Path

from reportlab.lib.units import mm

from mediateur.forms.bars import Bar, Bars, Twin
from mediateur.forms.blocks import Block, Stack, Words
from mediateur.forms.design import Style, airy, letter, style_of
from mediateur.forms.legal import Dates
from mediateur.forms.letter_foot import LetterFoot
from mediateur.forms.page import Laid, Titles, compose
from mediateur.forms.report import Line, Part, Report
from mediateur.forms.tagged import Node
from mediateur.forms.typeset import Text
from mediateur.forms.variants import Variant

HEADLINE, TABLE, SMALL, HEADING = 13, 11, 10, 13
LEADING = 1.25
LEAD, TWIN_LEAD = 0.42, 0.52
GAP = 8 * mm
METHOD = "Comment ces chiffres sont comptés"


def render(report: Report, *, colour: bool = False, printed: dt.date, resources: Path) -> bytes:
    """Return the report as a tagged PDF (PDF/UA-1). Raises MediateurError when a text cannot be printed."""
    ways = tuple(airy(letter(style_of(Variant.COURANT, colour, resources))))
    fullest = _fullest(report, ways[-1], printed)
    return compose(Titles("", report.title), (_laid(each, fullest, printed) for each in ways))


def _fullest(report: Report, closest: Style, printed: dt.date) -> Report:
    """Return the report with as many of its further parts as one page holds."""
    for count in range(len(report.more), 0, -1):
        fuller = report._replace(parts=(*report.parts, *report.more[:count]), more=())
        if _laid(closest, fuller, printed).pages == 1:
            return fuller
    return report


def _laid(style: Style, report: Report, printed: dt.date) -> Laid:
    root = Node("Document")
    blocks = [*_opening(style, root, report), *_parts(style, root, report), *_method(style, root, report)]
    return Laid(style, root, blocks, LetterFoot(style, root.add("Sect"), "", Dates(False, (), "", printed)))


def _opening(style: Style, root: Node, report: Report) -> list[Block]:
    title = style.words(report.title, style.sizes.heading + 4, bold=True, role="primary")
    lines = [Words(root.add("H1"), title, keeps=True)]
    lines += [
        Words(root.add("P"), _small(style, text, TABLE)) for text in (report.scope, report.lacking, report.goal) if text
    ]
    return [*lines, _bars(style, root, report.headline, LEAD, HEADLINE)]


def _parts(style: Style, root: Node, report: Report) -> list[Block]:
    made = [_part(style, root, part) for part in report.parts]
    pairs = zip_longest(made[::2], made[1::2])
    return [Twin(left, right, GAP, before=style.space(5 * mm)) for left, right in pairs if left]


def _part(style: Style, root: Node, part: Part) -> Block:
    heading = Words(root.add("H2"), _small(style, part.title, HEADING, bold=True))
    blocks: list[Block] = [heading, _bars(style, root, part, TWIN_LEAD, TABLE)]
    if part.note:
        blocks.append(Words(root.add("P"), _small(style, part.note, SMALL), before=1 * mm))
    return Stack(blocks)


def _bars(style: Style, root: Node, part: Part, lead: float, size: float) -> Block:
    table = root.add("Table")
    rows = [_bar(style, table, line, size) for line in part.lines]
    return Bars(style, rows, lead, style.space(0.7 * mm), before=style.space(2 * mm))


def _bar(style: Style, table: Node, line: Line, size: float) -> Bar:
    row = table.add("TR")
    head = row.add("TH", scope="Row")
    name = head.add("P")
    meaning = Words(head.add("P"), _small(style, line.meaning, SMALL)) if line.meaning else None
    label, shown = _small(style, line.label, size, bold=size > TABLE), _small(style, line.shown, size, bold=True)
    return Bar(name, label, row.add("TD"), shown, line.share, meaning)


def _method(style: Style, root: Node, report: Report) -> list[Block]:
    heading = Words(root.add("H2"), _small(style, METHOD, HEADING, bold=True), before=style.space(5 * mm), keeps=True)
    texts = [text for text in (*report.method, report.protection) if text]
    return [heading, *(Words(root.add("P"), _small(style, text, SMALL), before=0.8 * mm) for text in texts)]


def _small(style: Style, text: str, size: float, *, bold: bool = False) -> Text:
    return style.words(text, size, bold=bold, leading=LEADING)
