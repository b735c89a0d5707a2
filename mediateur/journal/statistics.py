"""The figures of a period: what each record adds to them, and how they add up.

Source of every definition: the project's definitions, section 1; each figure of a record is that of
journal.definitions. The store keeps the same sums in its rollups: a property test holds both together.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from mediateur.journal import definitions
from mediateur.journal.encounter import Encounter, Kind

K = TypeVar("K")


class Figures(NamedTuple):
    """What is counted of some encounters, each figure apart.

    `accompanied` are among `touched`, `activation_or_use` among `accompanied`. `declared_later` is in no other figure,
    nor is `estimated` (events). `first_visits_asked` is the touched of whom it is known whether they came before:
    only where it equals `touched` can different persons be spoken of.
    """

    encounters: int = 0
    touched: int = 0
    accompanied: int = 0
    activation_or_use: int = 0
    activated: int = 0
    declared_later: int = 0
    rights: int = 0
    estimated: int = 0
    first_visits: int = 0
    first_visits_asked: int = 0


NO_FIGURE = Figures()
NO_FIGURES: Mapping[str, Figures] = MappingProxyType({})
Codes = Mapping[tuple[str, str], int]  # (axis, code) → how many
NO_CODES: Codes = MappingProxyType({})


class Period(NamedTuple):
    """Days from `since` to `until`, both included."""

    since: dt.date
    until: dt.date

    @property
    def days(self) -> int:
        """How many days it lasts."""
        return (self.until - self.since).days + 1

    @property
    def before(self) -> Period:
        """The period of the same length that ends on the day before it, no earlier than calendars go."""
        since, first = self.since.toordinal(), dt.date.min.toordinal()
        return Period(*(dt.date.fromordinal(max(first, since - days)) for days in (self.days, 1)))


class Filters(NamedTuple):
    """Which encounters are counted; None is all of them. The place of those that have none is empty.

    `places` are several places at once, those of a territory; with `place`, what is in both is counted.
    """

    pathway: str | None = None
    place: str | None = None
    kind: Kind | None = None
    places: frozenset[str] | None = None

    @property
    def at(self) -> frozenset[str] | None:
        """The places whose encounters are counted; None is everywhere."""
        if self.place is None:
            return self.places
        one = frozenset((self.place,))
        return one if self.places is None else one & self.places

    @property
    def everywhere(self) -> Filters:
        """The same filters, but for places."""
        return self._replace(place=None, places=None)

    def keep(self, encounter: Encounter) -> bool:
        """Whether an encounter is counted."""
        return self.keep_of(encounter.pathway, encounter.place, encounter.kind)

    def keep_of(self, pathway: str, place: str, kind: str) -> bool:
        """Whether an encounter of this pathway, place and kind is counted."""
        return self.pathway in {None, pathway} and self.kind in {None, kind} and (self.at is None or place in self.at)


EVERYTHING = Filters()


class Counts(NamedTuple):
    """The figures of a period, told apart by day, by kind, by pathway and by place, and what is counted by code.

    The axes of `codes`: outcome (how many), obstacle (in how many sessions), age and place_type (of the touched),
    autonomy (of the accompanied). `untold` names what is not known: figures, axes, and « pathway » or « place » where
    these are not told apart. Of what it names, the numbers that are here are not all there are.
    """

    by_day: Mapping[dt.date, Figures] = MappingProxyType({})
    by_kind: Mapping[str, Figures] = NO_FIGURES
    by_pathway: Mapping[str, Figures] = NO_FIGURES
    by_place: Mapping[str, Figures] = NO_FIGURES
    codes: Codes = NO_CODES
    untold: frozenset[str] = frozenset()

    @property
    def whole(self) -> Figures:
        """The figures of the whole period."""
        return total(self.by_day.values())

    def axis(self, name: str) -> dict[str, int]:
        """Return how many there are of each code of an axis."""
        return {code: n for (axis, code), n in self.codes.items() if axis == name}


def figures(encounter: Encounter) -> Figures:
    """Return what one encounter adds to the figures."""
    touched = definitions.touched(encounter)
    asked = encounter.first_visits is not None
    return Figures(
        encounters=1,
        touched=touched,
        accompanied=definitions.accompanied(encounter),
        activation_or_use=definitions.activation_or_use(encounter),
        activated=definitions.activated(encounter),
        declared_later=definitions.declared_later(encounter),
        rights=sum(definitions.rights_exercised(encounter).values()),
        estimated=definitions.estimated(encounter),
        first_visits=(encounter.first_visits or 0) if touched else 0,
        first_visits_asked=touched if asked else 0,
    )


def codes(encounter: Encounter) -> Codes:
    """Return what one encounter adds to each code; the results, ages and place type of an event are not counted."""
    found: Counter[tuple[str, str]] = Counter()
    counted = definitions.as_counted(encounter)
    for outcome in counted.outcomes:
        found["outcome", outcome.code] += outcome.n
    for obstacle in encounter.obstacles:
        found["obstacle", obstacle] += 1
    for age in counted.ages if encounter.kind is not Kind.EVENT else ():
        found["age", age.code] += age.n
    found["autonomy", encounter.autonomy] += definitions.accompanied(encounter)
    found["place_type", encounter.place_type] += definitions.touched(encounter)
    return {key: n for key, n in found.items() if n}


def count(encounters: Iterable[Encounter], period: Period, filters: Filters = EVERYTHING) -> Counts:
    """Return the figures of the encounters of a period that the filters keep."""
    counted = [one for one in encounters if period.since <= one.when.day <= period.until and filters.keep(one)]
    return Counts(
        by_day=_apart(counted, lambda one: one.when.day),
        by_kind=_apart(counted, lambda one: str(one.kind)),
        by_pathway=_apart(counted, lambda one: one.pathway),
        by_place=_apart(counted, lambda one: one.place),
        codes=added(map(codes, counted)),
    )


def together(parts: Iterable[Counts]) -> Counts:
    """Return the figures of several sets of encounters, none of which is in two of them."""
    parts = tuple(parts)
    return Counts(
        by_day=merged(part.by_day for part in parts),
        by_kind=merged(part.by_kind for part in parts),
        by_pathway=merged(part.by_pathway for part in parts),
        by_place=merged(part.by_place for part in parts),
        codes=added(part.codes for part in parts),
        untold=frozenset().union(*(part.untold for part in parts)),
    )


def total(parts: Iterable[Figures]) -> Figures:
    """Return figures added up."""
    columns = [*zip(*parts, strict=True)]
    return Figures(*map(sum, columns)) if columns else NO_FIGURE


def _apart(encounters: Iterable[Encounter], key: Callable[[Encounter], K]) -> Mapping[K, Figures]:
    return merged({key(one): figures(one)} for one in encounters)


def merged(parts: Iterable[Mapping[K, Figures]]) -> dict[K, Figures]:
    """Return figures by key, added up where several parts hold one."""
    found: dict[K, list[Figures]] = {}
    for part in parts:
        for key, value in part.items():
            found.setdefault(key, []).append(value)
    return {key: total(values) for key, values in found.items()}


def added(parts: Iterable[Codes]) -> dict[tuple[str, str], int]:
    """Return counts by code, added up; none is 0."""
    found: Counter[tuple[str, str]] = Counter()
    for part in parts:
        found.update(part)
    return {key: n for key, n in found.items() if n}
