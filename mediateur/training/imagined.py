"""The imagined site: what stands on a page of a case, what is drawn of it, and what leads on.

Pages are the schematics of the content; nothing here claims to be the official site.
"""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from mediateur.content.screens import Frame, FrameKind, Item, ItemKind, Screen
from mediateur.content.text import french
from mediateur.training.cases import Scene

CONTINUE = "Continuer"
DONE = french("C'est fait, on continue")
NOTHING_YET = french("Rien pour l'instant")
HER_PHONE = french("Son téléphone")
HERS = frozenset({ItemKind.FIELD, ItemKind.MASKED, ItemKind.CHOICE})
SHOWN = frozenset({ItemKind.BUTTON, ItemKind.LINK, ItemKind.ROW})
KINDS = {
    ItemKind.FIELD: "champ",
    ItemKind.MASKED: "champ caché",
    ItemKind.CHOICE: "choix",
    ItemKind.BUTTON: "bouton",
    ItemKind.LINK: "lien",
    ItemKind.ROW: "ligne",
}


class Spot(NamedTuple):
    """Something that can be clicked on a page: the name of its place in the drawing, its label, its kind."""

    name: str
    label: str
    kind: ItemKind

    @property
    def hers(self) -> bool:
        """Whether it is for the person alone: a field to type in, a choice to make."""
        return self.kind in HERS


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A line of a page as it is drawn."""

    kind: ItemKind
    label: str
    target: bool = False
    icon: str = ""
    value: str = ""
    spot: str = ""


class Pane(msgspec.Struct, frozen=True, kw_only=True):
    """A frame as it is drawn."""

    kind: FrameKind
    caption: str = ""
    address: str = ""
    items: tuple[Line, ...] = ()
    target: bool = False


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """A page as it is drawn, and what it says in words."""

    alt: str
    frames: tuple[Pane, ...]
    symbols: tuple[str, ...] = ()


class Showing(NamedTuple):
    """What there is to show of a page beside its schematic.

    `typed` are values by label, `aim` the label to point at, `error` what the site answers, `message` what arrives on
    the telephone, which shows nothing while it is `silent`; `lines` are invented values by label.
    """

    typed: dict[str, str]
    aim: str = ""
    error: str = ""
    message: str = ""
    silent: bool = False
    lines: dict[str, str] | None = None


def spots(screen: Screen) -> tuple[Spot, ...]:
    """Return what can be clicked on a page, in reading order; a page of fields without a button gets « Continuer »."""
    found = [
        Spot(_name(rank, place), item.label, item.kind)
        for rank, frame in enumerate(screen.frames)
        if frame.kind is FrameKind.BROWSER
        for place, item in enumerate(frame.items)
        if item.kind in HERS | SHOWN
    ]
    if _needs_button(found):
        found.append(Spot("suite", CONTINUE, ItemKind.BUTTON))
    return tuple(found)


def leading(scene: Scene, screen: Screen) -> tuple[str, ...]:
    """Return the labels that lead on when they are clicked one after the other; none where nothing is clicked."""
    if scene.clicks or scene.onward:
        return scene.clicks
    found = spots(screen)
    buttons = [spot for spot in found if spot.kind is ItemKind.BUTTON]
    aimed = {item.label for frame in screen.frames for item in frame.items if item.target}
    for candidates in ([spot for spot in buttons if spot.label in aimed], buttons):
        if candidates:
            return (candidates[0].label,)
    return tuple(spot.label for spot in found if spot.kind in SHOWN and spot.label in aimed)[:1]


def onward(scene: Scene, screen: Screen) -> str:
    """Return the act beside the page that leads on; nothing where a click does."""
    return scene.onward or ("" if leading(scene, screen) else DONE)


def fields(scene: Scene, screen: Screen) -> tuple[str, ...]:
    """Return the labels of what the person types or chooses on a page, in order."""
    typed = [spot.label for spot in spots(screen) if spot.hers and spot.kind is not ItemKind.CHOICE]
    return (*typed, scene.chosen) if scene.chosen else tuple(typed)


def drawn(screen: Screen, showing: Showing) -> Page:
    """Return a page as it is drawn."""
    panes = [_pane(rank, frame, showing) for rank, frame in enumerate(screen.frames)]
    browser = next((rank for rank, pane in enumerate(panes) if pane.kind is FrameKind.BROWSER), None)
    if browser is not None:
        panes[browser] = _with_site_lines(panes[browser], screen, showing)
    if showing.message and not any(pane.kind is FrameKind.PHONE for pane in panes):
        panes.append(Pane(kind=FrameKind.PHONE, caption=HER_PHONE, items=(_text(showing.message),)))
    return Page(alt=_in_words(panes), frames=tuple(panes), symbols=screen.symbols)


def _name(rank: int, place: int) -> str:
    return f"place-{rank}-{place}"


def _needs_button(found: list[Spot]) -> bool:
    return any(spot.hers for spot in found) and not any(spot.kind is ItemKind.BUTTON for spot in found)


def _pane(rank: int, frame: Frame, showing: Showing) -> Pane:
    if frame.kind is FrameKind.BROWSER:
        lines = tuple(_line(_name(rank, place), item, showing) for place, item in enumerate(frame.items))
    elif frame.kind is FrameKind.PHONE:
        lines = _phone_lines(frame, showing)
    else:
        lines = tuple(Line(kind=item.kind, label=item.label, icon=item.icon) for item in frame.items)
    return Pane(kind=frame.kind, caption=frame.caption, address=frame.address, items=lines)


def _line(name: str, item: Item, showing: Showing) -> Line:
    value = showing.typed.get(item.label, "")
    kind = ItemKind.FIELD if item.kind is ItemKind.MASKED and not value else item.kind
    spot = name if item.kind in HERS | SHOWN else ""
    return Line(kind=kind, label=item.label, target=item.label == showing.aim, icon=item.icon, value=value, spot=spot)


def _phone_lines(frame: Frame, showing: Showing) -> tuple[Line, ...]:
    """Return what the telephone shows: a code that arrived with its invented value, nothing while it is silent."""
    values = showing.lines or {}
    arrived = tuple(
        Line(kind=item.kind, label=f"{item.label}\N{NO-BREAK SPACE}: {values[item.label]}", icon=item.icon)
        if item.label in values
        else Line(kind=item.kind, label=item.label, icon=item.icon)
        for item in frame.items
    )
    shown = (_text(NOTHING_YET),) if showing.silent else arrived
    if not showing.message:
        return shown
    return (*(() if showing.silent else shown), _text(showing.message))


def _with_site_lines(pane: Pane, screen: Screen, showing: Showing) -> Pane:
    error = (_text(showing.error, "circle-alert"),) if showing.error else ()
    extra = next((spot for spot in spots(screen) if spot.name == "suite"), None)
    button = (
        (Line(kind=ItemKind.BUTTON, label=CONTINUE, target=showing.aim == CONTINUE, spot=extra.name),) if extra else ()
    )
    return msgspec.structs.replace(pane, items=(*error, *pane.items, *button))


def _text(label: str, icon: str = "") -> Line:
    return Line(kind=ItemKind.TEXT, label=label, icon=icon)


def _in_words(panes: list[Pane]) -> str:
    return " ".join(f"{_title(pane)} {' '.join(_said(line) for line in pane.items)}".strip() for pane in panes)


def _title(pane: Pane) -> str:
    named = pane.caption or pane.address
    kinds = {
        FrameKind.BROWSER: "Page imaginée",
        FrameKind.PHONE: "Téléphone",
        FrameKind.LETTER: "Courrier",
        FrameKind.SHEET: "Feuille",
        FrameKind.CARD_FRONT: "Carte Vitale avec photo",
        FrameKind.CARD_BACK: "Carte Vitale sans photo",
    }
    return f"{kinds[pane.kind]}, {named}." if named else f"{kinds[pane.kind]}."


def _said(line: Line) -> str:
    if line.kind in (ItemKind.FIELD, ItemKind.MASKED):
        return f"{line.label}, {'rempli' if line.value else 'vide'}."
    if line.kind is ItemKind.CHOICE:
        return f"{line.label}, {'choisi' if line.value else 'pas choisi'}."
    return line.label if line.label.endswith((".", "?", "»")) else f"{line.label}."
