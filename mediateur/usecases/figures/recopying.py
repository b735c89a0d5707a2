"""« À recopier »: the forms there are, and what the journal puts into them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from mediateur.content.problems import Problem
from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.journal.encounter import Encounter
from mediateur.journal.periods import CalendarPeriod, Grain, latest, told
from mediateur.journal.recopy import Sheet, recopy
from mediateur.journal.recopy_forms import OWN, SHIPPED, FiledForm, RecopyForm, read_forms
from mediateur.settings import labels_of
from mediateur.usecases.preferences import Preferences
from mediateur.usecases.repositories import Store

USUAL = f"{SHIPPED}/la-coop.yaml"
HOW_MANY = {Grain.DAY: 14, Grain.WEEK: 8, Grain.MONTH: 13}


class Forms(NamedTuple):
    """The forms that can be filled, the usual one first, and what is wrong in the others."""

    filed: tuple[FiledForm, ...]
    problems: tuple[Problem, ...]


class Recopying:
    """Reads forms and the journal; changes nothing, and sends nothing."""

    def __init__(
        self,
        store: Callable[[], Store],
        preferences: Preferences,
        root: Callable[[], Path],
        clock: Callable[[], dt.datetime] = dt.datetime.now,
    ) -> None:
        self._store = store
        self._preferences = preferences
        self._root = root
        self._clock = clock

    def forms(self) -> Forms:
        """Return the forms of the program and those that are in « formulaires » of the data folder."""
        shipped, wrong = read_forms(self._root(), SHIPPED)
        own, own_wrong = read_forms(self._preferences.folder, OWN)
        usual = sorted((*shipped, *own), key=_after_usual)
        return Forms(tuple(usual), (*wrong, *own_wrong))

    def periods(self, grain: Grain) -> tuple[CalendarPeriod, ...]:
        """Return the present period of a grain and those before it, newest first."""
        return latest(grain, self._clock().date(), HOW_MANY[grain])

    def sheets(self, form: RecopyForm, period: CalendarPeriod) -> tuple[Sheet, ...]:
        """Return the reports of a period in a form: those of the mediator in use, or of everyone where it says so."""
        with self._store().begin() as work:
            met = work.encounters.all(period.since, period.until)
            places = {place.id: place.name for place in work.places.all()}
        mine = met if form.everyone else tuple(filter(self._is_mine, met))
        return recopy(form, mine, period, places)

    def paper(self, form: RecopyForm, period: CalendarPeriod, sheets: tuple[Sheet, ...]) -> bytes:
        """Return these reports as a tagged PDF. Raises MediateurError when a text cannot be printed, or for none."""
        from mediateur.forms import recopy_layout

        if not sheets:
            raise MediateurError(
                french("Il n'y a rien à imprimer pour ces dates."), "", french("Choisissez d'autres dates.")
            )
        title = f"{form.title}, {told(period)}"
        return recopy_layout.render(title, sheets, form.note, printed=self._clock().date(), resources=self._root())

    def _is_mine(self, encounter: Encounter) -> bool:
        """Tell whether the mediator in use met these people on this machine: others report theirs themselves.

        What was kept under a label that was renamed since is hers too.
        """
        return encounter.mediator in labels_of(self._preferences.current) and not encounter.origin


def _after_usual(filed: FiledForm) -> tuple[bool, str]:
    return filed.file != USUAL, filed.file
