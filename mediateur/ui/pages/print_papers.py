"""The papers that a page shows: made one after the other in a job, the one in view first, and kept while they hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal, Slot

from mediateur.errors import MediateurError
from mediateur.forms.variants import Variant
from mediateur.journal.encounter import Place
from mediateur.ui import jobs
from mediateur.ui.pdf_pages import PdfPages
from mediateur.usecases.printing import Printing
from mediateur.usecases.sessions import Session


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


class Papers(QObject):
    """Makes what is wanted, in order of need. `ready` carries an Order: its paper, or its error, is there."""

    ready = Signal(object)

    def __init__(self, printing: Printing, parent: QObject) -> None:
        super().__init__(parent)
        self._printing = printing
        self._wanted: tuple[Order, ...] = ()
        self._making: Order | None = None
        self._made: dict[Order, Paper | MediateurError] = {}

    def want(self, orders: Sequence[Order]) -> None:
        """Want these papers, the most needed first, instead of those not begun. What failed is tried again."""
        self._wanted = tuple(orders)
        editions = {order.edition for order in orders}
        self._made = {
            order: made
            for order, made in self._made.items()
            if isinstance(made, Paper) and order.edition in editions and (not order.typed or order in orders)
        }
        self._next()

    def rest(self) -> None:
        """Begin nothing more until something is wanted again."""
        self._wanted = ()

    def forget_typed(self) -> None:
        """Drop every paper that holds what someone typed, those under way included."""
        self._wanted = tuple(order for order in self._wanted if not order.typed)
        self._made = {order: made for order, made in self._made.items() if not order.typed}

    @property
    def made(self) -> tuple[Order, ...]:
        """The orders whose paper, or whose error, is there."""
        return tuple(self._made)

    def of(self, order: Order) -> Paper | MediateurError | None:
        """Return the paper of an order, why there is none, or None while it is not made."""
        return self._made.get(order)

    def _next(self) -> None:
        if self._making is not None:
            return
        self._making = next((order for order in self._wanted if order not in self._made), None)
        if self._making is not None:
            jobs.run(partial(make, self._printing, self._making), self._on_made, self)

    @Slot(object)
    def _on_made(self, outcome: jobs.Outcome) -> None:
        order, self._making = self._making, None
        if order is None:
            return
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
