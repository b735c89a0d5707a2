"""The papers that a page shows: made one after the other in a job, the one in view first, and kept while they hold.

What is made ahead stops as soon as something is wanted, and what nobody looks at any more is given up.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from mediateur.errors import MediateurError
from mediateur.forms import watching
from mediateur.forms.variants import Variant
from mediateur.journal.encounter import Place
from mediateur.ui import jobs
from mediateur.ui.pdf_pages import PdfPages
from mediateur.usecases.paper.printing import Printing
from mediateur.usecases.recording.sessions import Session


@dataclass(frozen=True)
class Order:
    """A paper wanted: equal orders give the same paper.

    `form` is an id of the catalogue, unless there is a `session` or a set of `choices`. `edition` holds whatever else
    the paper depends on: the day, the configured data, how far the session went. `typed` is what a person had written
    in the fields: papers that hold it are kept no longer than they are wanted.
    """

    form: str
    variant: Variant
    language: str
    colour: bool
    contact: Place | None
    edition: tuple[object, ...]
    session: Session | None = field(default=None, compare=False)
    choices: frozenset[str] | None = None
    typed: tuple[tuple[str, str], ...] = field(default=(), repr=False)


class Paper(NamedTuple):
    """A paper made: its PDF, and how many pages."""

    pdf: bytes
    pages: int


class Glimpse(NamedTuple):
    """The first page of a paper that is still being made: a PDF of that page, and how many pages there will be."""

    order: Order
    pdf: bytes
    pages: int


def make(printing: Printing, order: Order) -> Paper:
    """Make the paper of an order. Raises MediateurError."""
    if order.session is not None:
        pdf = printing.guide(order.session, order.variant, order.contact, colour=order.colour, language=order.language)
    elif order.choices is not None:
        pdf = printing.memo(order.choices, order.variant, order.contact, colour=order.colour)
    else:
        typed = dict(order.typed)
        pdf = printing.form(order.form, order.variant, order.language, order.contact, colour=order.colour, typed=typed)
    return Paper(pdf, PdfPages(pdf).count)


class Making:
    """A paper under way: what its maker, in another thread, asks of the page (forms.watching)."""

    def __init__(self, order: Order, show: Callable[[Glimpse], None]) -> None:
        self.order = order
        self.gave_up = self.waits = False
        self._show = show

    def show_first(self, pdf: bytes, pages: int) -> None:
        """Hand over the first page."""
        self._show(Glimpse(self.order, pdf, pages))

    def run(self, printing: Printing) -> Paper:
        """Make the paper. Raises MediateurError, and GivenUpError when it is wanted no more."""
        with watching.watched_by(self):
            watching.go_on()
            return make(printing, self.order)


class Papers(QObject):
    """Makes what is wanted, in order of need. `ready` carries an Order: its paper, or its error, is there.

    `glimpsed` carries the Glimpse of the paper most needed, before it is ready.
    """

    ready = Signal(object)
    glimpsed = Signal(object)
    _first_drawn = Signal(object)

    def __init__(self, printing: Printing, parent: QObject) -> None:
        super().__init__(parent)
        self._printing = printing
        self._wanted: tuple[Order, ...] = ()
        self._making: Making | None = None
        self._made: dict[Order, Paper | MediateurError] = {}
        self._first_drawn.connect(self._on_first, Qt.ConnectionType.QueuedConnection)
        # What is wanted for no longer than one turn of the loop, as while a page is being opened, is never begun.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._next)

    def want(self, orders: Sequence[Order]) -> None:
        """Want these papers, the most needed first, and no others. What failed is tried again."""
        self._wanted = tuple(orders)
        editions = {order.edition for order in orders}
        self._made = {
            order: made
            for order, made in self._made.items()
            if isinstance(made, Paper) and order.edition in editions and (not order.typed or order in orders)
        }
        self._give_way()
        self._soon.start()

    def rest(self) -> None:
        """Make nothing more until something is wanted again."""
        self._wanted = ()
        self._give_way()

    def forget_typed(self) -> None:
        """Drop every paper that holds what someone typed, those under way included."""
        self._wanted = tuple(order for order in self._wanted if not order.typed)
        self._made = {order: made for order, made in self._made.items() if not order.typed}
        self._give_way()

    @property
    def made(self) -> tuple[Order, ...]:
        """The orders whose paper, or whose error, is there."""
        return tuple(self._made)

    def of(self, order: Order) -> Paper | MediateurError | None:
        """Return the paper of an order, why there is none, or None while it is not made."""
        return self._made.get(order)

    def _give_way(self) -> None:
        """Give up what is being made if it is wanted no more, or if the paper in view waits behind it."""
        if (making := self._making) is None:
            return
        first = self._wanted[0] if self._wanted else None
        making.waits = making.order == first
        if making.order not in self._wanted or not (making.waits or first in self._made):
            making.gave_up = True

    @Slot()
    def _next(self) -> None:
        if self._making is not None:
            return
        order = next((order for order in self._wanted if order not in self._made), None)
        if order is not None:
            self._making = Making(order, self._first_drawn.emit)
            self._making.waits = order == self._wanted[0]
            jobs.run(partial(self._making.run, self._printing), self._on_made, self)

    @Slot(object)
    def _on_first(self, glimpse: Glimpse) -> None:
        if self._wanted and glimpse.order == self._wanted[0]:
            self.glimpsed.emit(glimpse)

    @Slot(object)
    def _on_made(self, outcome: jobs.Outcome) -> None:
        making, self._making = self._making, None
        if making is None:
            return
        if isinstance(outcome.error, watching.GivenUpError):
            self._next()
            return
        order = making.order
        if not order.typed or order in self._wanted:
            self._made[order] = outcome.value if isinstance(outcome.value, Paper) else told(outcome.error)
            self.ready.emit(order)
        if outcome.error is None or isinstance(outcome.error, MediateurError):
            self._next()
        else:
            raise outcome.error


def told(error: Exception | None) -> MediateurError:
    """Return a failure as a person may read it."""
    if isinstance(error, MediateurError):
        return error
    return MediateurError(
        "Le guide ne se prépare pas.",
        "Votre séance et votre journal sont intacts.",
        "Choisissez une autre version, ou écrivez l’adresse du site à la main.",
        detail=type(error).__name__,
    )
