"""From trainers to mediators to the persons reached, by territory: the register beside what a network may tell."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french, grouped
from mediateur.training.chain import Link, Place
from mediateur.training.figures import RegisterFigures
from mediateur.training.listing import folded
from mediateur.ui import jobs
from mediateur.ui.kit.buttons import SecondaryButton
from mediateur.ui.kit.layouts import FlowLayout
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.kit.theme import px
from mediateur.ui.pages.dashboard.shapes import Rows
from mediateur.ui.pages.dashboard.table import FiguresTable
from mediateur.ui.pages.shared.trouble import Trouble
from mediateur.ui.pages.training.figures.shapes import UNSAID
from mediateur.ui.pages.training.following.words import counted, figure
from mediateur.usecases.coordination.reach import Reached
from mediateur.usecases.register.chain import Chain

TITLE = french("Des formateurs aux personnes touchées, par territoire")
HEADS = ("Territoire", "Formateurs", "Médiateurs", "Formés", "Attestés", "Actifs")
REACHED, SHORT, COUNTED = "Personnes touchées", "Touchées", "Registre"
NOUNS = ("formateur", "médiateur", "formé", "attesté", "actif")
BOTH = french("« Formés », « attestés » et « actifs » comptent aussi les formateurs.")
READING = french("Personnes touchées : lecture du réseau…")
NO_SHARING = french("Personnes touchées : pas de partage sur ce poste. Seul le poste d'un coordinateur les connaît.")
NOTHING_YET = french("Personnes touchées : le réseau n'a encore rien reçu.")
BESIDE = french(
    "Personnes touchées ({days}) : chiffres partageables du réseau, lus à part. Le registre ne lit aucun journal : "
    "seuls les noms des territoires se répondent."
)
UNKNOWN, NOBODY, NOT_SAID = french("territoire inconnu du réseau"), french("sans médiateur dans le registre"), "—"
IN_NETWORK = french("dans le réseau : {name}")
NONE = french("Le registre ne compte encore personne.")
WHICH = french("Dire quel territoire est lequel…")
MOST, NARROW = 12, 860
REST = french("Les {most} premiers sur {count}. « Voir en tableau » les dit tous.")

Reading = Callable[[], Reached | None]


class ChainPanel(Panel):
    """A table. `reached` reads the network in a thread, None where this machine coordinates none.

    `which_asked` carries the territories of the register by name and those of the network.
    """

    which_asked = Signal(object, object)

    def __init__(self, chain: Chain, reached: Reading) -> None:
        super().__init__("surface")
        self._chain, self._reading = chain, reached
        self._figures: RegisterFigures | None = None
        self._reached: Reached | None = None
        self._read = self._tabular = self._compact = False
        self.table, self.nothing, self.trouble = FiguresTable(), Text(NONE, "courant", "text_muted"), Trouble()
        self.rest, self.note = Text("", "note", "text_muted"), Text("", "note", "text_muted", max_chars=0)
        self.which, self._ways = SecondaryButton(WHICH, icon="map-pin"), QWidget()
        FlowLayout(12, self._ways).addWidget(self.which)
        for part in (heading(TITLE, 3), self.table, self.nothing, self.rest, self.note, self.trouble, self._ways):
            self.body.addWidget(part)
        self.which.clicked.connect(self._ask)

    @property
    def places(self) -> tuple[Place, ...]:
        """The territories of the network, as far as it was read."""
        return tuple(Place(*each) for each in self._reached.territories) if self._reached is not None else ()

    def show_figures(self, figures: RegisterFigures) -> None:
        """Show other figures of the register."""
        self._figures = figures
        self.show_links()

    def set_tabular(self, tabular: bool) -> None:
        """Show every line, or the first ones."""
        self._tabular = tabular
        self.show_links()

    def refresh(self) -> None:
        """Read the network again, in a thread."""
        jobs.run_long(self._reading, self._on_reached, self)

    def show_links(self) -> None:
        """Show the lines, as far as both are known."""
        groups = self._figures.territories if self._figures is not None else ()
        links, network = self._chain.links(groups, self.places), self._reached is not None
        shown = links if self._tabular else links[:MOST]
        self._compact = self._is_narrow
        lines = rows(shown, network=network, compact=self._compact)
        self.table.show_rows(TITLE, lines, heads(network=network, compact=self._compact))
        self.table.setVisible(bool(links))
        self.nothing.setVisible(not links)
        self.rest.set_text(REST.format(most=MOST, count=len(links)))
        self.rest.setVisible(len(shown) < len(links))
        self.note.set_text(f"{BOTH} {self._told()}")
        self._ways.setVisible(bool(self.places) and any(group.name for group in groups))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_narrow is not self._compact:
            self.show_links()

    @property
    def _is_narrow(self) -> bool:
        """Whether the columns would not show their words whole."""
        return self.width() < px(NARROW)

    def _told(self) -> str:
        if not self._read:
            return READING
        if self._reached is None:
            return NO_SHARING
        return BESIDE.format(days=self._reached.days) if self._reached.territories else NOTHING_YET

    @Slot(object)
    def _on_reached(self, outcome: jobs.Outcome[Reached | None]) -> None:
        self._read = True
        if outcome.succeeded(self.trouble.tell):
            self.trouble.forget()
            self._reached = outcome.value
        self.show_links()

    @Slot()
    def _ask(self) -> None:
        groups = self._figures.territories if self._figures is not None else ()
        self.which_asked.emit(tuple(group.name for group in groups if group.name), self.places)


def heads(*, network: bool, compact: bool = False) -> tuple[str, ...]:
    """Return the titles of columns; `compact` has one for all that the register counts."""
    if compact:
        return (HEADS[0], SHORT if network else COUNTED)
    return (*HEADS, REACHED) if network else HEADS


def rows(links: Sequence[Link], *, network: bool, compact: bool = False) -> Rows:
    """Return the lines of a table; with the persons reached where there is a `network`."""
    return tuple((*_own(link, network, compact), *((_reached(link, compact),) if network else ())) for link in links)


def _own(link: Link, network: bool, compact: bool) -> tuple[str, ...]:
    group = link.group
    counts = (group.trainers, group.mediators, group.trained, group.certified, group.active)
    if not compact:
        return (_label(link), *map(figure, counts))
    lines = "\n".join(counted(n, noun) for n, noun in zip(counts, NOUNS, strict=True))
    return (f"{_label(link)}\n{lines}",) if network else (_label(link), lines)


def _label(link: Link) -> str:
    own, place = ", ".join(name or UNSAID for name in link.own), link.place
    if not own and place is not None:
        return f"{place.label}\n{NOBODY}"
    alike = place is None or folded(own) in {folded(place.label), folded(place.name)}
    return own if alike or place is None else f"{own}\n{IN_NETWORK.format(name=place.label)}"


def _reached(link: Link, compact: bool) -> str:
    if link.place is None:
        unknown = UNKNOWN.replace(" du", "\ndu") if compact else UNKNOWN
        return unknown if any(link.own) else NOT_SAID
    return grouped(int(link.place.told)) if link.place.told.isdecimal() else link.place.told
