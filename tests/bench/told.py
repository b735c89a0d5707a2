"""What a guide says, as plain values: the same texts, pictures and code for every engine."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from mediateur.content.official import OFFICIAL_ADDRESS, OFFICIAL_URL
from mediateur.content.text import plain
from mediateur.forms import guide, qr_svg
from mediateur.forms.design import Style
from mediateur.forms.foot import CODE, HELP, OFFICIAL, OR_CALL
from mediateur.forms.guide_layout import KIND, NEED
from mediateur.forms.legal import Dates
from mediateur.forms.text import sentence_lines
from mediateur.journal.encounter import Place

# The wide picture is taken where it saves at least a quarter of the height, as the layout of the program does.
FLATTER = 0.75


class Drawn(NamedTuple):
    """A picture in a file of its own: its name, its text alternative, its width in points."""

    file: str
    alt: str
    width: float


class Stage(NamedTuple):
    """A numbered step."""

    title: str
    lines: tuple[str, ...]
    picture: Drawn | None


class Told(NamedTuple):
    """A whole guide. `contact` changes with each document, so that none is found ready."""

    kind: str
    title: str
    need: str
    needs: tuple[str, ...]
    stages: tuple[Stage, ...]
    note: tuple[str, ...]
    official: str
    site: str
    address: str
    code: Drawn
    help: str
    contact: str
    call: str
    legal: tuple[str, ...]


def told(value: guide.Guide, style: Style, dates: Dates, contact: Place, folder: Path) -> Told:
    """Return what a guide says, its pictures written in a folder."""
    if value.note is None:
        raise ValueError("the guide of the bench ends with a note")
    note = (value.note.title, *sentence_lines(value.note.text))
    return Told(
        kind=KIND,
        title=value.title,
        need=NEED,
        needs=tuple(plain(line) for line in value.need),
        stages=tuple(_stage(index, step, style, folder) for index, step in enumerate(value.steps)),
        note=tuple(plain(line) for line in note),
        official=OFFICIAL,
        site=OFFICIAL_URL,
        address=OFFICIAL_ADDRESS,
        code=_written(folder / "code.svg", qr_svg.svg(OFFICIAL_URL), CODE.format(site=OFFICIAL_URL), style.sizes.qr),
        help=HELP,
        contact=contact.name,
        call=OR_CALL,
        legal=tuple(part for line in dates.lines() for part in line if part),
    )


def _stage(index: int, step: guide.GuideStep, style: Style, folder: Path) -> Stage:
    lines = tuple(plain(line) for line in sentence_lines(step.text))
    if step.screen is None:
        return Stage(step.title, lines, None)
    narrow, wide = (style.schematic(step.screen, width) for width in style.sizes.pictures)
    picture = wide if wide.height < FLATTER * narrow.height else narrow
    return Stage(step.title, lines, _written(folder / f"{index}.svg", picture.svg, picture.alt, picture.width))


def _written(file: Path, svg: str, alt: str, width: float) -> Drawn:
    file.write_text(svg, encoding="utf-8")
    return Drawn(file.name, alt, width)
